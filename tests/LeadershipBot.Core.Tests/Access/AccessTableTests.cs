using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;

namespace LeadershipBot.Core.Tests.Access;

/// <summary>The whole policy as a table: whoever asks, what is asked for.</summary>
public sealed class AccessTableTests
{
    /// <summary>Everybody in the columns' order.</summary>
    private static readonly string[] Askers =
    [
        "staff of N1", "staff of N2", "lead of N1", "lead of N2", "lead of North", "manager in North", "leader in S1", "administrator", "a stranger",
    ];

    // A column for each asker: y may see it. N2 and N1a are not published: what is seen of them is their name and
    // the one reason, and nobody writes beside it. A note is of another where somebody else wrote the one that is there.
    private const string Table = """
                               staff    lead     lead   manager  leader  admini   stranger
                               N1  N2   N1  N2   North  North    S1      strator
        group: Agency          y   y    y   y    y      y        y       y        .
        group: North           .   y    y   y    y      y        y       y        .
        group: N1              y   .    y   .    y      y        y       y        .
        group: N1a             .   .    y   .    y      y        y       y        .
        group: N2              .   y    .   y    y      y        y       y        .
        group: South           .   .    .   .    .      .        y       y        .
        group: S1              .   .    .   .    .      .        y       y        .
        group: S2              .   .    .   .    .      .        y       y        .
        group: Nowhere         .   .    .   .    .      .        .       .        .
        a note on: Agency      .   .    .   .    .      .        .       .        .
        a note on: North       .   .    .   .    y      y        .       .        .
        a note on: N1          .   .    y   .    .      .        .       .        .
        a note on: N2          .   .    .   .    .      .        .       .        .
        note of another: N1    .   .    .   .    .      .        .       .        .
        no note on: N1         .   .    y   .    .      .        .       y        .
        no note on: S1         .   .    .   .    .      .        .       y        .
        none of another: N1    .   .    .   .    .      .        .       y        .
        promises to: Agency    y   y    y   y    y      y        y       y        .
        promises to: North     y   y    y   y    y      y        y       y        .
        promises to: N1        y   .    y   .    y      y        y       y        .
        promises to: N1a       .   .    y   .    y      y        y       y        .
        promises to: N2        .   y    .   y    y      y        y       y        .
        promises to: South     .   .    .   .    .      .        y       y        .
        promises to: Nowhere   .   .    .   .    .      .        y       y        .
        participation          .   .    .   .    .      .        y       y        .
        forecast               .   .    .   .    .      .        .       y        .
        operations             .   .    .   .    .      .        .       y        .
        own nudges             y   y    y   y    y      y        y       y        .
        nudges of another      .   .    .   .    .      .        .       .        .
        own settings           y   y    y   y    y      y        y       y        .
        settings of another    .   .    .   .    .      .        .       .        .
        ballots                .   .    .   .    .      .        .       .        .
        counts while open      .   .    .   .    .      .        .       .        .
        who answered           .   .    .   .    .      .        .       .        .
        """;

    public static TheoryData<string, string> Rows => [.. Table.Split('\n').Skip(2).Select(line => (line[..23].Trim(), string.Concat(line[23..].Split())))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_role_sees_what_the_table_says_and_nothing_else(string resource, string expected)
    {
        var found = Askers.Select(asker => AccessPolicy.May(Branches.Today, Branches.IdOf(asker), Asked(resource, asker)) ? 'y' : '.');

        Assert.Equal(expected, string.Concat(found));
    }

    [Fact]
    public void The_table_has_every_kind_of_resource()
    {
        var kinds = typeof(Resource).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Resource)));
        var asked = Rows.Select(row => Asked(row.Data.Item1, "administrator").GetType());

        Assert.Equal(kinds.OrderBy(type => type.Name), asked.Distinct().OrderBy(type => type.Name));
    }

    [Fact]
    public void The_table_knows_which_teams_are_published() => Assert.Equal(
        ["Agency", "North", "N1", "South", "S1", "S2"], Branches.Release.Nodes.Where(node => node.IsPublished).Select(node => node.Name));

    private static Resource OfGroup(string kind, string team)
    {
        var note = new Resource.NoteOnGroup(Branches.Release, team, kind.EndsWith("of another", StringComparison.Ordinal) ? Branches.IdOf("filler of N1") : null);
        return kind switch
        {
            "a note on" or "note of another" => note,
            "no note on" or "none of another" => new Resource.NoteRemoval(note),
            "promises to" => new Resource.Promises(team),
            _ => new Resource.GroupResult(Branches.Release, team),
        };
    }

    private static Resource Asked(string resource, string asker) => resource switch
    {
        "forecast" => new Resource.Forecast(),
        "operations" => new Resource.Operations(),
        "own nudges" => new Resource.Nudges(Branches.IdOf(asker)),
        "nudges of another" => new Resource.Nudges(Branches.IdOf("filler of N1")),
        "own settings" => new Resource.Settings(Branches.IdOf(asker)),
        "settings of another" => new Resource.Settings(Branches.IdOf("filler of N1")),
        "ballots" => new Resource.Ballots(),
        "counts while open" => new Resource.CountsOfOpenRound(),
        "who answered" => new Resource.WhoAnswered(),
        "participation" => new Resource.NudgeParticipation(),
        _ => OfGroup(resource.Split(": ")[0], resource.Split(": ")[1]),
    };
}
