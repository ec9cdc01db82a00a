using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.BotFramework.Tests.Cards;

public sealed class CardActionTests
{
    [Fact]
    public void Execute_falls_back_to_Submit_with_the_same_data_and_the_verb() => CardJson.Is(
        """
        {
          "type": "Action.Execute", "title": "Send", "verb": "pulse.submit", "data": { "round": "r1", "n": 1.0 },
          "fallback": { "type": "Action.Submit", "title": "Send", "data": { "round": "r1", "n": 1.0, "verb": "pulse.submit" } }
        }
        """,
        ExecuteAction.WithSubmitFallback("Send", "pulse.submit", JsonNode.Parse("""{ "round": "r1", "n": 1.0 }""")!.AsObject()));

    [Fact]
    public void Execute_without_data_falls_back_to_Submit_with_the_verb_alone() => CardJson.Is(
        """
        {
          "type": "Action.Execute", "title": "Later", "verb": "nudge.later",
          "fallback": { "type": "Action.Submit", "title": "Later", "data": { "verb": "nudge.later" } }
        }
        """,
        ExecuteAction.WithSubmitFallback("Later", "nudge.later"));

    [Fact]
    public void The_data_given_is_left_as_it_was()
    {
        var data = new JsonObject { ["round"] = "r1" };

        ExecuteAction.WithSubmitFallback("Send", "pulse.submit", data);
        ExecuteAction.WithSubmitFallback("Again", "pulse.submit", data);

        Assert.Equal("""{"round":"r1"}""", data.ToJsonString());
    }

    [Fact]
    public void Data_cannot_bring_a_verb_of_its_own()
    {
        Assert.Throws<ArgumentException>(() => ExecuteAction.WithSubmitFallback("Send", "a", new JsonObject { ["verb"] = "b" }));
    }

    [Fact]
    public void An_action_has_the_schema_s_members() => CardJson.Is(
        """
        {
          "type": "Action.Execute", "title": "Send", "id": "a", "verb": "v", "data": {}, "associatedInputs": "none",
          "style": "positive", "mode": "secondary", "tooltip": "Sends it", "iconUrl": "https://example.org/i.png",
          "fallback": { "type": "Action.OpenUrl", "title": "Open", "url": "https://example.org/" }
        }
        """,
        new ExecuteAction("Send", "v")
        {
            Id = "a",
            Data = [],
            AssociatedInputs = "none",
            Style = ActionStyle.Positive,
            Mode = "secondary",
            Tooltip = "Sends it",
            IconUrl = "https://example.org/i.png",
            Fallback = new OpenUrlAction("Open", "https://example.org/"),
        });

    [Fact]
    public void Show_card_unfolds_a_card() => CardJson.Is(
        """
        {
          "type": "Action.ShowCard", "title": "More",
          "card": {
            "type": "AdaptiveCard", "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "version": "1.5",
            "body": [{ "type": "TextBlock", "text": "a", "wrap": true }]
          }
        }
        """,
        new ShowCardAction("More", new AdaptiveCard(new TextBlock("a"))));

    [Fact]
    public void Toggle_visibility_names_its_elements() => CardJson.Is(
        """
        {
          "type": "Action.ToggleVisibility", "title": "Why?",
          "targetElements": [{ "elementId": "why" }, { "elementId": "short", "isVisible": false }]
        }
        """,
        new ToggleVisibilityAction("Why?", new TargetElement("why"), new TargetElement("short", IsVisible: false)));

    [Fact]
    public void Every_element_and_action_can_be_written()
    {
        var types = typeof(AdaptiveCard).Assembly.GetTypes().Where(type => !type.IsAbstract);
        foreach (var root in new[] { typeof(CardElement), typeof(CardAction) })
        {
            var known = root.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), inherit: false)
                .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>()
                .Select(attribute => attribute.DerivedType);
            Assert.Equal(
                types.Where(type => type.IsSubclassOf(root)).Select(type => type.Name).Order(StringComparer.Ordinal),
                known.Select(type => type.Name).Order(StringComparer.Ordinal));
        }
    }
}
