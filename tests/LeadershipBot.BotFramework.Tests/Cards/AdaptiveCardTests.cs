using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.BotFramework.Tests.Cards;

public sealed class AdaptiveCardTests
{
    [Fact]
    public void An_empty_card_says_what_it_is() => CardJson.Is(
        """
        {
          "type": "AdaptiveCard",
          "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
          "version": "1.5",
          "body": []
        }
        """,
        new AdaptiveCard());

    [Fact]
    public void A_full_card_has_the_schema_s_member_names() => CardJson.Is(
        """
        {
          "type": "AdaptiveCard",
          "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
          "version": "1.5",
          "lang": "es",
          "speak": "Hola",
          "fallbackText": "Hola",
          "body": [{ "type": "TextBlock", "text": "Hola", "wrap": true }],
          "actions": [{ "type": "Action.OpenUrl", "title": "Abrir", "url": "https://example.org/" }],
          "msteams": { "width": "Full" }
        }
        """,
        new AdaptiveCard(new TextBlock("Hola"))
        {
            Lang = "es",
            Speak = "Hola",
            FallbackText = "Hola",
            Actions = [new OpenUrlAction("Abrir", "https://example.org/")],
            MSTeams = new TeamsCardProperties { Width = "Full" },
        });

    [Fact]
    public void An_attachment_holds_the_card_under_its_media_type()
    {
        var card = new AdaptiveCard(new TextBlock("Hi"));

        var attachment = card.ToAttachment();

        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.ContentType);
        Assert.Equal(card.ToJson().GetRawText(), attachment.Content!.Value.GetRawText());
    }

    [Fact]
    public void The_size_is_that_of_what_is_sent_in_UTF_16()
    {
        var card = new AdaptiveCard(new TextBlock("¿Cómo está?"));

        var sent = JsonSerializer.Serialize(card.ToAttachment(), BotFrameworkJsonContext.Default.Attachment);

        var envelope = JsonSerializer.Serialize(
            new Attachment { ContentType = Attachment.AdaptiveCardContentType, Content = JsonElement.Parse("0") },
            BotFrameworkJsonContext.Default.Attachment);
        Assert.Equal(2 * (sent.Length - (envelope.Length - 1)), card.SizeInBytes());
    }

    [Fact]
    public void The_limit_is_80_KiB() => Assert.Equal(81_920, AdaptiveCard.MaxBytes);

    [Fact]
    public void The_same_card_is_written_the_same_way_every_time()
    {
        static string Write() => new AdaptiveCard(
            new Container(new TextBlock("a") { Id = "t", Spacing = Spacing.Large, Size = TextSize.Large }),
            new ChoiceSetInput("q") { Choices = [new Choice("Yes", "y")], Label = "?" }).ToJson().GetRawText();

        Assert.Equal(Write(), Write());
    }
}
