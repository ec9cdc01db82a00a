using System.Collections.Frozen;

namespace LeadershipBot.Core.Nudges;

/// <summary>
/// Picks a person's next nudge. The season's three practices come in the person's own order, four weeks each: notice, then try, then
/// habit. Where the practice whose turn it is has nothing left, the season's other practices follow, then the rest of the library.
/// In the weeks after something hard, what was written for such weeks goes before all of it. Who speaks for an office or for the agency
/// gets, once the practice whose turn it is has had its three steps, what was written for that standing.
/// What they said was no use never comes again, and two such answers leave a practice for the season. Nothing comes twice within
/// <see cref="RestWeeks"/> weeks while anything else suits. What is left open is settled by the seed: the same question always has
/// the same answer, and managers of one agency get different ones in the same week.
/// </summary>
public static class ChooseNudge
{
    /// <summary>Weeks a nudge rests before it may come again, as long as anything else can be shown.</summary>
    public const int RestWeeks = 26;

    /// <summary>Weeks after which a nudge may come again as a step of a season's practice: not before a season like it a year later.</summary>
    public const int SeasonRestWeeks = 50;

    /// <summary>How many others a person may ask for in a week.</summary>
    public const int MaxOthersInAWeek = 2;

    private const int DaysInAWeek = 7;

    /// <summary>The nudge to send this week.</summary>
    /// <returns>A nudge whenever the library holds any that suits and that the person has not turned away, even if all of them are known.</returns>
    public static NudgeChoice Next(NudgeContext context) => Pick(new Candidates(context, leaveOut: FrozenSet<string>.Empty));

    /// <summary>
    /// Another nudge for someone who asks for one: none of those shown today or in the six days before,
    /// and at most <see cref="MaxOthersInAWeek"/> besides the first.
    /// </summary>
    /// <param name="context">This week's card is in its history.</param>
    public static NudgeChoice Another(NudgeContext context)
    {
        var thisWeek = context.History
            .Where(entry => entry.SentOn > context.Today.AddDays(-DaysInAWeek) && entry.SentOn <= context.Today)
            .Select(entry => entry.NudgeId).ToHashSet(StringComparer.Ordinal);
        return thisWeek.Count > MaxOthersInAWeek
            ? new NudgeChoice.Nothing(NoNudgeReason.EnoughForThisWeek)
            : Pick(new Candidates(context, thisWeek));
    }

    private static NudgeChoice Pick(Candidates candidates)
    {
        if (!candidates.AnySuits)
        {
            return new NudgeChoice.Nothing(NoNudgeReason.NothingForThisLevel);
        }

        var chosen = candidates.ForHardWeeks() ?? candidates.OfOwnLevel() ?? candidates.OfCurrentPractice() ?? candidates.OfOtherSeasonPractices() ?? candidates.OfTheRest() ?? candidates.KnownLongest();
        return chosen is null ? new NudgeChoice.Nothing(NoNudgeReason.AllShownThisWeek) : chosen;
    }
}
