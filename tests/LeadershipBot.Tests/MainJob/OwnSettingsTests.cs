using LeadershipBot.Core.Delivery;
using LeadershipBot.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

public abstract class OwnSettingsTests(OwnSettings harbor)
{
    private static readonly DateTime FirstRound = new(2026, 10, 5, 10, 0, 0);
    private static readonly DateTime SecondRound = new(2026, 11, 2, 10, 0, 0);

    [Fact]
    public async Task Who_chose_Spanish_gets_the_next_card_in_Spanish()
    {
        var poll = (await harbor.Agency.Find("North1").HeardAsync(SubmitBallot.VerbName))[0];

        Assert.StartsWith("Encuesta mensual", poll.Words, StringComparison.Ordinal);
        Assert.Equal("es", poll.Card.GetProperty("lang").GetString());
    }

    [Fact]
    public async Task Who_allows_only_Thursdays_gets_the_pulse_on_Thursday() =>
        Assert.Equal([new(2026, 10, 8, 7, 0, 0), new(2026, 11, 5, 7, 0, 0)], await harbor.PollTimesAsync("North3"));

    [Fact]
    public async Task Who_allows_only_the_afternoon_gets_the_pulse_then() =>
        Assert.Equal(
            [new(2026, 10, 5, 13, 0, 0), new(2026, 10, 8, 13, 0, 0), new(2026, 11, 2, 13, 0, 0), new(2026, 11, 5, 13, 0, 0)],
            await harbor.PollTimesAsync("North4"));

    [Fact]
    public async Task Who_opts_out_gets_no_pulse_until_they_opt_back_in() =>
        Assert.Equal([SecondRound, SecondRound.AddDays(3)], await harbor.PollTimesAsync("North5"));

    [Fact]
    public async Task Who_pauses_beyond_the_close_gets_no_pulse_of_that_round() =>
        Assert.Equal([SecondRound, SecondRound.AddDays(3)], await harbor.PollTimesAsync("North6"));

    [Fact]
    public async Task Who_pauses_for_part_of_a_round_gets_its_pulse_when_the_pause_ends() =>
        Assert.Equal([FirstRound.Date.AddDays(4).AddHours(7), SecondRound, SecondRound.AddDays(3)], await harbor.PollTimesAsync("North7"));

    [Fact]
    public async Task A_pause_that_has_ended_is_no_longer_in_the_form() =>
        Assert.DoesNotContain("2026-10-09", (await harbor.Agency.Find("North7").SaysAsync("settings")).Card.GetRawText(), StringComparison.Ordinal);

    [Fact]
    public async Task The_ledger_has_one_reason_for_pausing_and_opting_out_and_adds_up()
    {
        var invited = await harbor.Agency.DeliveriesAsync(Harbor.RoundId + ".invite");

        var excluded = invited.Where(row => row.Value.State == DeliveryState.Excluded).ToList();
        Assert.Equal(
            new[] { harbor.Agency.Find("North5").Id, harbor.Agency.Find("North6").Id }.Order(StringComparer.Ordinal),
            excluded.Select(row => row.Key).Order(StringComparer.Ordinal));
        Assert.All(excluded, row => Assert.Equal(DeliveryReason.OwnSettings, row.Value.Reason));
        Assert.Equal(20, invited.Count);
        await harbor.Agency.CheckLedgerAsync();
    }

    [Fact]
    public async Task Opted_out_people_stay_among_those_asked()
    {
        var first = (await harbor.Agency.ReleasesAsync()).Single(release => release.GetProperty("roundId").GetString() == Harbor.RoundId);
        var root = first.GetProperty("nodes").EnumerateArray().First();
        Assert.Equal("30–49 %", root.GetProperty("responseBand").GetString());
    }

    [Fact]
    public async Task Who_opts_out_of_nudges_gets_none_and_still_gets_pulses_and_results()
    {
        var lead = harbor.Agency.Find("NorthLead");

        Assert.Empty(await lead.HeardAsync(AnswerNudge.Accept));
        Assert.NotEmpty(await harbor.Agency.Find("SouthLead").HeardAsync(AnswerNudge.Accept));
        Assert.Equal(4, (await harbor.PollTimesAsync("NorthLead")).Count);
        Assert.Contains(await lead.HeardAsync(), message => message.Words.StartsWith("Monthly pulse: results", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"days":""}""", "Please choose at least one day. Nothing was changed.")]
    [InlineData("""{"days":"Someday"}""", "Please choose at least one day. Nothing was changed.")]
    [InlineData("""{"from":"18","to":"9"}""", "“From” must be earlier than “Until”. Nothing was changed.")]
    [InlineData("""{"from":"-1","to":"40"}""", "“From” must be earlier than “Until”. Nothing was changed.")]
    [InlineData("""{"language":"en","from":"7","to":"19","pulses":"true"}""", "Please choose at least one day. Nothing was changed.")]
    [InlineData("""{"pause":"tomorrow"}""", "Please give a day after today and within a year, like 2026-12-24. Nothing was changed.")]
    [InlineData("""{"pause":"9999-12-31"}""", "Please give a day after today and within a year, like 2026-12-24. Nothing was changed.")]
    [InlineData("""{"language":"fr"}""", "I do not know that language. Nothing was changed.")]
    public async Task A_setting_that_cannot_be_is_refused_and_nothing_changes(string form, string words)
    {
        var person = harbor.Agency.Find("South7");
        var card = await person.SaysAsync("settings");

        var response = await person.TapsAsync(card, SaveSettings.VerbName, System.Text.Json.JsonElement.Parse(form));

        Assert.StartsWith(words, Message.WordsOf(response.GetProperty("value")), StringComparison.Ordinal);
        Assert.Equal(card.Card.GetRawText(), (await person.SaysAsync("settings")).Card.GetRawText());
    }
}

public sealed class OwnSettingsOnSqliteTests(OwnSettings harbor) : OwnSettingsTests(harbor), IClassFixture<OwnSettings>;

public sealed class OwnSettingsOnAzuriteTests(OwnSettingsOnAzurite harbor) : OwnSettingsTests(harbor), IClassFixture<OwnSettingsOnAzurite>;
