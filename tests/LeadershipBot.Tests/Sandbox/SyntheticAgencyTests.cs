using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Agency;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

public sealed class SyntheticAgencyTests
{
    private readonly SandboxRoster _roster;
    private readonly IReadOnlyDictionary<string, string?> _teams;

    public SyntheticAgencyTests() => (_roster, _teams) = SyntheticAgency.Create(seed: 1);

    private IEnumerable<IGrouping<string, Person>> LeafTeams =>
        _roster.People.GroupBy(person => person.Team).Where(team => !_teams.Values.Contains(team.Key));

    [Fact]
    public void It_has_about_150_people_in_20_teams_of_4_to_12_in_3_regions()
    {
        Assert.InRange(_roster.People.Count, 145, 156);
        Assert.Equal(20, LeafTeams.Count());
        Assert.All(LeafTeams, team => Assert.InRange(team.Count(), 4, 12));
        Assert.Equal(3, LeafTeams.Select(team => _teams[team.Key]).Distinct().Count());
        Assert.Equal([SyntheticAgency.Root], _teams.Where(team => team.Value is null).Select(team => team.Key));
    }

    [Fact]
    public void Every_team_has_one_supervisor_and_every_region_one_manager_and_there_is_one_director()
    {
        Assert.All(LeafTeams, team => Assert.Equal([Role.Manager], team.Where(person => person.IsLead).Select(person => person.Role)));
        var regions = _teams.Where(team => string.Equals(team.Value, SyntheticAgency.Root, StringComparison.Ordinal));
        Assert.All(regions, region => Assert.Equal(
            [(Role.Manager, true)], _roster.People.Where(person => person.Team == region.Key).Select(person => (person.Role, person.IsLead))));
        Assert.Equal(
            [(Role.Leader, true), (Role.Administrator, false)],
            _roster.People.Where(person => person.Team == SyntheticAgency.Root).Select(person => (person.Role, person.IsLead)));
    }

    [Fact]
    public void It_spans_two_time_zones_and_both_languages()
    {
        Assert.Equal(["America/Denver", "America/Los_Angeles"], _roster.People.Select(person => person.TimeZone).Distinct().Order());
        Assert.InRange(_roster.People.Count(person => person.Language == Language.Spanish), 20, 75);
    }

    [Fact]
    public void Ids_and_names_and_addresses_are_unique_and_lead_nowhere()
    {
        Assert.Equal(_roster.People.Count, _roster.People.Select(person => person.Id).Distinct().Count());
        Assert.Equal(_roster.People.Count, _roster.People.Select(person => person.Name).Distinct().Count());
        Assert.Equal(_roster.People.Count, _roster.People.Select(person => person.Email).Distinct().Count());
        Assert.All(_roster.People, person =>
        {
            Assert.True(Guid.TryParseExact(person.Id, "D", out _));
            Assert.Matches(@"^[a-z]+\.[a-z]+@sandbox\.example$", person.Email);
        });
    }

    [Fact]
    public void The_same_seed_makes_the_same_agency_and_another_seed_another()
    {
        Assert.Equal(_roster.People, SyntheticAgency.Create(seed: 1).Roster.People);
        Assert.NotEqual(_roster.People, SyntheticAgency.Create(seed: 2).Roster.People);
    }

    [Theory]
    [InlineData(151)]
    [InlineData(152)]
    [InlineData(170)]
    [InlineData(2_000)]
    [InlineData(20_000)]
    public void A_larger_one_has_exactly_as_many_people_and_the_host_takes_its_roster(int size)
    {
        var (roster, teams) = SyntheticAgency.Create(seed: 1, size);
        var path = Path.GetTempFileName();
        RosterFile.Write(path, roster, teams);
        var read = RosterFile.Read(path);
        File.Delete(path);

        Assert.Equal(size, roster.People.Count);
        Assert.Equal(size, roster.People.Select(person => person.Email).Distinct().Count());
        Assert.Equal(roster.People.OrderBy(person => person.Id), read.People.OrderBy(person => person.Id));
        Assert.Equal(_roster.Shown.Take(2), roster.Shown.Take(2));
    }

    [Fact]
    public void The_page_opens_with_a_caseworker_and_the_supervisor_of_the_same_team_and_the_director()
    {
        Assert.Equal([Role.Staff, Role.Manager, Role.Leader], _roster.Shown.Select(person => person.Role));
        Assert.Equal(_roster.Shown[0].Team, _roster.Shown[1].Team);
        Assert.True(_roster.Shown[1].IsLead);
    }

    [Fact]
    public void The_roster_file_is_read_back_as_it_was_written()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("sandbox-roster").FullName, "roster.csv");
        RosterFile.Write(path, _roster, _teams);

        var lines = File.ReadAllLines(path);
        var read = RosterFile.Read(path);

        Assert.Equal("id,name,email,team,team parent,lead,role,time zone,language", lines[0]);
        Assert.Equal(_roster.People.Count + 1, lines.Length);
        Assert.Equal(_roster.People.ToHashSet(), read.People.ToHashSet());
        Assert.Equal([Role.Staff, Role.Manager, Role.Leader], read.Shown.Select(person => person.Role));
        Assert.Equal(read.Shown[0].Team, read.Shown[1].Team);
        Assert.All(_roster.People, person => Assert.Equal(_roster.RegionOf(person.Team), read.RegionOf(person.Team)));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void A_roster_with_errors_has_nobody_to_play_and_is_left_to_the_host()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("sandbox-roster").FullName, "roster.csv");
        File.WriteAllText(path, "id,name\n1,\"not closed\n");

        Assert.Empty(RosterFile.Read(path).People);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void A_team_belongs_to_the_region_above_it()
    {
        var region = Assert.Single(_roster.People.Where(person => person.Id == _roster.Shown[0].Id).Select(person => _roster.RegionOf(person.Team)));

        Assert.Equal("North Region", region);
        Assert.Equal(SyntheticAgency.Root, _roster.RegionOf(SyntheticAgency.Root));
    }
}
