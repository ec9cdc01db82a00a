using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Reliability of the climate scale in the agency as a whole, each figure in tenths and none at an end: 0 is "0 or less", 0.9 is "0.9
/// or more". Whether it shows depends on numbers that are shown themselves, or on so many people that nobody can be told apart.
/// </summary>
internal static class ShownReliability
{
    private const int FewestCases = 50;
    private const int FewestTeams = 10;
    private const int FewestInTeam = 2;
    private const decimal Most = 0.9m;

    /// <summary>Null where not even α shows.</summary>
    /// <param name="roster">Who was asked.</param>
    /// <param name="tally">Their answers.</param>
    /// <param name="scale">What the agency shows of the scale; null where it shows nothing.</param>
    public static Reliability? Of(FrozenRoster roster, Tally tally, ShownFigures? scale)
    {
        if (scale is not { Answers.Low: >= FewestCases } || tally.Scale.Totals.Count < FewestCases)
        {
            return null;
        }

        // Leads are not of one team; of a team of few who were asked it must not show that two of them answered.
        var teams = Enumerable.Range(0, roster.ReadersCell)
            .Where(cell => roster.EligibleIn(cell) >= ReleasePolicy.MinimumEligible)
            .Select(tally.ScaleIn)
            .Where(team => team.Count >= FewestInTeam)
            .ToList();
        var between = teams.Count < FewestTeams ? null : IntraclassCorrelation.Of(teams);
        return new(Coded(Cronbach.Alpha(tally.Scale)), between is { } one ? Coded(one.Single) : null, between is { } two ? Coded(two.Average) : null);
    }

    /// <summary>No number, where nobody differs, reads like no reliability.</summary>
    private static decimal Coded(double value) =>
        double.IsNaN(value) ? 0.0m : Math.Clamp(decimal.Round((decimal)value, 1, MidpointRounding.AwayFromZero), 0.0m, Most);
}
