using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>The facts of a round that its release names.</summary>
/// <param name="Id">The round.</param>
/// <param name="Opened">The day it opened.</param>
/// <param name="Closed">The day it closed.</param>
public sealed record RoundFacts(string Id, DateOnly Opened, DateOnly Closed);

/// <summary>A release and what to remember for the next one.</summary>
/// <param name="Release">What everybody may see.</param>
/// <param name="Atoms">To add to the history.</param>
public sealed record ReleaseResult(Release Release, PublishedAtoms Atoms);

/// <summary>Decides what of a closed round may be shown.</summary>
public static class ReleasePolicy
{
    /// <summary>Fewest answers behind anything that is shown or can be computed from what is shown.</summary>
    public const int MinimumAnswers = 5;

    /// <summary>Fewest people asked in anything that is shown: five answers of five people would prove that all answered.</summary>
    public const int MinimumEligible = 7;

    /// <summary>People asked from which a change of a few persons between rounds drowns in rounding.</summary>
    public const int ExemptFromHistory = 20;

    /// <summary>Largest group the history names: a group under twenty differs from a larger one by five people or more.</summary>
    public const int LargestRemembered = ExemptFromHistory - 1 + MinimumAnswers - 1;

    /// <summary>Makes the release of a closed round.</summary>
    /// <param name="round">The round.</param>
    /// <param name="instrument">What was asked.</param>
    /// <param name="roster">Who was asked, as frozen when it opened.</param>
    /// <param name="tally">The answers, added up.</param>
    /// <param name="history">What earlier rounds have shown.</param>
    public static ReleaseResult Apply(
        RoundFacts round, Instrument instrument, FrozenRoster roster, Tally tally, PublishedHistory history) =>
        throw new NotSupportedException("Comes with the next commits.");
}
