namespace LeadershipBot.Core.Nudges;

/// <summary>What a manager did with the card.</summary>
public enum NudgeResponse
{
    /// <summary>Nothing yet; says nothing about the manager.</summary>
    None,

    /// <summary>"I'll try it".</summary>
    WillTry,

    /// <summary>"Show me another".</summary>
    AskedForAnother,

    /// <summary>"Not this week".</summary>
    NotThisWeek,

    /// <summary>"Not for me": never again.</summary>
    NotForMe,
}

/// <summary>What a manager said of a nudge they had taken on.</summary>
public enum CheckInOutcome
{
    /// <summary>"Did it".</summary>
    Did,

    /// <summary>"Partly".</summary>
    Partly,

    /// <summary>"Not yet".</summary>
    NotYet,
}

/// <summary>A nudge one manager was shown. Private to that manager.</summary>
/// <param name="NudgeId">Which one; may no longer be in the library.</param>
/// <param name="SentOn">The day in the manager's own time zone.</param>
/// <param name="Response">What they did with it.</param>
/// <param name="Outcome">What they said of it later; null as long as they said nothing.</param>
public sealed record NudgeHistoryEntry(
    string NudgeId, DateOnly SentOn, NudgeResponse Response = NudgeResponse.None, CheckInOutcome? Outcome = null);
