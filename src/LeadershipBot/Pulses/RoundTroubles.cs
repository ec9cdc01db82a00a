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
public sealed class RoundTroubles
{
    private readonly Lock _gate = new();
    private readonly HashSet<(string RoundId, RoundTrouble Trouble)> _found = [];

    /// <summary>Each kind once, the same whichever rounds it is.</summary>
    public IReadOnlyList<RoundTrouble> Kinds
    {
        get
        {
            lock (_gate)
            {
                return [.. _found.Select(found => found.Trouble).Distinct().Order()];
            }
        }
    }

    /// <summary>False where it is known.</summary>
    public bool Note(string roundId, RoundTrouble trouble)
    {
        lock (_gate)
        {
            return _found.Add((roundId, trouble));
        }
    }

    public bool Has(string roundId, RoundTrouble trouble)
    {
        lock (_gate)
        {
            return _found.Contains((roundId, trouble));
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
