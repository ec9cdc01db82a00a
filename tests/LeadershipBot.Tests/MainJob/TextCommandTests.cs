using LeadershipBot.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

/// <summary>Typing to the bot while a round is open; North1 reads English, North2 Spanish.</summary>
public abstract class TextCommandTests(OpenHarbor harbor)
{
    [Theory]
    [InlineData("North1", "help", "What you can type")]
    [InlineData("North2", "ayuda", "Lo que puede escribir")]
    [InlineData("North1", "privacy", "What I promise")]
    [InlineData("North2", "privacidad", "Lo que prometo")]
    [InlineData("North1", "results", "There are no results yet")]
    [InlineData("North2", "resultados", "Todavía no hay resultados")]
    [InlineData("North1", "nudge", "Nudges go to people who lead others")]
    [InlineData("North2", "sugerencia", "Las sugerencias son para quienes dirigen")]
    [InlineData("North1", "settings", "Your settings")]
    [InlineData("North2", "ajustes", "Sus ajustes")]
    [InlineData("North1", "pulse", "Monthly pulse")]
    [InlineData("North2", "encuesta", "Encuesta mensual")]
    [InlineData("North1", "what is this?", "I did not understand that")]
    [InlineData("North2", "¿qué es esto?", "No entendí eso")]
    [InlineData("North2", "HELP", "Lo que puede escribir")]
    [InlineData("Admin", "plan", "Monthly pulse: the next round")]
    [InlineData("Admin", "previsión", "Monthly pulse: the next round")]
    [InlineData("Director", "plan", "I did not understand that")]
    [InlineData("NorthLead", "plan", "I did not understand that")]
    [InlineData("North2", "prevision", "No entendí eso")]
    public async Task A_command_is_answered_in_the_persons_language(string who, string text, string start)
    {
        var answer = await harbor.Agency.Find(who).SaysAsync(text);

        Assert.StartsWith(start, answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_says_how_often_each_group_will_show_and_help_names_it_for_administrators_only()
    {
        var plan = await harbor.Agency.Find("Admin").SaysAsync("plan");

        Assert.Contains("Harbor County\n10 of 10\n10 of 10\n10 of 10\nNorth\n", plan.Words, StringComparison.Ordinal);
        Assert.Contains("out of 3.", plan.Words, StringComparison.Ordinal);
        Assert.Contains("plan: ", (await harbor.Agency.Find("Admin").SaysAsync("help")).Words, StringComparison.Ordinal);
        foreach (var other in new[] { "Director", "NorthLead", "North1" })
        {
            Assert.DoesNotContain("plan: ", (await harbor.Agency.Find(other).SaysAsync("help")).Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pulse_gives_the_open_poll_again_blank()
    {
        var person = harbor.Agency.Find("North3");
        await person.AnswersAsync(Items.All(2));

        var poll = await person.SaysAsync("pulse");

        Assert.True(poll.Offers(SubmitBallot.VerbName));
        var other = await harbor.Agency.Find("North7").SaysAsync("pulse");
        Assert.Equal(other.Card.GetRawText(), poll.Card.GetRawText());
    }

    [Fact]
    public async Task Nudge_gives_a_manager_one_with_its_source_and_the_same_one_again()
    {
        var manager = harbor.Agency.Find("NorthLead");

        var first = await manager.SaysAsync("nudge");
        var again = await manager.SaysAsync("nudge");

        Assert.True(first.Offers(AnswerNudge.Accept));
        Assert.Contains("Practice: ", first.Words, StringComparison.Ordinal);
        Assert.Equal(first.Words.Split('\n')[0], again.Words.Split('\n')[0]);
    }

    [Fact]
    public async Task A_nudge_can_be_taken_on_swapped_or_left_and_says_so()
    {
        var manager = harbor.Agency.Find("SouthLead");
        var card = await manager.SaysAsync("nudge");

        var other = (await manager.TapsAsync(card, AnswerNudge.Another)).GetProperty("value");
        Assert.NotEqual(card.Words.Split('\n')[0], Message.WordsOf(other).Split('\n')[0]);
        Assert.True((await manager.HeardAsync())[^1].Offers(AnswerNudge.Accept));

        var taken = (await manager.TapsAsync((await manager.HeardAsync())[^1], AnswerNudge.Accept)).GetProperty("value");
        Assert.StartsWith("You took this on. Nobody else is shown that.", Message.WordsOf(taken), StringComparison.Ordinal);

        var director = harbor.Agency.Find("Director");
        var left = (await director.TapsAsync(await director.SaysAsync("nudge"), AnswerNudge.Later)).GetProperty("value");
        Assert.StartsWith("All right, not this week.", Message.WordsOf(left), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_asks_for_the_date_until_it_can_read_one()
    {
        var person = harbor.Agency.Find("South1");

        Assert.StartsWith("Until which date should I pause?", (await person.SaysAsync("pause")).Words, StringComparison.Ordinal);
        Assert.StartsWith("Please give a day after today", (await person.SaysAsync("next week")).Words, StringComparison.Ordinal);
        Assert.StartsWith("Please give a day after today", (await person.SaysAsync("2020-01-01")).Words, StringComparison.Ordinal);
        Assert.Equal("I will not write first before December 24, 2026. Type **settings** to change that.", (await person.SaysAsync("2026-12-24")).Words);
        Assert.StartsWith("I did not understand that", (await person.SaysAsync("2026-12-24")).Words, StringComparison.Ordinal);
        Assert.Contains("2026-12-24", (await person.SaysAsync("settings")).Card.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_takes_the_date_at_once_or_is_cancelled()
    {
        var person = harbor.Agency.Find("South2");

        Assert.StartsWith("No le escribiré antes del 24 de diciembre de 2026", (await person.SaysAsync("pausa 2026-12-24")).Words, StringComparison.Ordinal);
        Assert.StartsWith("¿Hasta qué fecha hago la pausa?", (await person.SaysAsync("pausa")).Words, StringComparison.Ordinal);
        Assert.Equal("Está bien, no pasa nada.", (await person.SaysAsync("cancelar")).Words);
    }

    [Fact]
    public async Task Settings_shows_what_holds_now_and_only_those_who_lead_are_asked_about_nudges()
    {
        var staff = await harbor.Agency.Find("North5").SaysAsync("settings");
        var manager = await harbor.Agency.Find("NorthLead").SaysAsync("settings");

        Assert.True(staff.Offers(SaveSettings.VerbName));
        Assert.DoesNotContain("Send me nudges", staff.Words, StringComparison.Ordinal);
        Assert.Contains("Send me nudges", manager.Words, StringComparison.Ordinal);
    }
}

public sealed class TextCommandOnSqliteTests(OpenHarbor harbor) : TextCommandTests(harbor), IClassFixture<OpenHarbor>;

public sealed class TextCommandOnAzuriteTests(OpenHarborOnAzurite harbor) : TextCommandTests(harbor), IClassFixture<OpenHarborOnAzurite>;
