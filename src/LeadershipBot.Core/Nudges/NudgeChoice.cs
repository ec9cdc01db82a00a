namespace LeadershipBot.Core.Nudges;

/// <summary>Why this nudge is the one.</summary>
public enum NudgeReason
{
    /// <summary>Never shown to this person.</summary>
    New,

    /// <summary>Everything was shown; this one at least <see cref="ChooseNudge.RestWeeks"/> weeks ago, longest of all.</summary>
    SeenLongAgo,

    /// <summary>Everything was shown in the past <see cref="ChooseNudge.RestWeeks"/> weeks; this one longest ago.</summary>
    LibraryExhausted,
}

/// <summary>Why there is no nudge.</summary>
public enum NoNudgeReason
{
    /// <summary>The library holds nothing for this person's level.</summary>
    NothingForThisLevel,

    /// <summary>Everything that suits was already shown this week.</summary>
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
    /// <param name="Reason">Why this one.</param>
    public sealed record Chosen(Nudge Nudge, NudgeReason Reason) : NudgeChoice;

    /// <summary>Nothing to send, which is no error.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record Nothing(NoNudgeReason Reason) : NudgeChoice;
}
