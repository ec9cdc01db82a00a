namespace LeadershipBot.Core.Nudges;

/// <summary>A practice somebody worked on, and how it went by their own word.</summary>
/// <param name="Practice">The practice, or the half of it that the nudges belonged to.</param>
/// <param name="Outcome">The latest thing they said of it; null where they said nothing.</param>
public sealed record PracticeWorked(PracticeItem Practice, CheckInOutcome? Outcome);

/// <summary>
/// A month as its owner may look back on it: what they took on, in the order in which it came. Nothing is counted, ranked or
/// compared, and what was not taken on is not mentioned.
/// </summary>
/// <param name="FirstDay">The first day of the month.</param>
/// <param name="Practices">Each practice once, and each half of one that has two.</param>
public sealed record LookBack(DateOnly FirstDay, IReadOnlyList<PracticeWorked> Practices)
{
    /// <summary>The month before the one a day is in.</summary>
    /// <param name="library">What there is; what it no longer holds is left out.</param>
    /// <param name="history">What this person was shown.</param>
    /// <param name="today">The day in the person's own time zone.</param>
    public static LookBack Of(NudgeLibrary library, IReadOnlyList<NudgeHistoryEntry> history, DateOnly today)
    {
        var end = new DateOnly(today.Year, today.Month, 1);
        var start = end.AddMonths(-1);
        var worked = history
            .Where(entry => entry.SentOn >= start && entry.SentOn < end && entry.Response == NudgeResponse.WillTry)
            .OrderBy(entry => entry.SentOn)
            .Select(entry => (Nudge: library.Find(entry.NudgeId), entry.Outcome))
            .Where(entry => entry.Nudge is not null)
            .GroupBy(entry => library.ItemOf(entry.Nudge!), entry => entry.Outcome);
        return new(start, [.. worked.Select(practice => new PracticeWorked(practice.Key, practice.LastOrDefault(outcome => outcome is not null)))]);
    }
}
