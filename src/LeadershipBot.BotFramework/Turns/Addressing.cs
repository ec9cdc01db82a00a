using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

internal static class Addressing
{
    /// <summary>
    /// A copy of an outgoing activity with the address of the incoming one turned round. A copy, because the same
    /// activity may be sent to several people and must not carry one person's address to the next.
    /// </summary>
    public static Activity Answer(Activity incoming, Activity outgoing) => new()
    {
        Type = outgoing.Type,
        Id = outgoing.Id,
        Timestamp = outgoing.Timestamp,
        ServiceUrl = incoming.ServiceUrl,
        ChannelId = incoming.ChannelId,
        From = incoming.Recipient,
        Conversation = incoming.Conversation,
        Recipient = incoming.From,
        Text = outgoing.Text,
        TextFormat = outgoing.TextFormat,
        Summary = outgoing.Summary,
        Locale = outgoing.Locale,
        LocalTimezone = outgoing.LocalTimezone,
        Attachments = outgoing.Attachments,
        Name = outgoing.Name,
        Value = outgoing.Value,
        Action = outgoing.Action,
        MembersAdded = outgoing.MembersAdded,
        MembersRemoved = outgoing.MembersRemoved,
        ReplyToId = outgoing.ReplyToId ?? incoming.Id,
        ChannelData = outgoing.ChannelData,
        Entities = outgoing.Entities,
        Properties = outgoing.Properties,
    };
}
