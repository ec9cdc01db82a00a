using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests;

/// <summary>A team of a test round: people asked directly in it, and the scores they gave.</summary>
internal sealed record TestTeam(string Name, string? Parent, IReadOnlyList<string> People, bool HasLead = false);

/// <summary>Short ways to build rounds and read releases.</summary>
internal static class Rounds
{
    public static readonly RoundFacts Facts = new("round-1", new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 12));

    public static Item Item(string id, SeenActor actor = SeenActor.Workplace, ItemKind kind = ItemKind.Seen, bool reversed = false) =>
        new(id, "SU", kind, actor, Stem.Now, reversed, new LocalizedText("A label", "Una etiqueta"), new LocalizedText("A wording.", "Un texto."));

    public static Instrument Asking(params Item[] items) => new("test", new LocalizedText("Test", "Prueba"), items);

    public static Instrument OneItem { get; } = Asking(Item("X"));

    public static TestTeam Team(string name, string? parent, int people, bool lead = false) =>
        new(name, parent, [.. Enumerable.Range(0, people).Select(number => $"{name}-{number:D4}")], lead);

    public static FrozenRoster Freeze(IReadOnlyList<TestTeam> teams, params string[] leads)
    {
        var tree = OrganizationTree.FromParents(teams.Select(team => (team.Name, team.Parent)));
        var cells = teams.Select(team => new FrozenCell(tree.Find(team.Name)!.Index, team.People)).Append(new FrozenCell(teams.Count, leads));
        return new FrozenRoster([.. teams.Select(team => new FrozenTeam(team.Name, team.Parent, team.HasLead))], [.. cells]);
    }

    public static string[] Leads(int count) => [.. Enumerable.Range(0, count).Select(number => $"lead-{number:D4}")];

    /// <summary>The team itself and all beneath it.</summary>
    public static IEnumerable<TeamNode> SubtreeOf(this OrganizationTree tree, TeamNode team) => tree.Nodes.Take(tree.EndOf(team)).Skip(team.Index);

    public static int Cell(this FrozenRoster roster, string team) => roster.Tree.Find(team)!.Index;

    public static Answer Score(int points) => Answer.TryFromCode(points, out var answer) ? answer : throw new ArgumentOutOfRangeException(nameof(points));

    public static void Add(this Tally tally, int cell, int times, params Answer[] answers)
    {
        for (var time = 0; time < times; time++)
        {
            tally.Add(new Ballot(cell, answers));
        }
    }

    /// <summary>A release of one item in which so many of each team answered, half of them 2 and half of them 4.</summary>
    public static Release Publish(FrozenRoster roster, Func<string, int> answers, int leadAnswers = 0, Instrument? instrument = null, PublishedHistory? history = null) =>
        Result(roster, answers, leadAnswers, instrument, history).Release;

    public static ReleaseResult Result(FrozenRoster roster, Func<string, int> answers, int leadAnswers = 0, Instrument? instrument = null, PublishedHistory? history = null)
    {
        instrument ??= OneItem;
        var tally = new Tally(instrument, roster.CellCount);
        foreach (var (cell, count) in roster.Tree.Nodes.Select(node => (node.Index, answers(node.Name))).Append((roster.ReadersCell, leadAnswers)))
        {
            for (var number = 0; number < count; number++)
            {
                tally.Add(cell, 1, [.. instrument.Items.Select(_ => Score(number % 2 == 0 ? 2 : 4))]);
            }
        }

        return ReleasePolicy.Apply(Facts, instrument, roster, tally, history ?? PublishedHistory.Empty);
    }

    public static IEnumerable<string> Shown(this Release release, string measure = "X") =>
        release.Nodes.Where(node => node.Score(measure) is not null).Select(node => node.Name);

    public static ReleaseNode Node(this Release release, string name) => release.Find(name) ?? throw new KeyNotFoundException(name);
}
