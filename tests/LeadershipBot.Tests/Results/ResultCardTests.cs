using System.Text.Json;
using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Results;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Tests.Driving;
using Xunit;
using static LeadershipBot.Tests.Results.RoundsOfHarbor;

namespace LeadershipBot.Tests.Results;

/// <summary>What each role reads on the card with results.</summary>
public sealed class ResultCardTests : IAsyncLifetime
{
    private const string Page = "https://teams.microsoft.com/l/entity/5a4db0c5-0b07-4000-8000-00000000b070/results";

    private AgencyAtWork _agency = null!;

    public async ValueTask InitializeAsync() => _agency = await AgencyAtWork.StartHarborAsync();

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task A_manager_reads_the_score_of_the_team_where_it_is_going_and_what_stands_out()
    {
        await _agency.PublishAsync(1, Full(3.4m), [], Full(3.2m));
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));

        var card = await _agency.Find("SouthLead").SaysAsync("results");

        Assert.Equal("3.8", Assert.Single(DrawnChart.On(card, "Chart.Gauge")).Value);
        Assert.Equal(
            ["South: 2026-08-14 3.2, 2026-09-14 3.8", "Harbor County: 2026-08-14 3.4, 2026-09-14 3.6"],
            Assert.Single(DrawnChart.On(card, "Chart.Line")).Lines);
        Assert.Contains("How it is here, overall: 3.8 of 5 · 60 % favorable · 5–9 answers\nCompared with August 14, 2026 (3.2): **too early to tell**.", card.Words, StringComparison.Ordinal);
        Assert.Contains("Begin with what is highest\nSafe to bring up hard topics: 4.2 of 5 · 60 % favorable · 5–9 answers\nFair chances for all: 3.9", card.Words, StringComparison.Ordinal);
        Assert.Contains("Lowest\nSystem before blame: 2.1 of 5 · 60 % favorable · 5–9 answers\nTold what came of feedback: 2.4", card.Words, StringComparison.Ordinal);
        Assert.True(card.Offers(ShowHeard.VerbName));
    }

    [Fact]
    public async Task A_leader_reads_the_agency_and_how_far_to_trust_the_score()
    {
        await _agency.PublishAsync(1, Full(3.4m), [], Full(3.2m));
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m), reliability: new Reliability(0.84m, 0.12m, 0.7m));

        var card = await _agency.Find("Director").SaysAsync("results");

        Assert.Equal("3.6", Assert.Single(DrawnChart.On(card, "Chart.Gauge")).Value);
        Assert.Equal(["Harbor County: 2026-08-14 3.4, 2026-09-14 3.6"], Assert.Single(DrawnChart.On(card, "Chart.Line")).Lines);
        Assert.Contains("Regions\nHow it is here, overall\nMean, from 1 to 5\nSouth: 3.8", card.Words, StringComparison.Ordinal);
        Assert.Contains("fit together well (Cronbach’s α 0.84). About 12 % of all differences lie between teams", card.Words, StringComparison.Ordinal);
        foreach (var other in new[] { "SouthLead", "South1" })
        {
            Assert.DoesNotContain("Cronbach", (await _agency.Find(other).SaysAsync("results")).Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Staff_read_the_trend_of_what_they_may_see_and_nothing_of_other_teams()
    {
        await _agency.PublishAsync(1, Full(3.4m), Full(2.7m), Full(3.2m));
        await _agency.PublishAsync(0, Full(3.6m), Full(2.9m), Full(3.8m));

        var card = await _agency.Find("South1").SaysAsync("results");

        Assert.Equal(
            ["South: 2026-08-14 3.2, 2026-09-14 3.8", "Harbor County: 2026-08-14 3.4, 2026-09-14 3.6"],
            Assert.Single(DrawnChart.On(card, "Chart.Line")).Lines);
        Assert.Contains("**too early to tell**", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("2.9", card.Card.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("2.7", card.Card.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trend_has_the_last_eight_rounds_that_showed_the_group()
    {
        for (var monthsAgo = 0; monthsAgo < 12; monthsAgo++)
        {
            await _agency.PublishAsync(monthsAgo, Full(3.4m), [], monthsAgo is 2 or 5 ? [Of("VM-2", 3.1m)] : Full(2.0m + (monthsAgo * 0.1m)));
        }

        // Of another program, and of a round that is not the group's.
        await _agency.PublishAsync(20, Full(1.9m), [], Full(1.9m), program: "pulse-short");

        var lines = Assert.Single(DrawnChart.On(await _agency.Find("SouthLead").SaysAsync("results"), "Chart.Line")).Lines;

        Assert.Equal(
            "South: 2025-12-14 2.9, 2026-01-14 2.8, 2026-02-14 2.7, 2026-03-14 2.6, 2026-05-14 2.4, 2026-06-14 2.3, 2026-08-14 2.1, 2026-09-14 2",
            lines[0]);
        Assert.Equal(8, lines[1].Split(',').Length);
    }

    [Fact]
    public async Task One_round_makes_no_line_and_no_comparison()
    {
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));

        var card = await _agency.Find("SouthLead").SaysAsync("results");

        Assert.Empty(DrawnChart.On(card, "Chart.Line"));
        Assert.DoesNotContain("Compared with", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_is_hidden_now_gets_the_nearest_group_and_no_trend_of_its_own()
    {
        await _agency.PublishAsync(1, Full(3.4m), Full(2.7m), Full(3.2m));
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));

        var card = await _agency.Find("NorthLead").SaysAsync("results");

        Assert.Contains("This is the nearest group that is: **Harbor County**", card.Words, StringComparison.Ordinal);
        Assert.Equal(["Harbor County: 2026-08-14 3.4, 2026-09-14 3.6"], Assert.Single(DrawnChart.On(card, "Chart.Line")).Lines);
        Assert.DoesNotContain("2.7", card.Card.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_chart_says_the_same_in_text_with_open_ends_open()
    {
        await _agency.PublishAsync(1, Full(1.2m), [], Full(1.4m));
        await _agency.PublishAsync(0, Full(4.8m), [], Full(4.9m));

        var card = await _agency.Find("SouthLead").SaysAsync("results");

        var gauge = Assert.Single(DrawnChart.On(card, "Chart.Gauge"));
        Assert.Equal("4.5", gauge.Value);
        Assert.Equal("4.5+ of 5", CardReader.Text(gauge.Element, "subLabel"));
        Assert.Equal("How it is here, overall\n4.5+", gauge.InWords.Trim());
        Assert.Equal(
            "Overall, round by round\nAugust 14, 2026: 1.5− · Harbor County 1.5−\nSeptember 14, 2026: 4.5+ · Harbor County 4.5+",
            Assert.Single(DrawnChart.On(card, "Chart.Line")).InWords);
        Assert.Contains("Compared with August 14, 2026 (1.5−)", card.Words, StringComparison.Ordinal);
        Assert.All(DrawnChart.On(card, "Chart.HorizontalBar"), bars => Assert.All(
            bars.Element.GetProperty("data").EnumerateArray(), bar => Assert.Contains(CardReader.Text(bar, "x")!, bars.InWords, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("South1", "Fewer than half answered, so this may not represent everyone.")]
    [InlineData("South2", "Contestó menos de la mitad, así que esto puede no representar a todas las personas.")]
    public async Task Below_half_the_card_says_that_it_may_not_represent_everyone(string reader, string words)
    {
        await _agency.PublishAsync(1, Full(3.6m), [], []);
        Assert.DoesNotContain(words, (await _agency.Find(reader).SaysAsync("results")).Words, StringComparison.Ordinal);

        await _agency.PublishAsync(0, Full(3.6m), [], [], ResponseBand.From30To49);
        Assert.Contains(words, (await _agency.Find(reader).SaysAsync("results")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Spanish_every_word_is_Spanish()
    {
        await _agency.PublishAsync(1, Full(3.4m), [], Full(3.2m));
        await _agency.PublishAsync(0, Full(3.6m), [], [.. Full(3.8m, "20–49").Select(score => score with { Low = 3.5m, High = 4.1m })]);

        var words = (await _agency.Find("South2").SaysAsync("resultados")).Words;

        Assert.Contains("Cómo es aquí, en conjunto: 3.8 de 5 · 60 % favorable · 20–49 respuestas · probablemente de 3.5 a 4.1\n", words, StringComparison.Ordinal);
        Assert.Contains("En comparación con el 14 de agosto de 2026 (3.2): **", words, StringComparison.Ordinal);
        Assert.Contains("14 de agosto de 2026: 3.2 · Harbor County 3.4", words, StringComparison.Ordinal);
        foreach (var word in new[] { "Lo más alto", "Lo más bajo", "Todos los números y preguntas", "Abrir en Teams" })
        {
            Assert.Contains(word, words, StringComparison.Ordinal);
        }

        foreach (var word in new[] { "Highest", "Lowest", "Compared", "likely", "Open in", "round by" })
        {
            Assert.DoesNotContain(word, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_figure_about_one_supervisor_is_on_the_cards_of_that_team_only_and_not_once_somebody_else_leads_it()
    {
        var lead = _agency.Find("SouthLead").Id;
        await _agency.PublishAsync(1, Full(3.4m), [], [.. Full(3.2m), About(1, 2.7m, _agency.Find("NorthLead").Id)]);
        await _agency.PublishAsync(0, Full(3.6m), [], [.. Full(3.8m), About(0, 2.9m, lead)]);

        foreach (var own in new[] { "SouthLead", "South1" })
        {
            var card = (await _agency.Find(own).SaysAsync("results")).Card.GetRawText();
            Assert.Contains("2.9 of 5", card, StringComparison.Ordinal);
            Assert.DoesNotContain("2.7", card, StringComparison.Ordinal);
        }

        foreach (var (other, command) in new[] { ("Director", "results"), ("Director", "results South"), ("Admin", "results South"), ("NorthLead", "results"), ("North1", "results") })
        {
            var card = (await _agency.Find(other).SaysAsync(command)).Card.GetRawText();
            Assert.DoesNotContain("2.9", card, StringComparison.Ordinal);
            Assert.DoesNotContain("2.7", card, StringComparison.Ordinal);
        }

        static ReleaseScore About(int monthsAgo, decimal mean, string lead) => Of(AboutSupervisor, mean) with { AboutLead = LeadMark.Of(IdOf(monthsAgo), lead) };
    }

    [Fact]
    public async Task The_way_to_the_page_is_the_same_for_everybody_and_says_nothing_of_results()
    {
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));

        foreach (var (person, command) in new[] { ("Director", "results"), ("SouthLead", "results"), ("South1", "results"), ("South2", "resultados"), ("NorthLead", "results"), ("Director", "results South") })
        {
            var links = CardReader.Elements((await _agency.Find(person).SaysAsync(command)).Card).Where(element => element.TryGetProperty("url", out _)).ToList();
            Assert.Equal(Page, CardReader.Text(Assert.Single(links), "url"));
        }
    }

    [Fact]
    public async Task What_was_promised_to_the_group_stands_in_a_few_lines_and_nothing_of_other_teams()
    {
        await _agency.PublishAsync(0, Full(3.6m), Full(3.1m), Full(3.8m));
        await PromiseAsync("South", "A quiet hour each day", ActionStatus.Done);
        await PromiseAsync("South", "A second car", ActionStatus.Going);
        await PromiseAsync("North", "Shorter forms", ActionStatus.Going);
        await PromiseAsync(Harbor.Root, "Two more caseworkers", ActionStatus.Going);

        var south = (await _agency.Find("SouthLead").SaysAsync("results")).Words;
        Assert.Contains("Going: 1 · done: 1 · dropped: 0\nA second car — going, by December 1, 2026\nA quiet hour each day — done on October 2, 2026", south, StringComparison.Ordinal);
        Assert.DoesNotContain("Shorter forms", south, StringComparison.Ordinal);

        var director = (await _agency.Find("Director").SaysAsync("results")).Words;
        Assert.Contains("Going: 1 · done: 0 · dropped: 0\nTwo more caseworkers — going", director, StringComparison.Ordinal);
        Assert.DoesNotContain("Shorter forms", director, StringComparison.Ordinal);

        Assert.Contains("En marcha: 1 · hechas: 1 · dejadas: 0", (await _agency.Find("South2").SaysAsync("resultados")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Going:", (await _agency.Find("Director").SaysAsync("results North")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_with_everything_on_it_stays_far_below_what_Teams_takes()
    {
        for (var monthsAgo = 0; monthsAgo < 8; monthsAgo++)
        {
            await _agency.PublishAsync(monthsAgo, Full(3.6m, "10–19"), Full(3.1m), Full(3.8m), reliability: new Reliability(0.84m, 0.12m, 0.7m));
        }

        await PromiseAsync("South", new string('x', 500), ActionStatus.Going);
        await PromiseAsync(Harbor.Root, new string('x', 500), ActionStatus.Done);

        foreach (var (person, command) in new[] { ("Director", "results"), ("SouthLead", "results"), ("South1", "results"), ("South2", "resultados") })
        {
            var json = JsonSerializer.SerializeToUtf8Bytes((await _agency.Find(person).SaysAsync(command)).Card);
            Assert.InRange(json.Length, 1, 28 * 1024);
        }
    }

    private async Task PromiseAsync(string team, string text, ActionStatus status)
    {
        var now = await _agency.NowAsync();
        var by = _agency.Find("Director").Id;
        var action = new LeadershipAction(
            Guid.NewGuid().ToString("N"), Unit.KeyOf(_agency.Service<Roster.Agency>().Roster.Tree, team), team, text, new DateOnly(2026, 12, 1), by, by, now,
            status == ActionStatus.Going ? [] : [new(status, now, by, "well")]);
        Assert.True(await _agency.Service<ActionsTable>().TryAddAsync(action, TestContext.Current.CancellationToken));
    }
}
