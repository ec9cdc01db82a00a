using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Tests.Organization;

public sealed class RosterTests
{
    private static readonly RosterRow Director = Row(2, 1, "Agency", lead: "yes", role: "leader");

    [Fact]
    public void Good_rows_make_a_roster_that_answers_who_works_where_and_who_leads_whom()
    {
        var roster = Read(
            Director with { Id = " {00000000-0000-0000-0000-00000000000A} ", Email = " ana@example.org " },
            Row(3, 2, "North", "Agency", lead: "sí", role: "manager") with { Language = "es" },
            Row(4, 3, "North"));

        var director = roster.Find("00000000-0000-0000-0000-00000000000a");
        Assert.Equal(new Person("00000000-0000-0000-0000-00000000000a", "Person 1", "ana@example.org", "Agency", true, Role.Leader, "America/Denver", Language.English), director);
        Assert.Equal(Language.Spanish, roster.LeadOf("North")?.Language);
        Assert.Null(roster.LeadOf("South"));
        Assert.Null(roster.Find("nobody"));
        Assert.Equal(3, roster.People.Count);
        Assert.Equal(["Agency", "North"], roster.Tree.Nodes.Select(node => node.Name));
    }

    [Fact]
    public void Empty_language_role_and_lead_mean_english_staff_and_no()
    {
        var person = Read(Row(2, 1, "Agency") with { Language = "", Role = null, Lead = " " }).People.Single();

        Assert.Equal((Language.English, Role.Staff, false), (person.Language, person.Role, person.IsLead));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("NO", false)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("Sí", true)]
    [InlineData("si", true)]
    public void Lead_understands_the_usual_words(string word, bool isLead) =>
        Assert.Equal(isLead, Read(Row(2, 1, "Agency", lead: word)).People.Single().IsLead);

    [Fact]
    public void A_list_without_people_is_an_error() => Assert.Equal((0, "no people"), (Errors().Single().Line, Errors().Single().Message[13..22]));

    [Fact]
    public void A_missing_id_is_an_error() => AssertError(2, "id", "missing", Director with { Id = " " });

    [Fact]
    public void An_id_that_is_no_object_id_is_an_error() => AssertError(2, "id", "not an object ID", Director with { Id = "ana@example.org" });

    [Fact]
    public void The_same_person_twice_is_an_error_however_the_id_is_written() =>
        AssertError(3, "id", "already on line 2", Director, Row(3, 1, "Agency") with { Id = Director.Id!.ToUpperInvariant() });

    [Fact]
    public void A_missing_name_is_an_error() => AssertError(2, "name", "missing", Director with { Name = null });

    [Fact]
    public void A_missing_team_is_an_error() => AssertError(3, "team", "missing", Director, Row(3, 2, ""));

    [Fact]
    public void Two_leads_of_a_team_are_an_error() => AssertError(3, "lead", "already has a lead, on line 2", Director, Row(3, 2, "Agency", lead: "yes"));

    [Fact]
    public void An_unknown_word_for_lead_is_an_error() => AssertError(2, "lead", "not a word that the column knows. Write yes or no.", Director with { Lead = "maybe" });

    [Fact]
    public void An_unknown_role_is_an_error() => AssertError(2, "role", "Write staff, manager, leader or administrator.", Director with { Role = "boss" });

    [Theory]
    [InlineData("")]
    [InlineData("Denver")]
    [InlineData("Mountain Standard Time")]
    [InlineData("UTC-11")]
    [InlineData("../America/Denver")]
    public void A_time_zone_that_is_no_iana_name_is_an_error(string zone) => AssertError(2, "time zone", "America/Denver", Director with { TimeZone = zone });

    [Fact]
    public void An_unknown_language_is_an_error() => AssertError(2, "language", "Write English or Spanish.", Director with { Language = "fr" });

    [Fact]
    public void A_team_with_two_parents_is_an_error() =>
        AssertError(5, "team parent", "under another team on line 4 than here", Director, Row(3, 2, "North", "Agency"), Row(4, 3, "N1", "North"), Row(5, 4, "N1", "Agency"));

    [Fact]
    public void A_parent_that_no_row_names_as_team_is_an_error() => AssertError(3, "team parent", "No row has this team in the team column", Director, Row(3, 2, "North", "Region 1"));

    [Fact]
    public void Teams_in_a_circle_are_an_error()
    {
        var errors = Errors(Director, Row(3, 2, "A", "B"), Row(4, 3, "B", "C"), Row(5, 4, "C", "A"), Row(6, 5, "D", "A"));

        var error = Assert.Single(errors);
        Assert.Contains("the team on line 3, under the team on line 4, under the team on line 5, under the team on line 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_team_under_itself_is_an_error() => AssertError(3, "team parent", "the team on line 3, under the team on line 3", Director, Row(3, 2, "A", "A"));

    [Fact]
    public void No_team_at_the_top_is_an_error() => AssertError(0, "team parent", "No team is at the top", Row(2, 1, "A", "B"), Row(3, 2, "B", "A"));

    [Fact]
    public void Two_teams_at_the_top_are_an_error() => AssertError(3, "team parent", "The team on line 2 and the team on this line both", Director, Row(3, 2, "Other"));

    [Fact]
    public void The_same_team_in_another_spelling_is_an_error() => AssertError(3, "team", "written in another way on line 2", Director, Row(3, 2, "agency"));

    [Fact]
    public void Every_error_of_every_line_is_reported_by_line()
    {
        var errors = Errors(
            Director with { Id = "x", Name = "" },
            Row(3, 2, "North", "Nowhere") with { Role = "boss", TimeZone = "Denver" },
            Row(4, 2, "South", "Agency") with { Language = "fr", Lead = "perhaps" });

        Assert.Equal(
            [(2, "id"), (2, "name"), (3, "role"), (3, "team parent"), (3, "time zone"), (4, "id"), (4, "language"), (4, "lead")],
            errors.Select(error => (error.Line, error.Field)).OrderBy(error => error.Line).ThenBy(error => error.Field, StringComparer.Ordinal));
        Assert.Equal(errors.OrderBy(error => error.Line), errors);
    }

    [Fact]
    public void No_error_repeats_what_a_cell_holds()
    {
        // Every column holds a name or an address, as after a shift.
        RosterRow Shifted(int line, string team, string parent) => new(
            line, "secret-id", "secret-name", "secret-email", team, parent, "secret-lead", "secret-role", "secret-zone", "secret-language");
        IReadOnlyList<InputError>[] found =
        [
            Errors(Shifted(2, "secret-a", "secret-b"), Shifted(3, "secret-b", "secret-a"), Shifted(4, "SECRET-A", "secret-c"), Shifted(5, "secret-d", "SECRET-B")),
            Errors(Row(2, 1, "secret-a", lead: "yes"), Row(3, 2, "secret-a", lead: "yes"), Row(4, 1, "secret-b"), Row(5, 3, "SECRET-A", "secret-x")),
        ];

        Assert.All(found.SelectMany(errors => errors), error => Assert.DoesNotContain("secret", error.Message, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_parent_need_only_be_said_on_one_row_of_the_team()
    {
        var tree = Read(Director, Row(3, 2, "North"), Row(4, 3, "North", "Agency"), Row(5, 4, "North")).Tree;

        Assert.Equal("Agency", tree.AncestorsOf(tree.Find("North")!).Single().Name);
    }

    private static RosterRow Row(int line, int person, string team, string? parent = null, string? lead = null, string? role = null) =>
        new(line, $"00000000-0000-0000-0000-00000000000{person}", $"Person {person}", null, team, parent, lead, role, "America/Denver", "en");

    private static Roster Read(params RosterRow[] rows)
    {
        var result = Roster.Create(rows);
        Assert.Empty(result.Errors);
        return result.Roster!;
    }

    private static IReadOnlyList<InputError> Errors(params RosterRow[] rows)
    {
        var result = Roster.Create(rows);
        Assert.Null(result.Roster);
        return result.Errors;
    }

    private static void AssertError(int line, string field, string part, params RosterRow[] rows) =>
        Assert.Contains(Errors(rows), error => error.Line == line && error.Field == field && error.Message.Contains(part, StringComparison.Ordinal));
}
