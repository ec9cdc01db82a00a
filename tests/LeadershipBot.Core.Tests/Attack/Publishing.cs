using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>Everything that came out of some rounds.</summary>
internal sealed record Published(IReadOnlyList<Figure> Figures, IReadOnlyList<Release> Releases);

/// <summary>The release policy as it is.</summary>
internal static class Publishing
{
    public static Published Real(IReadOnlyList<TrueRound> rounds)
    {
        var history = PublishedHistory.Empty;
        var figures = new List<Figure>();
        var releases = new List<Release>();
        for (var number = 0; number < rounds.Count; number++)
        {
            var round = rounds[number];
            var result = ReleasePolicy.Apply(Rounds.Facts, Agencies.Instrument, round.Roster, round.Tally(Agencies.Instrument), history);
            history = history.With(result.Groups);
            releases.Add(result.Release);
            figures.AddRange(Read(result.Release, round.Roster, number));
        }

        return new(figures, releases);
    }

    /// <summary>The figures of a release, read from its words.</summary>
    public static IEnumerable<Figure> Read(Release release, FrozenRoster roster, int round)
    {
        foreach (var node in release.Nodes)
        {
            var people = PeopleOf(roster, node.Name);
            foreach (var score in node.Scores.Where(score => score.Measure != Measure.Climate && !Measure.IsDimension(score.Measure)))
            {
                yield return Read(score, node.Name, people.Count, [new Part(round, people)]);
            }
        }
    }

    public static Figure Read(ReleaseScore score, string team, int asked, IReadOnlyList<Part> parts)
    {
        var answers = PublishedRules.Answers(score.Answers, asked);
        var step = answers.Low < 20 ? 10 : answers.Low < 100 ? 5 : 1;
        return new Figure(
            IndexOf(score.Measure),
            team,
            parts,
            answers,
            count => Within(count) ? PublishedRules.Points(count, asked, score.Mean, score.Favourable) : null,
            count => Within(count) ? PublishedRules.Favourable(count, asked, score.Mean, score.Favourable, step) : null)
        {
            Squares = score.Spread is { } spread ? (count, points) => PublishedRules.Squares(count, points, spread) : null,
        };

        bool Within(int count) => count >= answers.Low && count <= answers.High;
    }

    /// <summary>Who was asked in a team and all beneath it.</summary>
    public static IReadOnlyList<string> PeopleOf(FrozenRoster roster, string team)
    {
        var node = roster.Tree.Find(team)!;
        var people = roster.Tree.SubtreeOf(node).SelectMany(below => roster.PeopleIn(below.Index));
        return [.. node.ParentIndex is null ? people.Concat(roster.PeopleIn(roster.ReadersCell)) : people];
    }

    private static int IndexOf(string item) => Agencies.Instrument.Items.Select((one, index) => (one.Id, index)).Single(one => one.Id == item).index;
}
