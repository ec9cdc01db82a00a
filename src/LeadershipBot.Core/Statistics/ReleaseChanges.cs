using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Statistics;

/// <summary>
/// What of a release is better or worse than before: Welch's test of what releases show, from <see cref="ComparedScore.FewestAnswers"/>
/// answers up, with Holm's correction over all teams of which the same measure is tested, whoever reads, so that everybody reads the same.
/// Higher is better for every measure, because reversed items are turned round before anything is added up. Where other teams are
/// beneath a unit than then, its score is of other people under the same name, and nothing is tested; the agency is always everybody.
/// </summary>
public sealed class ReleaseChanges
{
    private const double Alpha = 0.05;

    private readonly Dictionary<(string Unit, string Measure), ScoreChange> changes;

    /// <summary>Of each earlier round, the units that other groups are in now.</summary>
    private readonly Dictionary<string, Lazy<HashSet<string>>> madeUpDifferently;

    private ReleaseChanges(Dictionary<(string Unit, string Measure), ScoreChange> changes, Dictionary<string, Lazy<HashSet<string>>> madeUpDifferently) =>
        (this.changes, this.madeUpDifferently) = (changes, madeUpDifferently);

    /// <summary>Holds every shown score against the last earlier release that showed it.</summary>
    /// <param name="current">The release.</param>
    /// <param name="earlier">
    /// Releases of the same program, in any order; later ones are left aside. Averages of items are held only against those of the
    /// same instrument, in whatever season: there they are of the same items.
    /// </param>
    public static ReleaseChanges Between(Release current, IReadOnlyList<Release> earlier)
    {
        List<Release> before = [.. earlier.Where(release => release.Closed < current.Closed).OrderByDescending(release => release.Closed).ThenBy(release => release.RoundId, StringComparer.Ordinal)];
        var beneath = new Lazy<ILookup<string, string>>(() => Beneath(current));
        var otherThen = before.ToDictionary(
            release => release.RoundId, release => new Lazy<HashSet<string>>(() => MadeUpDifferently(current, beneath.Value, release)), StringComparer.Ordinal);
        var pairs = Pairs(current, before, otherThen);
        var verdicts = pairs.GroupBy(pair => pair.Now.Measure, StringComparer.Ordinal).SelectMany(Judge);
        return new(
            verdicts.ToDictionary(judged => (judged.Pair.Unit, judged.Pair.Now.Measure), judged => new ScoreChange(
                judged.Verdict, judged.Pair.Release.RoundId, judged.Pair.Release.Closed, judged.Pair.Then.Text)),
            otherThen);
    }

    /// <summary>The change of a measure in a team; null where no earlier release showed it.</summary>
    public ScoreChange? Find(string unit, string measure) => changes.GetValueOrDefault((unit, measure));

    /// <summary>Whether other groups were in a unit in an earlier round, so that its scores of then are of other people; never so for the agency.</summary>
    /// <param name="unit">The unit's name.</param>
    /// <param name="roundId">The earlier round.</param>
    /// <returns>False for a round that is not among the earlier ones.</returns>
    public bool IsMadeUpDifferently(string unit, string roundId) => madeUpDifferently.TryGetValue(roundId, out var units) && units.Value.Contains(unit);

    private static List<Pair> Pairs(Release current, List<Release> before, Dictionary<string, Lazy<HashSet<string>>> otherThen)
    {
        var found = new List<Pair>();
        var open = current.Nodes.SelectMany(node => node.Scores.Select(score => (Node: node, Score: score))).ToList();
        foreach (var release in before)
        {
            var nodes = release.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
            var isSame = BaseOf(release) == BaseOf(current);
            open.RemoveAll(now =>
            {
                if ((!isSame && Measure.IsAverage(now.Score.Measure))
                    || !nodes.TryGetValue(now.Node.Name, out var then)
                    || then.Score(now.Score.Measure) is not { } score)
                {
                    return false;
                }

                found.Add(new(
                    now.Node.Name, ComparedScore.Of(now.Node, now.Score), release, ComparedScore.Of(then, score), !otherThen[release.RoundId].Value.Contains(now.Node.Name)));
                return true;
            });
        }

        return found;
    }

    private static IEnumerable<(Pair Pair, Verdict Verdict)> Judge(IEnumerable<Pair> ofMeasure)
    {
        var tested = new List<(Pair Pair, Welch Test)>();
        foreach (var pair in ofMeasure)
        {
            if (!pair.IsSameUnit)
            {
                yield return (pair, Verdict.MadeUpDifferently);
            }
            else if (pair.Now.Sample is { } now && pair.Then.Sample is { } then)
            {
                tested.Add((pair, Welch.Test(then, now, margin: pair.Then.Rounding + pair.Now.Rounding)));
            }
            else
            {
                yield return (pair, Verdict.TooEarly);
            }
        }

        var corrected = Holm.Adjust([.. tested.Select(one => one.Test.P)]);
        for (var index = 0; index < corrected.Length; index++)
        {
            yield return (tested[index].Pair, corrected[index] >= Alpha ? Verdict.NoClearChange : tested[index].Test.T > 0 ? Verdict.Better : Verdict.Worse);
        }
    }

    private static HashSet<string> MadeUpDifferently(Release current, ILookup<string, string> beneath, Release then)
    {
        var beneathThen = Beneath(then);
        return current.Nodes.Where(node => node.Parent is not null && !beneath[node.Name].ToHashSet(StringComparer.Ordinal).SetEquals(beneathThen[node.Name]))
            .Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>For each team that has some, the names of all teams beneath it, at every depth.</summary>
    private static ILookup<string, string> Beneath(Release release)
    {
        var parents = release.Nodes.ToDictionary(node => node.Name, node => node.Parent, StringComparer.Ordinal);
        return release.Nodes.SelectMany(node => Above(node.Name).Select(above => (above, node.Name))).ToLookup(pair => pair.above, pair => pair.Name, StringComparer.Ordinal);

        IEnumerable<string> Above(string name)
        {
            while (parents.GetValueOrDefault(name) is { } parent)
            {
                yield return name = parent;
            }
        }
    }

    /// <summary>An instrument without the items of its season.</summary>
    private static string BaseOf(Release release) => release.InstrumentId.Split('+')[0];

    private sealed record Pair(string Unit, ComparedScore Now, Release Release, ComparedScore Then, bool IsSameUnit);
}
