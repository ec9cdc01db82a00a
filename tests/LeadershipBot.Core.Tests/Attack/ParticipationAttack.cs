using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>
/// Somebody who wants to know who took part in one round. They know the teams, the rules and everything published, and where a
/// team could have been shown beside the others and was not because fewer than five answered, even that. A group of people of whom it follows that all took part,
/// or that none did, is a leak, whatever its size.
/// </summary>
internal static class ParticipationAttack
{
    private const int Items = 3;
    private const int Unknowns = 1 + Items;

    public static Leak? Find(TrueRound round, IReadOnlyList<Figure> figures, ResponseBand? response)
    {
        var groups = figures.Select(figure => (figure.Measure, People: figure.Parts[0].People.ToHashSet(StringComparer.Ordinal), Answers: Fitting(figure)))
            .Concat(Hidden(round, figures)).ToList();
        var classes = Publishing.PeopleOf(round.Roster, round.Roster.Tree.Root.Name)
            .GroupBy(person => string.Join(' ', Enumerable.Range(0, groups.Count).Where(group => groups[group].People.Contains(person))))
            .Select(people => people.ToList()).ToList();
        var program = Limits(round, classes);
        foreach (var (measure, people, answers) in groups)
        {
            program.Between(
                Enumerable.Range(0, classes.Count).Where(index => people.Contains(classes[index][0])).Select(index => ((index * Unknowns) + 1 + measure, 1.0)),
                answers.Low,
                answers.High);
        }

        if (response is { } band)
        {
            var all = classes.Sum(people => people.Count);
            var (low, high) = band switch { ResponseBand.Under30 => (0, 30), ResponseBand.From30To49 => (30, 50), ResponseBand.From50To69 => (50, 70), _ => (70, 101) };
            program.Between(Enumerable.Range(0, classes.Count).Select(index => (index * Unknowns, 1.0)), Math.Ceiling(low * all / 100.0), Math.Ceiling(high * all / 100.0) - 1);
        }

        return Enumerable.Range(0, classes.Count).Select(index => Try(program, index, classes[index].Count)).FirstOrDefault(leak => leak is not null);
    }

    private static Leak? Try(LinearProgram program, int index, int people) =>
        Math.Ceiling(program.Smallest([(index * Unknowns, 1)]) - 1e-6) >= people ? new Leak(people, $"all {people} took part")
        : Math.Floor(program.Largest([(index * Unknowns, 1)]) + 1e-6) <= 0 ? new Leak(people, $"none of {people} took part")
        : null;

    /// <summary>Nobody answers an item without taking part, and nobody takes part twice.</summary>
    private static LinearProgram Limits(TrueRound round, List<List<string>> classes)
    {
        var truth = new double[classes.Count * Unknowns];
        for (var index = 0; index < classes.Count; index++)
        {
            var voices = classes[index].Select(person => round.Voices[person]).Where(voice => voice.TakesPart && voice.Answers.Any(answer => answer.IsGiven)).ToList();
            truth[index * Unknowns] = voices.Count;
            for (var item = 0; item < Items; item++)
            {
                truth[(index * Unknowns) + 1 + item] = voices.Count(voice => voice.Answers[item].IsScored);
            }
        }

        var program = new LinearProgram(truth);
        for (var index = 0; index < classes.Count; index++)
        {
            var taking = index * Unknowns;
            program.Between([(taking, 1)], 0, classes[index].Count);
            for (var item = 0; item < Items; item++)
            {
                program.AtLeast([(taking + 1 + item, 1)], 0);
                program.AtMost([(taking + 1 + item, 1), (taking, -1)], 0);
            }
        }

        return program;
    }

    /// <summary>The fewest and the most answers that can stand behind a figure.</summary>
    private static Window Fitting(Figure figure) => figure.Parts[0].People.Count > 40
        ? figure.Answers
        : Window.Of(Enumerable.Range(figure.Answers.Low, figure.Answers.High - figure.Answers.Low + 1)
            .Where(answers => figure.Points(answers) is not null && figure.Favourable(answers) is not null))!.Value;

    /// <summary>Teams that could have been shown beside the others and were not, because of too few answers.</summary>
    private static IEnumerable<(int Measure, HashSet<string> People, Window Answers)> Hidden(TrueRound round, IReadOnlyList<Figure> figures)
    {
        foreach (var item in Enumerable.Range(0, Items))
        {
            var shown = figures.Where(figure => figure.Measure == item).DistinctBy(figure => figure.Team).ToDictionary(figure => figure.Team, StringComparer.Ordinal);
            foreach (var node in round.Roster.Tree.Nodes.Where(node => !shown.ContainsKey(node.Name)))
            {
                var people = Publishing.PeopleOf(round.Roster, node.Name).ToHashSet(StringComparer.Ordinal);
                var answers = people.Count(person => round.Voices[person].TakesPart && round.Voices[person].Answers[item].IsScored);
                var above = round.Roster.Tree.AncestorsOf(node).FirstOrDefault(above => shown.ContainsKey(above.Name));
                var rest = RestOf(round, node, shown);
                if (answers < ReleasePolicy.MinimumAnswers && IsLarge(rest) && (above is null || IsLarge(RestOf(round, above, shown) - rest)))
                {
                    yield return (item, people, new Window(0, ReleasePolicy.MinimumAnswers - 1));
                }
            }
        }
    }

    private static bool IsLarge(int people) => people is 0 or >= ReleasePolicy.MinimumEligible;

    /// <summary>How many were asked in a team outside the shown teams beneath it.</summary>
    private static int RestOf(TrueRound round, TeamNode node, Dictionary<string, Figure> shown) =>
        Publishing.PeopleOf(round.Roster, node.Name).Except(
            round.Roster.Tree.SubtreeOf(node).Skip(1).Where(below => shown.ContainsKey(below.Name)).SelectMany(below => Publishing.PeopleOf(round.Roster, below.Name)),
            StringComparer.Ordinal).Count();
}
