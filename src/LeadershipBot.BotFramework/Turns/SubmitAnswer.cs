using System.Text.Json;
using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>Says in a message what an invoke's response says in place.</summary>
internal static class SubmitAnswer
{
    /// <summary>The message, or null for a response that has nothing to say to a person.</summary>
    public static Activity? From(AdaptiveCardInvokeResponse response) => response switch
    {
        { Type: InvokeResponses.CardType, Value: { } card } => Attached(Attachment.AdaptiveCardContentType, card),
        { Type: InvokeResponses.LoginRequestType, Value: { } card } => Attached(OAuthCard.ContentType, card),
        { Type: InvokeResponses.MessageType, Value: { ValueKind: JsonValueKind.String } text } => MessageFactory.Text(text.GetString()!),
        { Value: { ValueKind: JsonValueKind.Object } error } when error.TryGetProperty("message", out var message)
            && message.ValueKind == JsonValueKind.String => MessageFactory.Text(message.GetString()!),
        _ => null,
    };

    private static Activity Attached(string contentType, JsonElement content) =>
        MessageFactory.Attachment(new Attachment { ContentType = contentType, Content = content });
}
