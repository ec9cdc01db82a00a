using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Actions;

/// <summary>Harbor County after its first round, in which all but one of North answered: South is shown, North is not. One item is high, two are low.</summary>
public class AnsweredHarbor : IAsyncLifetime
{
    public const string High = "VM-9";
    public const string Low = "PM-7";
    public const string SecondLow = "SP-14";

    /// <summary>Ten o'clock in both zones when the second round would open, and the next time it may be looked at.</summary>
    public const string NextOpens = "2026-11-02T18:00:00Z";

    internal AgencyAtWork Agency { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Agency = await StartAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Agency.DisposeAsync();
    }

    internal static async Task<AgencyAtWork> StartAsync(Action<WatchedStore>? watch = null)
    {
        var agency = await AgencyAtWork.StartHarborAsync(change: watch is null ? null : WatchedStore.Into(watch));
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in agency.People.Where(person => !person.Name.StartsWith("North8 ", StringComparison.Ordinal)))
        {
            await person.AnswersAsync(Items.All(3).With(High, "5").With(Low, "1").With(SecondLow, "2"));
        }

        await agency.AdvanceAsync(Harbor.Closes);
        return agency;
    }
}
