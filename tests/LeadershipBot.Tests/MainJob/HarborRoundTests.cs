using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

public abstract class HarborRoundTests(HarborRound round)
{
    [Fact]
    public void The_pulse_comes_to_everyone_at_ten_by_their_own_clock()
    {
        foreach (var person in round.Agency.People)
        {
            var poll = Assert.Single(round.Polls[HarborRound.KeyOf(person)]);
            Assert.Equal(new DateTime(2026, 10, 5, 10, 0, 0), person.LocalTimeOf(poll).DateTime);
        }
    }

    [Fact]
    public void The_card_asks_every_item_says_where_answers_count_and_when_it_closes()
    {
        var english = round.Polls["North1"][0];
        var asked = Items.Ids.Concat(HarborRound.OfTheSeason).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(8, asked.Count);
        Assert.Equal(asked, InputsOf(english));
        Assert.Contains("Your answers count in: **North**", english.Words, StringComparison.Ordinal);
        Assert.Contains("Monday, October 12, 5:00", english.Words, StringComparison.Ordinal);

        var spanish = round.Polls["South2"][0];
        Assert.Equal(asked, InputsOf(spanish));
        Assert.Contains("Sus respuestas cuentan en: **South**", spanish.Words, StringComparison.Ordinal);
        Assert.Contains("lunes 12 de octubre, 4:00", spanish.Words, StringComparison.Ordinal);

        Assert.Contains("Your answers count in: **Harbor County**", round.Polls["NorthLead"][0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Thanks_are_the_same_bytes_whatever_was_answered()
    {
        // People of one zone and language; the closing moment is shown in the reader's own time.
        foreach (var alike in new[] { ["North1", "North3", "North5", "NorthLead", "Director"], ["North2", "North4", "North6"], new[] { "South1", "South3", "South5", "South7" } })
        {
            Assert.Single(alike.Select(key => round.Thanks[key]).Distinct());
        }

        Assert.Contains("What you sent is sealed", round.Thanks["North1"], StringComparison.Ordinal);
        Assert.Contains("sellado", round.Thanks["North2"], StringComparison.Ordinal);
    }

    [Fact]
    public void Everyone_asked_is_reminded_with_the_same_words_whether_they_answered_or_not()
    {
        Assert.Equal(round.Agency.People.Count, round.Reminders.Count);

        // Of each pair the first answered and the second did not.
        Assert.Equal(Raw("North5"), Raw("North7"));
        Assert.Equal(Raw("South6"), Raw("South8"));
        Assert.Contains("If you have answered, thank you", round.Reminders["North7"].Words, StringComparison.Ordinal);
        Assert.All(round.Agency.People, person => Assert.Equal(
            new DateTime(2026, 10, 8, 10, 0, 0), person.LocalTimeOf(round.Reminders[HarborRound.KeyOf(person)]).DateTime));

        string Raw(string key) => round.Reminders[key].Card.GetRawText();
    }

    [Fact]
    public void A_changed_answer_counts_once_and_the_last_one_counts()
    {
        // 16 people gave 59 points between them: 3.6875. With the first answer of North5 too, or in place of the last,
        // it would be 3.5 or 3.4; without those who lead, 3.6.
        Assert.Equal(59, HarborRound.Last.Values.Sum());
        Assert.Equal("3.7", round.Score(Harbor.Root, HarborRound.Everybody).GetProperty("meanText").GetString());
        Assert.Equal(3.7m, round.Score(Harbor.Root, HarborRound.Everybody).GetProperty("mean").GetDecimal());
    }

    [Fact]
    public void Who_skips_or_cannot_tell_is_left_out_of_the_mean()
    {
        // Seven say 4 and five say 2: 38 / 12. Three of fifteen can't tell.
        var score = round.Score(Harbor.Root, HarborRound.SomeCannotTell);
        Assert.Equal("3.2", score.GetProperty("meanText").GetString());
        Assert.Equal("20 %−", score.GetProperty("cannotTellText").GetString());
    }

    [Fact]
    public void A_team_with_enough_answers_is_hidden_where_what_remains_would_be_too_few()
    {
        // Only three at the top answered, so one team must keep them company: North with six answers, not South with seven.
        Assert.True(round.Node("South").GetProperty("published").GetBoolean());
        Assert.False(round.Node("North").GetProperty("published").GetBoolean());
        Assert.Equal("Not enough answers to protect everyone.", round.Node("North").GetProperty("reason").GetString());
        Assert.Equal("3.6", round.Score("South", HarborRound.Everybody).GetProperty("meanText").GetString());
    }

    [Fact]
    public async Task Results_reach_everyone_who_manages_or_leads_and_nobody_else()
    {
        foreach (var person in round.Agency.People)
        {
            var results = (await person.HeardAsync()).Where(message => message.Words.StartsWith("Monthly pulse: results", StringComparison.Ordinal)).ToList();
            Assert.Equal(person.Role == "staff" ? 0 : 1, results.Count);
        }
    }

    [Fact]
    public async Task A_manager_of_a_hidden_team_reads_the_nearest_group_that_is_shown()
    {
        var north = (await round.Agency.Find("NorthLead").HeardAsync())[^1];
        Assert.Contains("**North** is not shown by itself", north.Words, StringComparison.Ordinal);
        Assert.Contains("**Harbor County** · closed October 12, 2026", north.Words, StringComparison.Ordinal);

        var south = (await round.Agency.Find("SouthLead").HeardAsync())[^1];
        Assert.Contains("**South** · closed October 12, 2026", south.Words, StringComparison.Ordinal);
        Assert.Contains("Safe to bring up hard topics: 3.6 of 5", south.Words, StringComparison.Ordinal);
        Assert.Contains("The wider picture\nHow it is here, overall\nHarbor County: ", south.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_reads_the_agency_then_its_regions_with_the_numbers_of_the_chart_as_text()
    {
        var card = (await round.Agency.Find("Director").HeardAsync())[^1];
        Assert.Contains("Safe to bring up hard topics: 3.7 of 5", card.Words, StringComparison.Ordinal);
        Assert.Contains($"South: {round.Score("South", "climate").GetProperty("meanText").GetString()} of 5", card.Words, StringComparison.Ordinal);
        Assert.Contains("Not shown alone: North. Not enough answers to protect everyone.", card.Words, StringComparison.Ordinal);
        var chart = CardReader.Elements(card.Card).First(element => CardReader.IsType(element, "Chart.HorizontalBar"));
        Assert.All(chart.GetProperty("data").EnumerateArray(), bar =>
            Assert.Contains($"{bar.GetProperty("x").GetString()}: {bar.GetProperty("y").GetDouble():0.0}", card.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_of_the_closed_round_says_so()
    {
        var person = round.Agency.Find("North8");
        var poll = (await person.HeardAsync(SubmitBallot.VerbName))[0];

        var response = await person.TapsAsync(poll, SubmitBallot.VerbName, Items.All(3));

        Assert.Equal(InvokeResponses.CardType, response.GetProperty("type").GetString());
        Assert.StartsWith("Esta encuesta ya cerró", Message.WordsOf(response.GetProperty("value")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledger_adds_up()
    {
        await round.Agency.CheckLedgerAsync();
        Assert.Equal(
            [
                CampaignKind.PulseInvitation, CampaignKind.Results, CampaignKind.PulseReminder,
                CampaignKind.Nudge, CampaignKind.LookBack, CampaignKind.CheckIn,
            ],
            (await round.Agency.CampaignsAsync()).Select(campaign => campaign.Kind).Order());
        Assert.Equal(20, (await round.Agency.DeliveriesAsync(Harbor.RoundId + ".invite")).Count);
        Assert.Equal(20, (await round.Agency.DeliveriesAsync(Harbor.RoundId + ".remind")).Count);
        Assert.Equal(4, (await round.Agency.DeliveriesAsync(Harbor.RoundId + ".results")).Count);
    }

    private static IEnumerable<string?> InputsOf(Message message) => CardReader.Elements(message.Card)
        .Where(element => CardReader.IsType(element, "Input.ChoiceSet"))
        .Select(input => CardReader.Text(input, "id"))
        .Order(StringComparer.Ordinal);
}

public sealed class HarborRoundOnSqliteTests(HarborRound round) : HarborRoundTests(round), IClassFixture<HarborRound>;

public sealed class HarborRoundOnAzuriteTests(HarborRoundOnAzurite round) : HarborRoundTests(round), IClassFixture<HarborRoundOnAzurite>;
