using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Delivery;

/// <summary>Sends one message to one person's chat and says what the ledger shall hold.</summary>
public sealed partial class SendMessage(
    Conversations conversations, ConnectorClient connector, TimeProvider clock, ILogger<SendMessage> logger)
{
    public const int MaxTries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

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
            // Nothing of the message was sent yet.
            return (After(error, row), false);
        }

        try
        {
            var sent = await connector.SendToConversationAsync(
                conversation.ServiceUrl, conversation.ConversationId, activity, SendPriority.Campaign, cancellationToken);
            return (
                row with
                {
                    State = DeliveryState.Delivered,
                    NotBefore = clock.GetUtcNow(),
                    ActivityId = sent.Id ?? "",
                    LeaseUntil = null,
                    IsAmbiguous = row.IsAmbiguous || sent.MayHaveArrivedBefore,
                },
                false);
        }
        catch (ConnectorException error)
        {
            return (After(error, row with { IsAmbiguous = row.IsAmbiguous || error.MayHaveBeenAccepted }), IsChatGone(error));
        }
    }

    /// <summary>A passing trouble waits a while and is tried again: better twice, and counted as such, than never.</summary>
    private DeliveryRow After(ConnectorException error, DeliveryRow row)
    {
        LogNotDelivered(logger, error.StatusCode, error.ErrorCode);
        if (error is not { StatusCode: 0 or 401 or 412 or 429 or 502 or 503 or 504 } || error.ErrorCode == ConnectorClient.ServiceUrlNotAllowed)
        {
            return row.Ended(DeliveryState.Failed, ReasonOf(error));
        }

        // That the connector refuses the bot, or has its hands full, is nothing a person's tries should be counted for.
        var tries = row.Tries + (error.StatusCode is 401 or 429 ? 0 : 1);
        var wait = error.RetryAfter > Pause ? error.RetryAfter.Value : Pause * Math.Max(1, tries);
        return tries < MaxTries
            ? (row with { Tries = tries }).Waiting(clock.GetUtcNow() + wait)
            : (row with { Tries = tries }).Ended(DeliveryState.Failed, DeliveryReason.GaveUp);
    }

    private static bool IsChatGone(ConnectorException error) => error is { StatusCode: 404 } or { ErrorCode: "ConversationBlockedByUser" };

    // learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages: a 403 is final for that person.
    private static DeliveryReason ReasonOf(ConnectorException error) => (error.StatusCode, error.ErrorCode) switch
    {
        (403, "BotDisabledByAdmin") => DeliveryReason.BlockedByAdmin,
        (403, "ConversationBlockedByUser" or "MessageWritesBlocked") => DeliveryReason.BlockedByUser,
        (403 or 404, _) => DeliveryReason.AppNotInstalled,
        (413, _) => DeliveryReason.TooBig,
        _ => DeliveryReason.Refused,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message could not be delivered: status {Status}, code {Code}")]
    private static partial void LogNotDelivered(ILogger logger, int status, string? code);
}
