using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>Makes messages to send.</summary>
public static class MessageFactory
{
    /// <summary>A message that says something; Teams reads it as Markdown.</summary>
    public static Activity Text(string text) => new() { Type = ActivityTypes.Message, Text = text };

    /// <summary>A message with a card. The summary is what notifications show; without it they say only that a card came.</summary>
    public static Activity Card(AdaptiveCard card, string? summary = null) => Attachment(card.ToAttachment(), summary);

    /// <summary>A message with an attachment.</summary>
    public static Activity Attachment(Attachment attachment, string? summary = null) =>
        new() { Type = ActivityTypes.Message, Attachments = [attachment], Summary = summary };
}
