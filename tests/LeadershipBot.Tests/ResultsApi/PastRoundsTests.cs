using System.Text.Json;
using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.Results;
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
        await PromiseAsync("Kept", new(ActionStatus.Done, await _agency.NowAsync(), "me"));
        await PromiseAsync("New");
        await PromiseAsync("Later", new(ActionStatus.Going, await _agency.NowAsync(), "me", Due: new DateOnly(2027, 1, 8)));

        var actions = (await DocumentAsync("South1", "actions")).GetProperty("actions").EnumerateArray()
            .ToDictionary(action => action.GetProperty("text").GetString()!, action => $"{action.GetProperty("hasHistory")} {action.GetProperty("closedOn")}", StringComparer.Ordinal);

        Assert.Equal(("True 2026-10-02", "False ", "True "), (actions["Kept"], actions["New"], actions["Later"]));
    }

    [Fact]
    public async Task Each_measure_says_where_it_is_shown()
    {
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));

        var measures = (await DocumentAsync("Director", "results/overview")).GetProperty("measures").EnumerateArray()
            .ToDictionary(measure => measure.GetProperty("id").GetString()!, measure => measure.GetProperty("whereShown"), StringComparer.Ordinal);

        Assert.Equal("shown where all its questions are", measures[Measure.Climate].GetProperty("en").GetString());
        Assert.Equal("shown to that team and its supervisor only", measures[AboutSupervisor].GetProperty("en").GetString());
        Assert.Contains(measures.Values, where => where.ValueKind == JsonValueKind.Object && where.GetProperty("es").GetString() == "se muestra solo para la agencia y sus regiones");
        Assert.Contains(measures.Values, where => where.ValueKind == JsonValueKind.Null);
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

        var trends = (await DocumentAsync("South1", $"results/rounds/latest/units/{ApiHarbor.UnitOf("South")}")).GetProperty("trends").EnumerateArray()
            .ToDictionary(trend => trend.GetProperty("measure").GetString()!, trend => string.Join(' ', trend.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("mean").GetString() ?? "-")), StringComparer.Ordinal);

        Assert.Equal("- 3.4 3.6", trends[Measure.Climate]);
        Assert.Equal("4.2 4.2 4.2", trends["VM-2"]);
        Assert.Equal(
            ["South: 2026-08-14 3.4, 2026-09-14 3.6", "Harbor County: 2026-08-14 3.3, 2026-09-14 3.5"],
            Assert.Single(DrawnChart.On(await _agency.Find("South1").SaysAsync("results"), "Chart.Line")).Lines);
    }

    private async Task PromiseAsync(string text, params ActionChange[] history)
    {
        var unit = Unit.KeyOf(_agency.Service<Roster.Agency>().Roster.Tree, "South");
        var action = new LeadershipAction(Guid.NewGuid().ToString("N"), unit, "South", text, new(2026, 12, 1), "me", "me", await _agency.NowAsync(), history);
        Assert.True(await _agency.Service<ActionsTable>().TryAddAsync(action, TestContext.Current.CancellationToken));
    }

    private async Task<JsonElement> DocumentAsync(string who, string path)
    {
        var token = (await _agency.GetAsync<JsonElement>($"sandbox/api/people/{_agency.Find(who).Id}/token")).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/" + path);
        request.Headers.Authorization = new("Bearer", token);
        using var response = await _agency.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
