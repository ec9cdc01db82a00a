using System.Globalization;
using System.Text.Json;
using LeadershipBot.Results;
using LeadershipBot.Tests.Content;
using Xunit;

namespace LeadershipBot.Tests.Manifest;

public sealed class ManifestTests
{
    /// <summary>Teams cuts what is longer; the schema of the newest version.</summary>
    private static readonly Dictionary<string, int> Limits = new(StringComparer.Ordinal)
    {
        ["name.short"] = 30,
        ["name.full"] = 100,
        ["description.short"] = 80,
        ["description.full"] = 4000,
    };

    private static readonly JsonElement English = ManifestFolder.Json("manifest.json");

    private static readonly JsonElement Spanish = ManifestFolder.Json("es.json");

    private static readonly JsonElement Bot = English.GetProperty("bots")[0];

    private static readonly JsonElement Commands = Bot.GetProperty("commandLists")[0].GetProperty("commands");

    [Fact]
    public void Every_text_fits_in_both_languages()
    {
        Assert.All(Limits, limit =>
        {
            var path = limit.Key.Split('.');
            Assert.InRange(English.GetProperty(path[0]).GetProperty(path[1]).GetString()!.Length, 1, limit.Value);
            Assert.InRange(Text(Spanish, limit.Key).Length, 1, limit.Value);
        });
        Assert.InRange(English.GetProperty("developer").GetProperty("name").GetString()!.Length, 1, 32);
    }

    [Theory]
    [InlineData(0, "help", "ayuda")]
    [InlineData(1, "privacy", "privacidad")]
    [InlineData(2, "pulse", "encuesta")]
    [InlineData(3, "nudge", "sugerencia")]
    [InlineData(4, "results", "resultados")]
    [InlineData(5, "settings", "ajustes")]
    public void Each_command_has_its_word_in_both_languages(int place, string english, string spanish)
    {
        Assert.Equal(english, Text(Commands[place], "title"), StringComparer.Ordinal);
        Assert.Equal(spanish, Text(Spanish, CommandKey(place, "title")), StringComparer.Ordinal);
    }

    [Fact]
    public void Each_command_is_described_in_both_languages_within_a_line()
    {
        Assert.Equal(6, Commands.GetArrayLength());
        Assert.All(Enumerable.Range(0, Commands.GetArrayLength()), place =>
        {
            var english = Text(Commands[place], "description");
            var spanish = Text(Spanish, CommandKey(place, "description"));
            Assert.NotEqual(english, spanish, StringComparer.Ordinal);
            Assert.InRange(english.Length, 10, 45);
            Assert.InRange(spanish.Length, 10, 45);
        });
    }

    [Fact]
    public void The_bot_lives_in_personal_chats_only_and_can_be_talked_to()
    {
        Assert.Equal("personal", Assert.Single(Bot.GetProperty("scopes").EnumerateArray()).GetString(), StringComparer.Ordinal);
        Assert.False(Bot.GetProperty("isNotificationOnly").GetBoolean());
    }

    [Fact]
    public void Ids_and_domains_are_placeholders_that_nobody_owns()
    {
        Assert.Equal(Guid.Empty, English.GetProperty("id").GetGuid());
        Assert.Equal(Guid.Empty, Bot.GetProperty("botId").GetGuid());
        Assert.Equal("bot.example.org", Assert.Single(English.GetProperty("validDomains").EnumerateArray()).GetString(), StringComparer.Ordinal);
        Assert.All(["websiteUrl", "privacyUrl", "termsOfUseUrl"], url =>
            Assert.Equal("bot.example.org", new Uri(Text(English.GetProperty("developer"), url)).Host, StringComparer.Ordinal));
    }

    [Fact]
    public void The_tab_with_the_results_is_where_cards_lead_to_and_signs_in_with_the_bot_s_own_app()
    {
        var tab = Assert.Single(English.GetProperty("staticTabs").EnumerateArray());
        var page = new Uri(Text(tab, "contentUrl"));
        var signIn = English.GetProperty("webApplicationInfo");

        Assert.Equal(ResultsTab.EntityId, Text(tab, "entityId"), StringComparer.Ordinal);
        Assert.Equal("/tab/", page.AbsolutePath, StringComparer.Ordinal);
        Assert.Equal("bot.example.org", page.Host, StringComparer.Ordinal);
        Assert.Equal(Text(Bot, "botId"), Text(signIn, "id"), StringComparer.Ordinal);
        Assert.Equal($"api://{page.Host}/{Text(Bot, "botId")}", Text(signIn, "resource"), StringComparer.Ordinal);
        Assert.Equal("Resultados", Text(Spanish, "staticTabs[0].name"), StringComparer.Ordinal);
    }

    [Fact]
    public void Nothing_promises_what_cannot_be_kept()
    {
        string[] promises = ["anonym", "anónim", "100", "impossible", "imposible"];
        var texts = $"{English}{Spanish}";

        Assert.All(promises, promise => Assert.DoesNotContain(promise, texts, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_descriptions_are_easy_to_read()
    {
        var english = English.GetProperty("description");

        Assert.InRange(Readability.FleschKincaidGrade($"{Text(english, "short")} {Text(english, "full")}"), -2, 8);
        Assert.InRange(Readability.FernandezHuerta($"{Text(Spanish, "description.short")} {Text(Spanish, "description.full")}"), 60, 120);
    }

    private static string CommandKey(int place, string field) =>
        string.Create(CultureInfo.InvariantCulture, $"bots[0].commandLists[0].commands[{place}].{field}");

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString()!;
}
