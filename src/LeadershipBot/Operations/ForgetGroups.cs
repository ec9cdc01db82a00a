using LeadershipBot.Circles;
using LeadershipBot.Results;

namespace LeadershipBot.Operations;

/// <summary>Once a day: deletes who was in small groups and in circles long ago, whether or not new ones follow.</summary>
public sealed class ForgetGroups(Releases releases, CircleTable circles, TimeProvider clock)
{
    private DateOnly _last;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (_last == today)
        {
            return;
        }

        await circles.DeleteOldAsync(today, cancellationToken);
        await releases.ForgetOldGroupsAsync(today, cancellationToken);
        _last = today;
    }
}
