using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>Policies with one rule taken out or one habit put in. An attack that does not find each of them proves nothing.</summary>
internal static class BrokenPolicies
{
    /// <summary>Every team that is large enough shows, whatever is left of the team above.</summary>
    public static IReadOnlyList<Figure> NoRemainderRule(IReadOnlyList<TrueRound> rounds) => Each(rounds, (round, number) =>
        from node in round.Roster.Tree.Nodes
        let people = Publishing.PeopleOf(round.Roster, node.Name)
        let alone = Rounds.Freeze([new TestTeam(node.Name, null, people)])
        from figure in Publishing.Read(Apply(round.Tally(Agencies.Instrument, alone), alone, PublishedHistory.Empty).Release, alone, number)
        select figure);

    /// <summary>Whoever sent a ballot counts as having answered every item.</summary>
    public static IReadOnlyList<Figure> CountingBallots(IReadOnlyList<TrueRound> rounds) => Each(rounds, (round, number) =>
    {
        var filled = round with { Voices = round.Voices.ToDictionary(voice => voice.Key, voice => voice.Value with { Answers = [.. voice.Value.Answers.Select(answer => answer.IsScored ? answer : Rounds.Score(3))] }, StringComparer.Ordinal) };
        return Publishing.Read(Apply(filled.Tally(Agencies.Instrument), round.Roster, PublishedHistory.Empty).Release, round.Roster, number)
            .Select(figure => Plain(figure, round, step: 10))
            .OfType<Figure>();
    });

    /// <summary>The number of answers stands there as it is.</summary>
    public static IReadOnlyList<Figure> ExactNumbers(IReadOnlyList<TrueRound> rounds) => Each(rounds, (round, number) =>
        Real(round, number).Select(figure => figure with { Answers = new(Count(figure, round), Count(figure, round)) }));

    /// <summary>Favourable shares stand there to the percent.</summary>
    public static IReadOnlyList<Figure> ExactPercentages(IReadOnlyList<TrueRound> rounds) => Each(rounds, (round, number) => Real(round, number).Select(figure =>
    {
        static int Percent(int part, int whole) => ((200 * part) + whole) / (2 * whole);
        var shown = Percent(Scored(figure, round).Count(answer => answer.Code >= Tally.FavourableFrom), Count(figure, round));
        return figure with { Favourable = answers => Window.Of(Enumerable.Range(0, answers + 1).Where(favourable => Percent(favourable, answers) == shown)) };
    }));

    /// <summary>Below ten answers a confidence interval stands beside the mean, which gives the standard deviation away.</summary>
    public static IReadOnlyList<Figure> IntervalsBelowTen(IReadOnlyList<TrueRound> rounds) => Each(rounds, (round, number) => Real(round, number).Select(figure =>
    {
        var scores = Scored(figure, round).Select(answer => (double)answer.Code).ToList();
        var mean = scores.Average();
        return scores.Count < 10
            ? figure with { Deviation = Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1)) }
            : figure;
    }));

    /// <summary>Standard deviations stand there as they are, from five answers up.</summary>
    public static IReadOnlyList<Figure> ExactSpreads(IReadOnlyList<TrueRound> rounds) => Each(rounds, (round, number) => Real(round, number).Select(figure =>
    {
        var squares = Scored(figure, round).Sum(answer => answer.Code * answer.Code);
        return figure with { Squares = (_, _) => new(squares, squares), Floor = (_, _, _) => 0 };
    }));

    /// <summary>Spreads are coded like the real ones, from twenty answers up, but groups of one mind count with what they are.</summary>
    public static IReadOnlyList<Figure> SpreadsWithoutFloor(IReadOnlyList<TrueRound> rounds) => Each(rounds, (round, number) => Real(round, number).Select(figure =>
    {
        var scores = Scored(figure, round);
        var (count, points, squares) = (scores.Count, scores.Sum(answer => answer.Code), scores.Sum(answer => answer.Code * answer.Code));
        var step = new[] { 1.0m, 1.3m, 1.6m, 2.1m }.First(spread => squares <= PublishedRules.Squares(count, points, spread).High);
        return figure with
        {
            Squares = figure.Squares is null ? null : (answers, sum) => PublishedRules.Squares(answers, sum, step),
            Floor = (_, _, _) => 0,
        };
    }));

    /// <summary>The ends of the scale are shown like everything else.</summary>
    public static IReadOnlyList<Figure> NoCoding(IReadOnlyList<TrueRound> rounds) => Each(rounds, (round, number) => Real(round, number).Select(figure =>
    {
        static int Tenths(int points, int answers) => ((20 * points) + answers) / (2 * answers);
        var shown = Tenths(Scored(figure, round).Sum(answer => answer.Code), Count(figure, round));
        return figure with
        {
            Points = answers => Window.Of(Enumerable.Range(answers, (4 * answers) + 1).Where(points => Tenths(points, answers) == shown)),
            Favourable = answers => new(0, answers),
        };
    }));

    /// <summary>Leads and other readers count in the team they belong to.</summary>
    public static IReadOnlyList<Figure> LeadsInTheirTeam(IReadOnlyList<TrueRound> rounds) => Each(rounds, (round, number) =>
    {
        var roster = Rounds.Freeze([.. round.Teams.Select(team => team with
        {
            People = [.. team.People, .. round.TeamOfReader.Where(reader => reader.Value == team.Name).Select(reader => reader.Key)],
        })]);
        return Publishing.Read(Apply(round.Tally(Agencies.Instrument, roster), roster, PublishedHistory.Empty).Release, roster, number)
            .Select(figure => figure with { Floor = (answers, points, _) => PublishedRules.Floor(answers, points, withReaders: false) });
    });

    /// <summary>Each result is that of the last two rounds together.</summary>
    public static IReadOnlyList<Figure> RollingWindows(IReadOnlyList<TrueRound> rounds)
    {
        var history = PublishedHistory.Empty;
        var figures = new List<Figure>();
        for (var number = 1; number < rounds.Count; number++)
        {
            var (window, voices) = Together(rounds[number - 1], rounds[number], number);
            var result = Apply(new TrueRound(window, [], voices) { Teams = [], TeamOfReader = rounds[number].TeamOfReader }.Tally(Agencies.Instrument), window, history);
            history = history.With(result.Groups);
            figures.AddRange(Publishing.Read(result.Release, window, number).Select(figure => figure with
            {
                Parts = [.. figure.Parts[0].People
                    .GroupBy(person => int.Parse(person[(person.IndexOf('@', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture), person => person[..person.IndexOf('@', StringComparison.Ordinal)])
                    .Select(part => new Part(part.Key, [.. part]))],
            }));
        }

        return figures;
    }

    /// <summary>After a reorganisation the earlier rounds are shown again by the new teams.</summary>
    public static IReadOnlyList<Figure> RestatedHistory(IReadOnlyList<TrueRound> rounds) =>
    [
        .. Publishing.Real(rounds).Figures,
        .. from number in Enumerable.Range(0, rounds.Count - 1)
           let now = rounds[^1].Roster
           let asked = Publishing.PeopleOf(rounds[number].Roster, rounds[number].Roster.Tree.Root.Name).ToHashSet(StringComparer.Ordinal)
           let roster = new FrozenRoster(now.Teams, [.. now.Cells.Select(cell => cell with { People = [.. cell.People.Where(asked.Contains)] })])
           from figure in Publishing.Read(Apply(rounds[number].Tally(Agencies.Instrument, roster), roster, PublishedHistory.Empty).Release, roster, number)
           select figure,
    ];

    /// <summary>Every round stands for itself.</summary>
    public static IReadOnlyList<Figure> NoRuleAcrossRounds(IReadOnlyList<TrueRound> rounds) => Each(rounds, Real);

    private static IReadOnlyList<Figure> Each(IReadOnlyList<TrueRound> rounds, Func<TrueRound, int, IEnumerable<Figure>> publish) =>
        [.. rounds.SelectMany((round, number) => publish(round, number))];

    /// <summary>A round by the real policy, as if it were the first.</summary>
    private static IEnumerable<Figure> Real(TrueRound round, int number) =>
        Publishing.Read(Apply(round.Tally(Agencies.Instrument), round.Roster, PublishedHistory.Empty).Release, round.Roster, number);

    private static ReleaseResult Apply(Tally tally, FrozenRoster roster, PublishedHistory history) =>
        ReleasePolicy.Apply(Rounds.Facts, Agencies.Instrument, roster, tally, history);

    private static List<Answer> Scored(Figure figure, TrueRound round) =>
        [.. figure.Parts[0].People.Select(person => round.Voices[person]).Where(voice => voice.TakesPart).Select(voice => voice.Answers[figure.Measure]).Where(answer => answer.IsScored)];

    private static int Count(Figure figure, TrueRound round) => Scored(figure, round).Count;

    /// <summary>The figure again from the true answers, coded by the plain rules; null where nobody answered.</summary>
    private static Figure? Plain(Figure figure, TrueRound round, int step)
    {
        var scores = Scored(figure, round);
        if (scores.Count == 0)
        {
            return null;
        }

        var mean = PublishedRules.Mean(scores.Sum(answer => answer.Code), scores.Count);
        var share = PublishedRules.Share(scores.Count(answer => answer.Code >= Tally.FavourableFrom), scores.Count, step);
        return figure with
        {
            Answers = figure.Answers with { Low = 1 },
            Points = answers => Window.Of(Enumerable.Range(answers, (4 * answers) + 1).Where(points => PublishedRules.Mean(points, answers) == mean)),
            Favourable = answers => Window.Of(Enumerable.Range(0, answers + 1).Where(favourable => PublishedRules.Share(favourable, answers, step) == share)),
        };
    }

    /// <summary>Two rounds as one, in the newer one's teams: everybody is in it once for each.</summary>
    private static (FrozenRoster Roster, IReadOnlyDictionary<string, Voice> Voices) Together(TrueRound older, TrueRound newer, int number)
    {
        var cells = new List<FrozenCell>();
        var voices = new Dictionary<string, Voice>(StringComparer.Ordinal);
        foreach (var (round, at) in new[] { (older, number - 1), (newer, number) })
        {
            for (var cell = 0; cell < round.Roster.CellCount; cell++)
            {
                var index = cell == round.Roster.ReadersCell
                    ? newer.Roster.ReadersCell
                    : newer.Roster.Tree.Find(round.Roster.Tree.Nodes[cell].Name)?.Index ?? 0;
                var people = round.Roster.PeopleIn(cell).Select(person => (Id: $"{person}@{at}", Voice: round.Voices[person])).ToList();
                cells.Add(new FrozenCell(index, [.. people.Select(person => person.Id)]));
                people.ForEach(person => voices.Add(person.Id, person.Voice));
            }
        }

        return (new FrozenRoster(newer.Roster.Teams, cells), voices);
    }
}
