using System.Runtime.InteropServices;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>Whether a turn may run now.</summary>
public enum SenderVerdict
{
    /// <summary>It may.</summary>
    Go,

    /// <summary>It may not, and the person has not been told so yet.</summary>
    Wait,

    /// <summary>It may not; the person knows.</summary>
    WaitSilently,
}

/// <summary>
/// How much one person may say in a time: <see cref="BotFrameworkOptions.PersonBurst"/> at once, and
/// <see cref="BotFrameworkOptions.PersonPerMinute"/> in the long run. Messages and invokes count, whatever they are about.
/// </summary>
/// <remarks>
/// The generic cell rate algorithm (ITU-T I.371, annex A): one moment a person, up to which what they said is paid for.
/// It is in memory only, in real time, and forgotten once it has passed, which is at most the time in which a whole burst
/// is paid for; at most <see cref="MaxRemembered"/> people are remembered. Whoever has no Entra object id shares one
/// allowance with everybody else who has none.
/// </remarks>
public sealed class SenderLimits : IDisposable
{
    /// <summary>How many people are remembered at most.</summary>
    public const int MaxRemembered = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Paid> _senders = [];
    private readonly TimeProvider _realTime;
    private readonly long _interval;
    private readonly long _tolerance;
    private readonly ITimer _forgetting;

    /// <summary>Reads the limits from validated options.</summary>
    public SenderLimits(IOptions<BotFrameworkOptions> options, [FromKeyedServices(RealTime.Key)] TimeProvider realTime)
    {
        _realTime = realTime;
        _interval = realTime.TimestampFrequency * 60 / options.Value.PersonPerMinute;
        _tolerance = _interval * (options.Value.PersonBurst - 1);
        var period = TimeSpan.FromSeconds(Math.Max(1, (double)_tolerance / realTime.TimestampFrequency));
        // On its own clock: what a test steps ahead is how much people said, not when memory is freed.
        _forgetting = TimeProvider.System.CreateTimer(_ => Forget(), null, period, period);
    }

    /// <summary>How many people are remembered now.</summary>
    public int Remembered
    {
        get
        {
            lock (_gate)
            {
                return _senders.Count;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _forgetting.Dispose();

    /// <summary>Counts an activity and says whether it may be handled.</summary>
    public SenderVerdict Take(Activity activity)
    {
        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Invoke))
        {
            return SenderVerdict.Go;
        }

        var sender = Guid.TryParse(activity.From?.AadObjectId, out var id) ? id : Guid.Empty;
        var now = _realTime.GetTimestamp();
        lock (_gate)
        {
            if (_senders.Count >= MaxRemembered)
            {
                // More people at once than any agency has: rather let go of all than of new ones.
                _senders.Clear();
            }

            ref var paid = ref CollectionsMarshal.GetValueRefOrAddDefault(_senders, sender, out _);
            var ahead = Math.Max(paid.Until - now, 0);
            if (ahead > _tolerance)
            {
                var verdict = paid.IsTold ? SenderVerdict.WaitSilently : SenderVerdict.Wait;
                paid = paid with { IsTold = true };
                return verdict;
            }

            // Told once, not every other time, until they have been slow for a while.
            paid = new Paid(now + ahead + _interval, paid.IsTold && ahead > _tolerance / 2);
            return SenderVerdict.Go;
        }
    }

    /// <summary>Lets go of everybody of whom nothing need be remembered. Happens by itself, too.</summary>
    public void Forget()
    {
        var now = _realTime.GetTimestamp();
        lock (_gate)
        {
            foreach (var (sender, paid) in _senders)
            {
                if (paid.Until <= now)
                {
                    _senders.Remove(sender);
                }
            }
        }
    }

    private readonly record struct Paid(long Until, bool IsTold);
}
