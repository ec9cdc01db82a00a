using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>The facts of a round that its release names.</summary>
/// <param name="Id">The round.</param>
/// <param name="Opened">The day it opened.</param>
/// <param name="Closed">The day it closed.</param>
public sealed record RoundFacts(string Id, DateOnly Opened, DateOnly Closed);

/// <summary>A release and what to remember for the next one.</summary>
/// <param name="Release">What everybody may see.</param>
/// <param name="Groups">To add to the history.</param>
public sealed record ReleaseResult(Release Release, PublishedRound Groups);

/// <summary>
/// Decides what of a closed round may be shown. For each measure: teams that may show it, of these the largest safe set, less
/// the teams that an earlier round could be subtracted from, and every figure coded. The result depends on nothing but the
/// arguments; the order of people, teams and ballots makes no difference.
/// </summary>
public static class ReleasePolicy
{
    /// <summary>Fewest answers behind anything that is shown or can be computed from what is shown.</summary>
    public const int MinimumAnswers = 5;

    /// <summary>Fewest people asked behind the same: five answers of five people would prove that all of them answered.</summary>
    public const int MinimumEligible = 7;

    /// <summary>Answers in a group of 29 people or more from which a change of a few persons between rounds drowns in what the others answer differently.</summary>
    public const int ExemptFromHistory = 20;

    /// <summary>Fewest people asked behind the difference of two rounds; how many of them answered can't be known, because nothing about that is kept.</summary>
    public const int MinimumDifference = MinimumEligible;

    /// <summary>Makes the release of a closed round.</summary>
    /// <param name="round">The round.</param>
    /// <param name="instrument">What was asked.</param>
    /// <param name="roster">Who was asked, as frozen when it opened.</param>
    /// <param name="tally">The answers, added up, of the same instrument and roster.</param>
    /// <param name="history">What earlier rounds of all programs have shown, whatever they asked: one history for all.</param>
    /// <exception cref="ArgumentException">The tally has other cells than the roster, or more ballots in one than people.</exception>
    public static ReleaseResult Apply(
        RoundFacts round, Instrument instrument, FrozenRoster roster, Tally tally, PublishedHistory history)
    {
        if (tally.CellCount != roster.CellCount || Enumerable.Range(0, tally.CellCount).Any(cell => tally.BallotsIn(cell) > roster.EligibleIn(cell)))
        {
            throw new ArgumentException("The tally is not of this roster.", nameof(tally));
        }

        return new ReleaseWriter(instrument, roster, tally, history.AsOf(round.Closed)).Write(round);
    }
}
