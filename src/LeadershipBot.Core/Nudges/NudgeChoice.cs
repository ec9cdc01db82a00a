namespace LeadershipBot.Core.Nudges;

/// <summary>Why this nudge is the one. Stored by name with what was shown.</summary>
public enum NudgeReason
{
    /// <summary>It is of no practice of the season, and was never shown to this person.</summary>
    New,

    /// <summary>Nothing else is left; this one was shown at least <see cref="ChooseNudge.RestWeeks"/> weeks ago.</summary>
    SeenLongAgo,

    /// <summary>Everything was shown in the past <see cref="ChooseNudge.RestWeeks"/> weeks; this one longest ago.</summary>
    LibraryExhausted,

    /// <summary>The next step of the practice whose turn it is in this person's season.</summary>
    SeasonPractice,

    /// <summary>The same step of that practice once more, because the last one was "Not yet".</summary>
    OnceMore,

    /// <summary>Another practice of the season: of the one whose turn it is nothing is left.</summary>
    OtherSeasonPractice,

    /// <summary>These are hard weeks where the person works, and it was written for such weeks.</summary>
    HardWeeks,

    /// <summary>It was written for the person's own standing, and the practice whose turn it is has had its three steps.</summary>
    OwnLevel,
}

/// <summary>Why this nudge is the one, with all that its card says about it.</summary>
/// <param name="Reason">How it was found.</param>
/// <param name="Situation">The person's situation that it fits; null for most.</param>
/// <param name="LowAt">The published team where what staff say about the practice's dimension is low; null where it is not, or nothing is published.</param>
public sealed record NudgeBecause(NudgeReason Reason, NudgeSituation? Situation = null, string? LowAt = null);

/// <summary>Why there is no nudge.</summary>
public enum NoNudgeReason
{
    /// <summary>The library holds nothing for this person's level and situation.</summary>
    NothingForThisLevel,

    /// <summary>Everything that suits was already shown this week, or is not for this person, by their own word.</summary>
    AllShownThisWeek,

    /// <summary>The person has seen as many others this week as there are to ask for.</summary>
    EnoughForThisWeek,
}

/// <summary>The outcome of choosing: either <see cref="Chosen"/> or <see cref="Nothing"/>.</summary>
public abstract record NudgeChoice
{
    private NudgeChoice()
    {
    }

    /// <summary>A nudge to send.</summary>
    /// <param name="Nudge">What to send.</param>
    /// <param name="Because">Why this one.</param>
    public sealed record Chosen(Nudge Nudge, NudgeBecause Because) : NudgeChoice;

    /// <summary>Nothing to send, which is no error.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record Nothing(NoNudgeReason Reason) : NudgeChoice;
}
