using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Delivery;

/// <summary>Sends one message to one person's chat and says what the ledger shall hold.</summary>
public sealed partial class SendMessage(
    Conversations conversations, ConnectorClient connector, TimeProvider clock, ILogger<SendMessage> logger)
{
    private const int MaxTries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public async Task<DeliveryRow> RunAsync(DeliveryRow row, Person person, Activity activity, CancellationToken cancellationToken)
    {
        var (outcome, isChatGone) = await TryAsync(row, person, activity, cancellationToken);
        if (isChatGone)
        {
            await conversations.ForgetAsync(person.Id, cancellationToken);
            (outcome, _) = await TryAsync(row, person, activity, cancellationToken);
        }

        return outcome;
    }

    private async Task<(DeliveryRow Outcome, bool IsChatGone)> TryAsync(
        DeliveryRow row, Person person, Activity activity, CancellationToken cancellationToken)
    {
        ConversationRow conversation;
        try
        {
            conversation = await conversations.FindOrCreateAsync(person, cancellationToken);
        }
        catch (ConnectorException error)
        {
            return (After(error, row, mayHaveArrived: false), false);
        }

        try
        {
            var sent = await connector.SendToConversationAsync(conversation.ServiceUrl, conversation.ConversationId, activity, SendPriority.Campaign, cancellationToken);
            return (row with { State = DeliveryState.Delivered, NotBefore = clock.GetUtcNow(), ActivityId = sent.Id }, false);
        }
        catch (ConnectorException error)
        {
            return (After(error, row, error.MayHaveBeenAccepted), IsChatGone(error));
        }
    }

    /// <summary>A passing trouble waits a while and is tried again; where the message may have arrived it is not.</summary>
    private DeliveryRow After(ConnectorException error, DeliveryRow row, bool mayHaveArrived)
    {
        LogNotDelivered(logger, error.StatusCode, error.ErrorCode);

        // That the connector refuses the bot is nothing a person's tries should be counted for.
        var tries = row.Tries + (error.StatusCode == 401 ? 0 : 1);
        if (error.StatusCode is 0 or 401 or 412 or 429 or 502 or 503 or 504 && !mayHaveArrived && tries < MaxTries)
        {
            var wait = error.RetryAfter > Pause ? error.RetryAfter.Value : Pause;
            return row with { State = DeliveryState.Pending, NotBefore = clock.GetUtcNow() + wait, Tries = tries };
        }

        return row with { State = DeliveryState.Failed, Reason = ReasonOf(error) };
    }

    private static bool IsChatGone(ConnectorException error) => error is { StatusCode: 404 } or { ErrorCode: "ConversationBlockedByUser" };

    // learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages: a 403 is final for that person.
    private static DeliveryReason ReasonOf(ConnectorException error) => (error.StatusCode, error.ErrorCode) switch
    {
        (403, "BotDisabledByAdmin") => DeliveryReason.BlockedByAdmin,
        (403, "ConversationBlockedByUser" or "MessageWritesBlocked") => DeliveryReason.BlockedByUser,
        (403 or 404, _) => DeliveryReason.AppNotInstalled,
        (413, _) => DeliveryReason.TooBig,
        _ => DeliveryReason.GaveUp,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message could not be delivered: status {Status}, code {Code}")]
    private static partial void LogNotDelivered(ILogger logger, int status, string? code);
}
