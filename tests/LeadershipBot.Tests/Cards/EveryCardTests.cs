using System.Text.Json;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.MainJob;
using Xunit;

namespace LeadershipBot.Tests.Cards;

/// <summary>Every card that a quarter of the synthetic agency and its commands bring, in both languages.</summary>
[Collection(nameof(SyntheticQuarter))]
public sealed class EveryCardTests(SyntheticQuarter quarter)
{
    private const int LimitInBytes = 80 * 1024;

    [Fact]
    public async Task Every_card_is_one_that_Teams_can_show_and_a_screen_reader_can_read()
    {
        var cards = await CollectAsync();
        Assert.InRange(cards.Count, 60, 2000);
        Assert.All(["en", "es"], language => Assert.Contains(cards, card => CardReader.HasText(card, "lang", language)));
        Assert.All(["Monthly pulse", "Thank you", "Hello, I'm", "What I promise", "Your settings", "What you can type", "Monthly pulse: results", "Monthly pulse: the next round", "This card can no longer",
                "Your circle", "Su círculo", "What we will do\nStep 1 of 3", "Lo que haremos\nPaso 1 de 3", "What was promised", "Lo que se prometió", "This season: ", "Esta temporada: ", "Your notes", "Sus notas", "What we heard", "Lo que escuchamos"], start =>
            Assert.Contains(cards, card => Message.WordsOf(card).StartsWith(start, StringComparison.Ordinal)));

        Assert.All(cards, card =>
        {
            Assert.Equal("AdaptiveCard", CardReader.Text(card, "type"));
            Assert.Equal("1.5", CardReader.Text(card, "version"));
            Assert.Contains(CardReader.Text(card, "lang"), new[] { "en", "es" });

            // Teams counts UTF-16.
            Assert.InRange(card.GetRawText().Length * sizeof(char), 1, LimitInBytes);
            var elements = CardReader.Elements(card).ToList();
            Assert.All(elements.Where(element => CardReader.Text(element, "type")!.StartsWith("Input.", StringComparison.Ordinal)), input =>
            {
                Assert.False(string.IsNullOrWhiteSpace(CardReader.Text(input, "id")));
                Assert.False(string.IsNullOrWhiteSpace(CardReader.Text(input, CardReader.IsType(input, "Input.Toggle") ? "title" : "label")));
            });
            Assert.All(elements.Where(element => CardReader.Text(element, "type")!.StartsWith("Chart.", StringComparison.Ordinal)), chart =>
                Assert.Equal(JsonValueKind.Object, chart.GetProperty("fallback").ValueKind));
            Assert.All(elements.Where(element => CardReader.IsType(element, "Action.Execute")), action =>
            {
                Assert.False(string.IsNullOrWhiteSpace(CardReader.Text(action, "title")));
                Assert.Equal("Action.Submit", CardReader.Text(action.GetProperty("fallback"), "type"));
            });
        });
        Assert.Contains(cards, card => CardReader.Elements(card).Any(element => CardReader.IsType(element, "Chart.HorizontalBar")));
        Assert.Contains(cards, card => CardReader.Elements(card).Any(element => CardReader.IsType(element, "Input.Toggle")));
    }

    [Fact]
    public async Task No_card_mixes_the_languages()
    {
        foreach (var card in await CollectAsync())
        {
            var words = Message.WordsOf(card);
            string[] others = CardReader.HasText(card, "lang", "es")
                ? ["Thank you", "Your ", "Practice:", "This week", "Submit"]
                : ["Gracias", "Sus ", "Práctica:", "Esta semana", "Enviar"];
            Assert.Equal("", string.Join('\n', words.Split('\n').Where(line => others.Any(other => line.Contains(other, StringComparison.Ordinal)))));
        }
    }

    /// <summary>Each distinct card once.</summary>
    private async Task<IReadOnlyList<JsonElement>> CollectAsync()
    {
        var cards = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var asking = quarter.Agency.People.DistinctBy(person => (person.Role, person.Language)).ToList();
        foreach (var person in asking)
        {
            string[] ofTheLanguage = person.Language == "es" ? ["círculo", "acción", "acciones", "temporada", "notas"] : ["circle", "action", "actions", "season", "notes"];
            foreach (var command in new[] { "help", "privacy", "settings", "nudge", "results", "results North Region", "plan" }.Concat(ofTheLanguage))
            {
                Add((await person.SaysAsync(command)).Card);
            }

            // What "action" began is left as it was found: both tests collect, in any order.
            await person.SaysAsync(person.Language == "es" ? "cancelar" : "cancel");

            var any = (await person.HeardAsync())[0];
            Add((await person.TapsAsync(any, "no.such.verb")).GetProperty("value"));
            Add((await person.TapsAsync(any, "pulse.submit", new { round = "gone" })).GetProperty("value"));
            Add((await person.TapsAsync(any, "nudge.accept", new { card = "gone" })).GetProperty("value"));
        }

        foreach (var message in quarter.Heard.Values.SelectMany(messages => messages))
        {
            Add(message.Card);
        }

        return [.. cards.Values];

        void Add(JsonElement card)
        {
            if (card.ValueKind == JsonValueKind.Object)
            {
                cards.TryAdd(card.GetRawText(), card);
            }
        }
    }
}
