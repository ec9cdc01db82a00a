using System.Text.Json;
using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
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

    [Fact]
    public async Task A_manager_below_a_region_reads_where_the_overall_score_shows_and_how_each_question_goes()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(roster: Harbor.Csv([.. Harbor.People, .. Dock()]));
        for (var monthsAgo = 9; monthsAgo >= 0; monthsAgo--)
        {
            await PublishAsync(monthsAgo, Of("VM-2", 4.4m - (monthsAgo * 0.1m)), monthsAgo == 3 ? Of("LU-1", 3.0m) : Of("VM-9", 3.9m), Of("CO-1b", 2.4m));
        }

        var card = await agency.Find("DockLead").SaysAsync("results");

        Assert.Empty(DrawnChart.On(card, "Chart.Gauge"));
        Assert.Equal("Safe to bring up hard topics\n4.4\n \nFair chances for all\n3.9\n \nTold what came of feedback\n2.4", DrawnChart.On(card, "Chart.HorizontalBar")[0].InWords.Trim());
        Assert.Contains("The overall score is shown for the agency and its regions: 2 of its questions are about them.\nCompared with August 14, 2026: **too early to tell**.", card.Words, StringComparison.Ordinal);
        var trend = Assert.Single(DrawnChart.On(card, "Chart.Line"));
        Assert.Equal(["Safe to bring up hard topics", "Fair chances for all", "Told what came of feedback"], trend.Lines.Select(line => line.Split(':')[0]));
        Assert.Equal("Safe to bring up hard topics: 2026-02-14 3.7, 2026-03-14 3.8, 2026-04-14 3.9, 2026-05-14 4, 2026-06-14 4.1, 2026-07-14 4.2, 2026-08-14 4.3, 2026-09-14 4.4", trend.Lines[0]);
        Assert.StartsWith("Question by question, round by round\nFebruary 14, 2026 → ", trend.InWords, StringComparison.Ordinal);
        Assert.Contains("Safe to bring up hard topics: 3.7 → 3.8 → 3.9 → 4.0 → 4.1 → 4.2 → 4.3 → 4.4\nFair chances for all: 3.9 → 3.9 → 3.9 → 3.9 → – → 3.9 → 3.9 → 3.9", trend.InWords, StringComparison.Ordinal);
        Assert.Contains("Fair chances for all: 3.9 → 3.9 → 3.9 → 3.9 → – → 3.9", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Start with the strength", card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("where it is hardest", card.Words, StringComparison.Ordinal);
        Assert.Contains("what do we see here that helps us?", card.Words, StringComparison.Ordinal);

        var spanish = (await agency.Find("Dock2").SaysAsync("resultados")).Words;
        Assert.Contains("El resultado general se muestra para la agencia y sus regiones: 2 de sus preguntas son sobre ellas.\nEn comparación con el 14 de agosto de 2026: **aún es pronto para saberlo**.", spanish, StringComparison.Ordinal);
        Assert.Contains("Pregunta por pregunta, ronda por ronda\n14 de febrero de 2026 → ", spanish, StringComparison.Ordinal);

        // The region above has the score, and something stands out there.
        var region = (await agency.Find("SouthLead").SaysAsync("results")).Words;
        Assert.DoesNotContain("The overall score is shown", region, StringComparison.Ordinal);
        Assert.Contains("Start with the strength", region, StringComparison.Ordinal);

        async Task PublishAsync(int monthsAgo, params ReleaseScore[] dock) => await agency.PublishAsync(
            monthsAgo,
            [
                new(Harbor.Root, null, ResponseBand.From50To69, Full(3.6m)), new("North", Harbor.Root, null, []), new("South", Harbor.Root, null, Full(3.8m)), new("Dock", "South", null, dock),
            ]);
    }

    [Fact]
    public async Task Why_there_is_no_overall_score_is_said_by_what_is_missing_and_only_where_the_agency_has_one()
    {
        var scale = Items.Instrument.Items.Where((_, place) => Items.Instrument.IsInScale(place)).ToList();
        var above = scale.Find(item => item.Actor is SeenActor.AgencyLeaders or SeenActor.Systems)!;
        var near = scale.Find(item => item.Actor is not (SeenActor.AgencyLeaders or SeenActor.Systems))!;

        await using var agency = await AgencyAtWork.StartHarborAsync(roster: Harbor.Csv([.. Harbor.People, .. Dock()]));
        await PublishAsync(2, Full(3.6m), Without(above.Id));
        Assert.Contains("The overall score is shown for the agency and its regions: one of its questions is about them.", await SaidAsync("DockLead", "results"), StringComparison.Ordinal);
        Assert.Contains("El resultado general se muestra para la agencia y sus regiones: una de sus preguntas es sobre ellas.", await SaidAsync("Dock2", "resultados"), StringComparison.Ordinal);

        await PublishAsync(1, Full(3.6m), Without(above.Id, near.Id));
        Assert.Contains("The overall score is shown where all its questions are.", await SaidAsync("DockLead", "results"), StringComparison.Ordinal);

        await PublishAsync(0, Without(near.Id), Without(near.Id));
        Assert.DoesNotContain("The overall score is shown", await SaidAsync("DockLead", "results"), StringComparison.Ordinal);

        ReleaseScore[] Without(params string[] missing) => [.. scale.Where(item => !missing.Contains(item.Id, StringComparer.Ordinal)).Select(item => Of(item.Id, 3.4m))];

        async Task<string> SaidAsync(string who, string word) => (await agency.Find(who).SaysAsync(word)).Words;

        async Task PublishAsync(int monthsAgo, IReadOnlyList<ReleaseScore> root, IReadOnlyList<ReleaseScore> dock) => await agency.PublishAsync(
            monthsAgo,
            [
                new(Harbor.Root, null, ResponseBand.From50To69, root), new("North", Harbor.Root, null, []), new("South", Harbor.Root, null, Full(3.8m)), new("Dock", "South", null, dock),
            ]);
    }

    [Fact]
    public async Task Without_an_overall_score_questions_that_changed_are_told_apart_from_those_that_did_not()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(roster: Harbor.Csv([.. Harbor.People, .. Dock()]));
        await PublishAsync(1, Of("VM-2", 2.4m, "50–99"), Of("CO-1b", 2.4m));
        await PublishAsync(0, Of("VM-2", 4.2m, "50–99"), Of("CO-1b", 2.5m));

        var card = (await agency.Find("DockLead").SaysAsync("results")).Words;

        Assert.Contains("Compared with August 14, 2026: **better** (Safe to bring up hard topics).\nCompared with August 14, 2026: **too early to tell** (Told what came of feedback).", card, StringComparison.Ordinal);

        async Task PublishAsync(int monthsAgo, params ReleaseScore[] dock) => await agency.PublishAsync(
            monthsAgo,
            [
                new(Harbor.Root, null, ResponseBand.From50To69, Full(3.6m)), new("North", Harbor.Root, null, []), new("South", Harbor.Root, null, Full(3.8m)), new("Dock", "South", null, dock),
            ]);
    }

    [Fact]
    public async Task What_changed_is_named_where_a_question_is_new_and_a_region_is_not_sent_to_regions()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(roster: Harbor.Csv([.. Harbor.People, .. Dock()]));
        await PublishAsync(1, Of("VM-2", 2.4m), Of("CO-1b", 2.4m));
        await PublishAsync(0, Of("VM-2", 2.5m), Of("CO-1b", 2.5m), Of("VM-9", 3.0m));

        var card = (await agency.Find("SouthLead").SaysAsync("results")).Words;

        Assert.Contains(
            "The overall score is shown where all its questions are.\nCompared with August 14, 2026: **too early to tell** (Safe to bring up hard topics, Told what came of feedback).",
            card, StringComparison.Ordinal);

        async Task PublishAsync(int monthsAgo, params ReleaseScore[] south) => await agency.PublishAsync(
            monthsAgo,
            [
                new(Harbor.Root, null, ResponseBand.From50To69, Full(3.6m)), new("North", Harbor.Root, null, []), new("South", Harbor.Root, null, south), new("Dock", "South", null, []),
            ]);
    }

    [Fact]
    public async Task Rounds_in_which_the_unit_was_made_up_differently_are_in_no_trend()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(roster: Harbor.Csv([.. Harbor.People, .. Dock()]));
        await PublishAsync(3, "Pier");
        await PublishAsync(2, "Pier");
        await PublishAsync(1, "Dock");
        await PublishAsync(0, "Dock");

        var card = await agency.Find("SouthLead").SaysAsync("results");

        Assert.Equal(
            ["South: 2026-08-14 3.7, 2026-09-14 3.8", "Harbor County: 2026-08-14 3.5, 2026-09-14 3.6"], Assert.Single(DrawnChart.On(card, "Chart.Line")).Lines);
        Assert.StartsWith("Overall, round by round\nAugust 14, 2026", DrawnChart.On(card, "Chart.Line")[0].InWords, StringComparison.Ordinal);
        Assert.Equal(["Harbor County: 2026-06-14 3.3, 2026-07-14 3.4, 2026-08-14 3.5, 2026-09-14 3.6"], Assert.Single(DrawnChart.On(await agency.Find("Director").SaysAsync("results"), "Chart.Line")).Lines);

        async Task PublishAsync(int monthsAgo, string team) => await agency.PublishAsync(
            monthsAgo,
            [
                new(Harbor.Root, null, ResponseBand.From50To69, Full(3.6m - (monthsAgo * 0.1m))), new("North", Harbor.Root, null, []),
                new("South", Harbor.Root, null, Full(3.8m - (monthsAgo * 0.1m))), new(team, "South", null, Full(3.3m)),
            ]);
    }

    [Theory]
    [InlineData("SouthLead", "Harbor County: 30–49 % answered. Fewer than half answered, so this may not represent everyone.")]
    [InlineData("South2", "Harbor County: contestó 30–49 %. Contestó menos de la mitad, así que esto puede no representar a todas las personas.")]
    public async Task A_team_reads_that_fewer_than_half_of_the_agency_answered(string reader, string words)
    {
        await _agency.PublishAsync(1, Full(3.6m), [], Full(3.8m));
        Assert.DoesNotContain(words, (await _agency.Find(reader).SaysAsync("results")).Words, StringComparison.Ordinal);

        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m), ResponseBand.From30To49);
        Assert.Contains(words, (await _agency.Find(reader).SaysAsync("results")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_listed_with_what_was_said_before_it()
    {
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));

        Assert.Contains("**Told what came of feedback** — Thinking of the past 30 days: ", (await _agency.Find("SouthLead").SaysAsync("results")).Words, StringComparison.Ordinal);
        Assert.Contains(" — Piense en los últimos 30 días: ", (await _agency.Find("South2").SaysAsync("resultados")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_programs_that_close_on_one_day_card_page_and_file_take_the_same_for_the_latest()
    {
        await _agency.PublishAsync(0, Full(3.6m), [], Full(3.8m));
        await _agency.PublishAsync(0, Full(2.6m), [], Full(2.8m), program: "monthly", closesAt: 17);
        await _agency.PublishAsync(0, Full(4.0m), [], Full(4.1m), program: "zeta", closesAt: 12);

        string[] order = [IdOf(0).Replace("pulse", "monthly", StringComparison.Ordinal), IdOf(0).Replace("pulse", "zeta", StringComparison.Ordinal), IdOf(0)];
        Assert.Equal("2.8", Assert.Single(DrawnChart.On(await _agency.Find("SouthLead").SaysAsync("results"), "Chart.Gauge")).Value);
        Assert.Equal(order[0], (await _agency.Service<ReadResults>().LatestAsync(Reader(), TestContext.Current.CancellationToken))!.RoundId);
        Assert.Equal(order, (await _agency.Service<ReadResults>().AllAsync(new(Reader().Id), TestContext.Current.CancellationToken)).Select(release => release.RoundId));
        Assert.Equal(order, (await _agency.Service<ReadResults>().HistoriesAsync(new(Reader().Id), TestContext.Current.CancellationToken)).Select(history => history.Current.RoundId));

        Person Reader() => _agency.Service<Roster.Agency>().Roster.Find(_agency.Find("SouthLead").Id)!;
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

        Assert.Contains("Cómo es aquí, en conjunto: 3.8 de 5 · 60 % favorable · 20–49 respuestas · probablemente entre 3.5 y 4.1\n", words, StringComparison.Ordinal);
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

    /// <summary>A team in the region South.</summary>
    private static IEnumerable<Member> Dock()
    {
        yield return new("DockLead", "c0ffee00-0300-4abc-8def-000000000300", "Dock", "South", "manager", IsLead: true, "America/Los_Angeles");
        for (var number = 1; number <= 8; number++)
        {
            yield return new($"Dock{number}", $"c0ffee00-0300-4abc-8def-00000000030{number}", "Dock", "South", "staff", Zone: "America/Los_Angeles", Language: number % 2 == 0 ? "es" : "en");
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
