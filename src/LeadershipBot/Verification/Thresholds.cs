using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Verification;

/// <summary>The numbers the promise rests on, from the code that applies them.</summary>
/// <param name="Lowest">How the code shows a group of which all say the least.</param>
/// <param name="Highest">How it shows one of which all say the most.</param>
public sealed record Thresholds(int MinimumAnswers, int MinimumEligible, int ExemptFromHistory, ReleaseScore Lowest, ReleaseScore Highest)
{
    private const int MadeUpPeople = 40;

    public static Thresholds InForce(Instrument instrument)
    {
        ReleaseScore[] ends = [.. new[] { 1, Answer.ScalePoints }.Select(point => WhereAllSay(point, instrument)).OrderBy(score => score.MeanValue)];
        return new(ReleasePolicy.MinimumAnswers, ReleasePolicy.MinimumEligible, ReleasePolicy.ExemptFromHistory, ends[0], ends[1]);
    }

    /// <summary>What is published of a made-up group that agrees on everything.</summary>
    private static ReleaseScore WhereAllSay(int point, Instrument instrument)
    {
        var people = Enumerable.Range(0, MadeUpPeople).Select(number => number.ToString(CultureInfo.InvariantCulture));
        var roster = new FrozenRoster([new FrozenTeam("made up", null, HasLead: false)], [new FrozenCell(0, [.. people])]);
        var tally = new Tally(instrument, roster.CellCount);
        _ = Answer.TryFromCode(point, out var answer);
        for (var person = 0; person < MadeUpPeople; person++)
        {
            tally.Add(new Ballot(0, [.. instrument.Items.Select(_ => answer)]));
        }

        var release = ReleasePolicy.Apply(new RoundFacts("made-up", default, default), instrument, roster, tally, PublishedHistory.Empty).Release;
        return release.Nodes[0].Score(instrument.Items[0].Id)!;
    }
}
