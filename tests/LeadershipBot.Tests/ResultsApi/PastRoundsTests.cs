using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Results;
using LeadershipBot.ResultsApi;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static LeadershipBot.Tests.Results.RoundsOfHarbor;

namespace LeadershipBot.Tests.ResultsApi;

/// <summary>Documents of rounds that a test makes up.</summary>
public sealed class PastRoundsTests : IAsyncLifetime
{
    private AgencyAtWork _agency = null!;

    public async ValueTask InitializeAsync() => _agency = await AgencyAtWork.StartHarborAsync();

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task A_promise_that_was_kept_tells_the_day_and_an_open_one_whether_anything_was_said_of_it()
    {
        await PromiseAsync("Kept", new ActionChange(ActionStatus.Done, await _agency.NowAsync(), "me"));
        await PromiseAsync("New");
        await PromiseAsync("Later", new ActionChange(ActionStatus.Going, await _agency.NowAsync(), "me", Due: new DateOnly(2027, 1, 8)));

        var actions = (await DocumentAsync("South1", "actions")).GetProperty("actions").EnumerateArray()
            .ToDictionary(action => action.GetProperty("text").GetString()!, action => $"{action.GetProperty("hasHistory")} {action.GetProperty("closedOn")}", StringComparer.Ordinal);

        Assert.Equal(("True 2026-10-02", "False ", "True "), (actions["Kept"], actions["New"], actions["Later"]));
    }

    [Theory]
    [InlineData("South1")]
    [InlineData("SouthLead")]
    [InlineData("Director")]
    [InlineData("Admin")]
    public async Task Whoever_may_open_a_units_page_reads_there_what_was_promised_to_that_unit(string who)
    {
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));
        var now = await _agency.NowAsync();
        await PromiseToAsync("South", "Kept", now, new ActionChange(ActionStatus.Done, now, "me"));
        await PromiseToAsync("South", "Going", now.AddDays(-1));
        await PromiseToAsync("South", "Long over", now.AddDays(-500), new ActionChange(ActionStatus.Done, now.AddDays(-366), "me"));
        await PromiseToAsync(Harbor.Root, "For all", now);
        await PromiseToAsync("North", "For North", now);

        Assert.Equal("Going, Kept", await PromisedAsync(who, $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}", "actions"));
        Assert.Equal("For all", await PromisedAsync(who, "results/rounds/latest/units/agency", "actions"));
    }

    [Fact]
    public async Task On_the_page_that_stands_for_a_hidden_team_is_what_was_promised_to_either()
    {
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));
        await PromiseToAsync(Harbor.Root, "For all", await _agency.NowAsync());
        await PromiseToAsync("North", "For North", await _agency.NowAsync());

        Assert.Equal("For North, For all", await PromisedAsync("Director", $"results/rounds/latest/units/{ApiHarbor.UnitOf("North")}", "actions"));
    }

    [Theory]
    [InlineData("SouthLead")]
    [InlineData("South1")]
    public async Task The_guide_on_a_page_speaks_of_a_strength_only_where_one_is_named(string who)
    {
        ReleaseScore[] few = [Of("VM-2", 4.4m), Of("VM-9", 3.9m), Of("CO-1b", 2.4m)];
        await _agency.PublishAsync(0, Full(3.6m), [], few);

        // Of three questions none stands out; of the agency's five some do.
        var own = $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}";
        await AssertGuideAsync("results/overview", "3 minutes. Show the numbers.", "3 minutos. Muestre los números.", "7 minutes. Ask: what", "7 minutos. Pregunte: ¿qué");
        await AssertGuideAsync(own, "3 minutes. Show the numbers.", "3 minutos. Muestre los números.", "7 minutes. Ask: what", "7 minutos. Pregunte: ¿qué");
        await AssertGuideAsync(
            "results/rounds/latest/units/agency", "3 minutes. Start with the strength.", "3 minutos. Empiece con la fortaleza.", "7 minutes. Show where it is hardest.", "7 minutos. Muestre donde más cuesta.");

        // The card says the same as the page.
        var card = (await _agency.Find("SouthLead").SaysAsync("results")).Words;
        Assert.DoesNotContain("Start with the strength", card, StringComparison.Ordinal);
        foreach (var step in await StepsAsync(own))
        {
            Assert.Contains(step.GetProperty("en").GetString()!, card.Replace("**", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        async Task<IReadOnlyList<JsonElement>> StepsAsync(string path) => [.. (await DocumentAsync(who, path)).GetProperty("guide").GetProperty("steps").EnumerateArray()];

        async Task AssertGuideAsync(string path, string second, string secondInSpanish, string third, string thirdInSpanish)
        {
            var steps = await StepsAsync(path);
            Assert.StartsWith(second, steps[1].GetProperty("en").GetString(), StringComparison.Ordinal);
            Assert.StartsWith(secondInSpanish, steps[1].GetProperty("es").GetString(), StringComparison.Ordinal);
            Assert.StartsWith(third, steps[2].GetProperty("en").GetString(), StringComparison.Ordinal);
            Assert.StartsWith(thirdInSpanish, steps[2].GetProperty("es").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("South1", "Newest for South, For all, For South, Kept")]
    [InlineData("North1", "For all, Going for North")]
    [InlineData("Director", "For all")]
    public async Task The_overview_has_the_newest_promises_to_the_readers_team_and_to_those_above_it(string who, string promised)
    {
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));
        var now = await _agency.NowAsync();
        await PromiseToAsync("South", "Kept", now, new ActionChange(ActionStatus.Done, now, "me"));
        await PromiseToAsync("South", "Dropped", now, new ActionChange(ActionStatus.Dropped, now, "me", "No money"));
        await PromiseToAsync("South", "For South", now.AddDays(-9));
        await PromiseToAsync("South", "Newest for South", now.AddDays(-1));
        await PromiseToAsync(Harbor.Root, "For all", now.AddDays(-3));
        await PromiseToAsync("North", "Going for North", now.AddDays(-7), new ActionChange(ActionStatus.Going, now, "me", Due: new DateOnly(2027, 1, 8)));

        Assert.Equal(promised, await PromisedAsync(who, "results/overview", "latestPromises"));
    }

    [Fact]
    public async Task The_overview_has_five_promises_at_most_and_has_them_before_the_first_results_too()
    {
        for (var day = 1; day <= 7; day++)
        {
            await PromiseToAsync(Harbor.Root, $"Day {day}", (await _agency.NowAsync()).AddDays(-day));
        }

        Assert.Equal("Day 1, Day 2, Day 3, Day 4, Day 5", await PromisedAsync("South1", "results/overview", "latestPromises"));
    }

    [Fact]
    public async Task For_paper_there_is_what_was_promised_to_the_agency_and_to_no_team()
    {
        var now = await _agency.NowAsync();
        await PromiseToAsync(Harbor.Root, "Kept", now, new ActionChange(ActionStatus.Done, now, "me"));
        await PromiseToAsync(Harbor.Root, "Dropped", now, new ActionChange(ActionStatus.Dropped, now, "me", "No money"));
        await PromiseToAsync(Harbor.Root, "For all", now.AddDays(-3));
        await PromiseToAsync("South", "For a team", now);

        Assert.Equal("For all, Kept", await PromisedAsync("Director", "actions/regions", "actions"));
    }

    [Fact]
    public async Task A_region_is_a_unit_beneath_the_top_that_has_teams_and_paper_has_room_for_forty_promises()
    {
        await _agency.DisposeAsync();
        _agency = await AgencyAtWork.StartHarborAsync(roster: Harbor.Csv([.. Harbor.People, new("Dock1", "c0ffee00-0300-4abc-8def-000000000301", "Dock", "South", "staff", Zone: "America/Los_Angeles")]));
        var now = await _agency.NowAsync();
        await PromiseToAsync(Harbor.Root, "For all", now.AddDays(-1));
        await PromiseToAsync("South", "For a region", now);
        await PromiseToAsync("North", "For a team", now);
        await PromiseToAsync("Dock", "For a team of the region", now);

        Assert.Equal("For a region, For all", await PromisedAsync("Director", "actions/regions", "actions"));

        for (var number = 1; number <= 40; number++)
        {
            await PromiseToAsync(Harbor.Root, "Later", now);
        }

        Assert.Equal(40, (await DocumentAsync("Director", "actions/regions")).GetProperty("actions").GetArrayLength());
    }

    [Theory]
    [InlineData("results/trend.csv")]
    [InlineData("results/rounds/latest/export.csv")]
    public async Task Whichever_file_is_asked_for_it_waits_for_its_turn(string path)
    {
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));
        var (host, sent) = (_agency.Service<IServiceProvider>(), new TaskCompletionSource<object?>());
        var waiting = Enumerable.Range(0, 22)
            .Select(number => new DefaultHttpContext { RequestServices = host, User = new(new ClaimsIdentity([new("oid", $"{number}")])) })
            .Select(one => ExportLimit.WaitAsync(EndpointFilterInvocationContext.Create(one), _ => new(sent.Task)).AsTask()).ToList();

        using var response = await SendAsync(HttpMethod.Get, "Director", path);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter?.Delta);
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
    }

    [Fact]
    public async Task In_the_file_of_all_rounds_the_oldest_comes_first_and_a_note_stands_once_beside_the_round_it_is_about()
    {
        await _agency.PublishAsync(1, Full(3.6m), [], Full(3.8m));
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));
        await NoteAsync(1, "other");

        using var response = await SendAsync(HttpMethod.Get, "Director", "results/trend.csv");
        var rows = CsvRows.Of(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal([IdOf(1), IdOf(0)], rows.Select(row => row[0]).Where(cell => cell == IdOf(1) || cell == IdOf(0)).Distinct());
        Assert.Equal([(IdOf(1), "South")], rows.Where(row => row.Contains("By other")).Select(row => (row[0], row[2])));
    }

    [Fact]
    public async Task Each_unit_says_of_what_it_does_not_show_whether_that_is_shown_elsewhere()
    {
        await _agency.PublishAsync(0, Full(3.6m), [], [Of("VM-2", 4.2m), Of("CO-1b", 2.2m)]);
        foreach (var (who, south) in new[] { ("South1", $"{Measure.Climate}"), ("SouthLead", $"{Measure.Climate}"), ("Director", $"{Measure.Climate} {AboutSupervisor}") })
        {
            var map = await DocumentAsync(who, "results/rounds/latest/units");
            var rows = map.GetProperty("units").EnumerateArray().ToDictionary(row => row.GetProperty("name").GetString()!, Elsewhere, StringComparer.Ordinal);
            var page = await DocumentAsync(who, $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}");

            Assert.Equal((AboutSupervisor, south), (rows[Harbor.Root], rows["South"]));
            Assert.Equal(south, Elsewhere(page.GetProperty("unit")));
        }

        var north = (await DocumentAsync("Director", "results/rounds/latest/units")).GetProperty("units").EnumerateArray().Single(row => row.GetProperty("name").GetString() == "North");
        Assert.Equal(AboutSupervisor, Elsewhere(north));

        static string Elsewhere(JsonElement unit) => string.Join(' ', unit.GetProperty("shownElsewhere").EnumerateArray().Select(measure => measure.GetString()));
    }

    [Fact]
    public async Task A_round_that_is_published_late_is_in_the_past_of_a_later_one_at_once()
    {
        await _agency.PublishAsync(2, Full(3.2m), [], Full(3.4m));
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));
        Assert.Equal("3.2 3.6", await PastAsync());

        await _agency.PublishAsync(1, Full(3.4m), [], Full(3.6m));
        Assert.Equal("3.2 3.4 3.6", await PastAsync());

        async Task<string> PastAsync() => string.Join(' ', (await DocumentAsync("Director", $"results/rounds/{IdOf(0)}/units/agency")).GetProperty("trends").EnumerateArray()
            .First(trend => trend.GetProperty("measure").GetString() == Measure.Climate).GetProperty("points").EnumerateArray().Select(point => point.GetProperty("mean").GetString()));
    }

    [Fact]
    public async Task A_group_without_the_overall_score_has_the_past_of_the_questions_that_it_shows()
    {
        await _agency.PublishAsync(1, Full(3.6m), [], [Of("VM-2", 4.1m)]);
        await _agency.PublishAsync(0, Full(3.6m), [], [Of("VM-2", 4.2m), Of("CO-1b", 2.2m)]);

        Assert.Equal("South climate - -, South VM-2 4.1 4.2, South CO-1b - 2.2, Harbor County climate 3.6 3.6, Harbor County VM-2 4.2 4.2, Harbor County CO-1b 2.4 2.4", await TrendsAsync("South1"));
        Assert.Equal("Harbor County climate 3.6 3.6", await TrendsAsync("North1"));
        Assert.Equal("Harbor County climate 3.6 3.6", await TrendsAsync("Director"));

        async Task<string> TrendsAsync(string who) => string.Join(", ", (await DocumentAsync(who, "results/overview")).GetProperty("trends").EnumerateArray().Select(trend =>
            $"{trend.GetProperty("name")} {trend.GetProperty("measure")} {string.Join(' ', trend.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("mean").GetString() ?? "-"))}"));
    }

    [Fact]
    public async Task Each_measure_says_where_it_is_shown()
    {
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));

        var measures = (await DocumentAsync("Director", "results/overview")).GetProperty("measures").EnumerateArray()
            .ToDictionary(measure => measure.GetProperty("id").GetString()!, measure => measure.GetProperty("whereShown"), StringComparer.Ordinal);

        Assert.Equal("shown where all its questions are", measures[Measure.Climate].GetProperty("en").GetString());
        Assert.Equal("shown to that team and its supervisor only, until somebody else leads it; above them, from five supervisors up", measures[AboutSupervisor].GetProperty("en").GetString());
        Assert.Contains(measures.Values, where => where.ValueKind == JsonValueKind.Object && where.GetProperty("es").GetString() == "se muestra solo para la agencia y sus regiones");
        Assert.Contains(measures.Values, where => where.ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task A_score_of_what_the_instrument_no_longer_asks_is_listed_by_its_code()
    {
        await _agency.PublishAsync(0, Full(3.6m), [], [.. Full(3.8m), Of("AB-1", 4.4m)]);

        var measures = (await DocumentAsync("South1", $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}")).GetProperty("measures").EnumerateArray()
            .Select(measure => measure.GetProperty("id").GetString()).ToList();

        Assert.Equal((Measure.Climate, "AB-1"), (measures[0], measures[^1]));
        Assert.Equal(measures.Count, measures.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("AB-1", (await _agency.Find("South1").SaysAsync("results")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_are_what_has_teams_beneath_it_and_say_nothing_of_one_supervisor()
    {
        var about = Of(AboutSupervisor, 2.9m) with { AboutLead = LeadMark.Of(IdOf(0), "gone") };
        List<ReleaseNode> nodes = [new(Harbor.Root, null, null, Full(3.6m)), new("North", Harbor.Root, null, [.. Full(3.1m), about])];
        for (var region = 1; region <= 42; region++)
        {
            nodes.Add(new($"Region {region}", Harbor.Root, null, [.. Full(3.1m), about]));
            nodes.Add(new($"Team {region}", $"Region {region}", null, [.. Full(3.1m), about]));
        }

        await _agency.PublishAsync(0, nodes);
        var overview = await DocumentAsync("Director", "results/overview");

        Assert.Equal(Enumerable.Range(1, 40).Select(region => $"Region {region}"), overview.GetProperty("regions").EnumerateArray().Select(region => region.GetProperty("name").GetString()));
        Assert.Equal(2, overview.GetProperty("regionsLeftOut").GetInt32());
        Assert.All(overview.GetProperty("regions").EnumerateArray(), region => Assert.Equal(Full(3.1m).Count, region.GetProperty("scores").GetArrayLength()));
    }

    [Fact]
    public async Task An_agency_of_teams_alone_has_no_regions()
    {
        await _agency.PublishAsync(0, Full(3.6m), Full(3.1m), Full(3.8m));

        foreach (var who in new[] { "Director", "SouthLead", "South1" })
        {
            var overview = await DocumentAsync(who, "results/overview");
            Assert.Equal((0, 0), (overview.GetProperty("regions").GetArrayLength(), overview.GetProperty("regionsLeftOut").GetInt32()));
        }
    }

    [Fact]
    public async Task A_trend_of_averages_leaves_out_what_was_the_average_of_other_questions()
    {
        await _agency.PublishAsync(2, Full(3.1m), [], Full(3.2m), instrument: "other-eight+LU-1");
        await _agency.PublishAsync(1, Full(3.3m), [], Full(3.4m), instrument: "first-eight");
        await _agency.PublishAsync(0, Full(3.5m), [], Full(3.6m));

        var page = await DocumentAsync("South1", $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}");
        var trends = page.GetProperty("trends").EnumerateArray()
            .ToDictionary(trend => trend.GetProperty("measure").GetString()!, trend => string.Join(' ', trend.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("mean").GetString() ?? "-")), StringComparer.Ordinal);

        Assert.Equal("""["VM-2","VM-9"]""", page.GetProperty("unit").GetProperty("strongest").GetRawText());
        Assert.Equal("""["SP-14","CO-1b"]""", page.GetProperty("unit").GetProperty("weakest").GetRawText());
        Assert.Equal("- 3.4 3.6", trends[Measure.Climate]);
        Assert.Equal("4.2 4.2 4.2", trends["VM-2"]);
        Assert.Equal(
            ["South: 2026-08-14 3.4, 2026-09-14 3.6", "Harbor County: 2026-08-14 3.3, 2026-09-14 3.5"],
            Assert.Single(DrawnChart.On(await _agency.Find("South1").SaysAsync("results"), "Chart.Line")).Lines);
    }

    [Fact]
    public async Task A_unit_that_was_made_up_differently_has_a_gap_in_its_trend_and_the_file_says_so()
    {
        await PublishAsync(2, "Pier", 3.2m);
        await PublishAsync(1, "Dock", 3.4m);
        await PublishAsync(0, "Dock", 3.6m);

        var trends = (await DocumentAsync("Director", $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}")).GetProperty("trends").EnumerateArray().ToList();
        Assert.All(trends, trend => Assert.Equal(JsonValueKind.Null, trend.GetProperty("points")[0].GetProperty("mean").ValueKind));
        Assert.Equal(["", "3.4", "3.6"], trends.First(trend => trend.GetProperty("measure").GetString() == Measure.Climate).GetProperty("points").EnumerateArray().Select(point => point.GetProperty("mean").ToString()));

        using var response = await SendAsync(HttpMethod.Get, "Director", "results/trend.csv");
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n').Where(line => line.Contains("\"South\",\"Harbor County\",\"climate\"", StringComparison.Ordinal)).ToList();
        Assert.Equal([false, true, false], lines.Select(line => line.Contains("the unit is made up differently now", StringComparison.Ordinal)));

        async Task PublishAsync(int monthsAgo, string team, decimal mean) => await _agency.PublishAsync(
            monthsAgo, [new(Harbor.Root, null, null, Full(3.6m)), new("North", Harbor.Root, null, []), new("South", Harbor.Root, null, Full(mean)), new(team, "South", null, Full(3.3m))]);
    }

    [Fact]
    public async Task The_file_says_what_to_know_about_the_round_as_a_whole()
    {
        await _agency.PublishAsync(1, Full(3.4m), [], Full(3.7m));
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m), ResponseBand.From30To49, new Reliability(0.84m, 0.12m, 0.7m));

        foreach (var who in new[] { "Director", "SouthLead" })
        {
            using var response = await SendAsync(HttpMethod.Get, who, "results/trend.csv");
            var about = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n").Where(line => line.StartsWith($"\"{IdOf(0)}\"", StringComparison.Ordinal)).ToList();
            Assert.EndsWith(
                ",\"Fewer than half answered, so this may not represent everyone. The questions of the score fit together well (Cronbach’s α 0.84). About 12 % of all differences lie between teams (ICC(1)).\"",
                about[0], StringComparison.Ordinal);
            Assert.All(about.Skip(1), line => Assert.EndsWith(",\"\"", line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nobody_speaks_beside_the_numbers_of_whoever_led_the_team_before()
    {
        await _agency.PublishAsync(1, Full(3.6m), [], [.. Full(3.8m), AboutLead(1, "gone")]);
        await _agency.PublishAsync(0, Full(3.6m), [], [.. Full(3.8m), AboutLead(0, _agency.Find("SouthLead").Id)]);
        await NoteAsync(1, "gone");
        await NoteAsync(0, "other");

        Assert.Equal("403 not-yours", await SendNoteAsync(HttpMethod.Put, 1, new { text = "Hello", replaces = "By gone" }));
        Assert.Equal("403 not-yours", await SendNoteAsync(HttpMethod.Delete, 1, body: null));

        Assert.Equal("409 changed", await SendNoteAsync(HttpMethod.Put, 0, new { text = "Hello" }));
        Assert.Equal("409 changed", await SendNoteAsync(HttpMethod.Put, 0, new { text = "Hello", replaces = "By gone" }));
        Assert.Equal("200", await SendNoteAsync(HttpMethod.Put, 0, new { text = "Hello", replaces = "By other" }));
        Assert.Equal("200", await SendNoteAsync(HttpMethod.Put, 0, new { text = "Hello again" }));
    }

    [Fact]
    public async Task Where_nothing_tells_who_led_then_a_note_stays_with_whoever_wrote_it()
    {
        await _agency.PublishAsync(1, Full(3.6m), [], Full(3.8m));
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));
        await NoteAsync(1, "other");

        Assert.Equal("403 not-yours", await SendNoteAsync(HttpMethod.Put, 1, new { text = "Hello", replaces = "By other" }));
        Assert.Equal("403 not-yours", await SendNoteAsync(HttpMethod.Delete, 1, body: null));
        Assert.Equal("200", await SendNoteAsync(HttpMethod.Put, 0, new { text = "Hello" }));
        Assert.Equal("200", await SendNoteAsync(HttpMethod.Put, 0, new { text = "Hello again" }));
    }

    [Fact]
    public async Task A_note_is_kept_for_a_year()
    {
        await NoteAsync(2, "old", new DateTimeOffset(2025, 10, 1, 0, 0, 0, TimeSpan.Zero));
        await NoteAsync(1, "recent", new DateTimeOffset(2025, 11, 1, 0, 0, 0, TimeSpan.Zero));

        await ActivatorUtilities.CreateInstance<SweepPromises>(_agency.Service<IServiceProvider>()).RunAsync(TestContext.Current.CancellationToken);

        Assert.Null(await _agency.Service<UnitNotes>().FindAsync(IdOf(2), ApiHarbor.UnitOf("South"), TestContext.Current.CancellationToken));
        Assert.NotNull(await _agency.Service<UnitNotes>().FindAsync(IdOf(1), ApiHarbor.UnitOf("South"), TestContext.Current.CancellationToken));
    }

    private static ReleaseScore AboutLead(int monthsAgo, string lead) => Of(AboutSupervisor, 2.9m) with { AboutLead = LeadMark.Of(IdOf(monthsAgo), lead) };

    private async Task NoteAsync(int monthsAgo, string by, DateTimeOffset at = default) =>
        await _agency.Service<UnitNotes>().TryPutAsync(
            IdOf(monthsAgo), ApiHarbor.UnitOf("South"), new("By " + by, by, at == default ? await _agency.NowAsync() : at), before: null, TestContext.Current.CancellationToken);

    private async Task<string> SendNoteAsync(HttpMethod method, int monthsAgo, object? body)
    {
        using var response = await SendAsync(method, "SouthLead", $"results/rounds/{IdOf(monthsAgo)}/units/{ApiHarbor.UnitOf("South")}/note", body);
        return response.IsSuccessStatusCode
            ? $"{(int)response.StatusCode}"
            : $"{(int)response.StatusCode} {JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).GetProperty("code")}";
    }

    private async Task<string> PromisedAsync(string who, string path, string list) =>
        string.Join(", ", (await DocumentAsync(who, path)).GetProperty(list).EnumerateArray().Select(action => action.GetProperty("text").GetString()));

    private async Task PromiseAsync(string text, params ActionChange[] history) => await PromiseToAsync("South", text, await _agency.NowAsync(), history);

    private async Task PromiseToAsync(string team, string text, DateTimeOffset at, params ActionChange[] history)
    {
        var unit = Unit.KeyOf(_agency.Service<Roster.Agency>().Roster.Tree, team);
        var action = new LeadershipAction(Guid.NewGuid().ToString("N"), unit, team, text, new(2026, 12, 1), "me", "me", at, history);
        Assert.True(await _agency.Service<ActionsTable>().TryAddAsync(action, TestContext.Current.CancellationToken));
    }

    private async Task<JsonElement> DocumentAsync(string who, string path)
    {
        using var response = await SendAsync(HttpMethod.Get, who, path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string who, string path, object? body = null)
    {
        var token = (await _agency.GetAsync<JsonElement>($"sandbox/api/people/{_agency.Find(who).Id}/token")).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(method, "/api/v1/" + path);
        request.Headers.Authorization = new("Bearer", token);
        request.Content = body is null ? null : JsonContent.Create(body);
        return await _agency.SendAsync(request);
    }
}
