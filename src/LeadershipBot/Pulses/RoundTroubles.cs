using LeadershipBot.BotFramework;
using LeadershipBot.Telemetry;

namespace LeadershipBot.Pulses;

public enum RoundTrouble
{
    /// <summary>Its keys can't be read, so that no answer can be sealed.</summary>
    TakesNoAnswers,

    Uncountable,

    /// <summary>Answers that somebody else put there or altered; noted until the bot starts anew, for nothing mends it.</summary>
    Altered,
}

/// <summary>What this process has found wrong with rounds and is not over.</summary>
public sealed class RoundTroubles([FromKeyedServices(RealTime.Key)] TimeProvider realTime)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string RoundId, RoundTrouble Trouble), long> _found = [];

    /// <summary>Each kind once, the same whichever rounds it is.</summary>
    public IReadOnlyList<RoundTrouble> Kinds
    {
        get
        {
            lock (_gate)
            {
                return [.. _found.Keys.Select(found => found.Trouble).Distinct().Order()];
            }
        }
    }

    /// <summary>Whether the log is to have it: it is new, or was last said <see cref="SaidAgain.Every"/> ago.</summary>
    public bool Note(string roundId, RoundTrouble trouble)
    {
        var now = realTime.GetTimestamp();
        lock (_gate)
        {
            if (_found.TryGetValue((roundId, trouble), out var said) && realTime.GetElapsedTime(said, now) < SaidAgain.Every)
            {
                return false;
            }

            _found[(roundId, trouble)] = now;
            return true;
        }
    }

    public bool Has(string roundId, RoundTrouble trouble)
    {
        lock (_gate)
        {
            return _found.ContainsKey((roundId, trouble));
        }
    }

    public void Clear(string roundId, RoundTrouble trouble)
    {
        lock (_gate)
        {
            _found.Remove((roundId, trouble));
        }
    }
}
