using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Reliability of the climate scale in the agency as a whole, each figure in tenths and none at an end: 0 reads "0 or less", 0.9 "0.9
/// or more".
/// </summary>
/// <remarks>
/// Whether α shows depends on the agency's shown band and on whether 50 people of all teams answered the whole scale. Whether ICC(1)
/// and ICC(2) show beside it depends on nothing but how many were asked: if it were the answers, a team could be seen to have had two
/// or not. So teams with one answer are in, and teams with none add nothing. What people of one team differ by counts as at least a
/// floor, so that no correlation tells that teams are of one mind.
/// </remarks>
internal static class ShownReliability
{
    private const int FewestCases = 50;
    private const int FewestTeams = 10;
    private const double FloorOfVariance = 0.16;
    private const decimal Most = 0.9m;

    /// <summary>Null where not even α shows.</summary>
    /// <param name="roster">Who was asked.</param>
    /// <param name="tally">Their answers.</param>
    /// <param name="scale">What the agency shows of the scale; null where it shows nothing.</param>
    public static Reliability? Of(FrozenRoster roster, Tally tally, ShownFigures? scale)
    {
        // Leads are not of one team.
        var teams = Enumerable.Range(0, roster.ReadersCell).Select(tally.ScaleIn).ToList();
        if (scale is not { Answers.Low: >= FewestCases } || teams.Sum(team => team.Count) < FewestCases)
        {
            return null;
        }

        var alpha = Down(Cronbach.Alpha(tally.Scale));
        if (Enumerable.Range(0, roster.ReadersCell).Count(cell => roster.EligibleIn(cell) >= ReleasePolicy.MinimumEligible) < FewestTeams)
        {
            return new(alpha, null, null);
        }

        var between = Between(teams, tally.Scale.Items);
        return new(alpha, Near(between?.Single), Near(between?.Average));
    }

    /// <summary>Within teams the squares of at least 50 people each 0.4 points off their team's mean.</summary>
    private static IntraclassCorrelation? Between(List<Moments> teams, int items)
    {
        if (IntraclassCorrelation.Of(teams) is not { } exact)
        {
            return null;
        }

        var free = teams.Sum(team => team.Count) - teams.Count(team => team.Count > 0);
        var floor = FloorOfVariance * items * items * Math.Max(FewestCases, free) / free;
        return exact with { MeanSquareWithin = Math.Max(exact.MeanSquareWithin, floor) };
    }

    /// <summary>Never above what it is, because words are chosen by it. No number, where nobody differs, reads like no reliability.</summary>
    private static decimal Down(double value) =>
        double.IsNaN(value) ? 0.0m : Math.Clamp(decimal.Round((decimal)value, 1, MidpointRounding.ToNegativeInfinity), 0.0m, Most);

    private static decimal Near(double? value) =>
        value is not { } known || double.IsNaN(known) ? 0.0m : Math.Clamp(decimal.Round((decimal)known, 1, MidpointRounding.AwayFromZero), 0.0m, Most);
}
