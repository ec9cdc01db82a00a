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

    private const int LongestPause = 30;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <param name="tries">Counts the requests it takes.</param>
    /// <param name="limit">Real time after which it is given up: shorter than the lease, so that nobody else takes it over meanwhile.</param>
    /// <remarks>A cancellation that comes out of here means that this message is not on its way.</remarks>
    public async Task<DeliveryRow> RunAsync(
        DeliveryRow row, Person person, Activity activity, TimeSpan limit, ConnectorTries tries, CancellationToken cancellationToken)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        inTime.CancelAfter(limit);
        try
        {
            return await RunAsync(row, person, activity, tries, inTime.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return AfterTrouble(row, isCounted: true, retryAfter: null);
        }
    }

    private async Task<DeliveryRow> RunAsync(DeliveryRow row, Person person, Activity activity, ConnectorTries tries, CancellationToken cancellationToken)
    {
        var (outcome, gone) = await TryAsync(row, person, activity, tries, cancellationToken);
        if (gone is null)
        {
            return outcome;
        }

        await conversations.ForgetAsync(person.Id, CancellationToken.None);
        if (gone != 404)
        {
            return outcome;
        }

        try
        {
            return (await TryAsync(row with { IsAmbiguous = outcome.IsAmbiguous }, person, activity, tries, cancellationToken)).Outcome;
        }
        catch (OperationCanceledException) when (outcome.IsAmbiguous)
        {
            return AfterTrouble(row with { IsAmbiguous = true }, isCounted: true, retryAfter: null);
        }
    }

    /// <returns>What became of it and, where Teams says that the chat at hand is of no use any more, its status.</returns>
    private async Task<(DeliveryRow Outcome, int? Gone)> TryAsync(
        DeliveryRow row, Person person, Activity activity, ConnectorTries tries, CancellationToken cancellationToken)
    {
        ConversationRow conversation;
        try
        {
            conversation = await conversations.FindOrCreateAsync(person, tries, cancellationToken);
        }
        catch (ConnectorException error)
        {
            // Nothing of the message was sent yet.
            return (After(error, row), null);
        }

        try
        {
            var sent = await connector.SendToConversationAsync(
                conversation.ServiceUrl, conversation.ConversationId, activity, SendPriority.Campaign, tries, cancellationToken);
            return (
                row with
                {
                    State = DeliveryState.Delivered,
                    NotBefore = clock.GetUtcNow(),
                    ActivityId = sent.Id ?? "",
                    LeaseUntil = null,
                    DueSince = null,
                    IsAmbiguous = row.IsAmbiguous || sent.MayHaveArrivedBefore,
                },
                null);
        }
        catch (ConnectorException error)
        {
            var isGone = error is { StatusCode: 404 } or { ErrorCode: "ConversationBlockedByUser" };
            return (After(error, row with { IsAmbiguous = row.IsAmbiguous || error.MayHaveBeenAccepted }), isGone ? error.StatusCode : null);
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

        // That the connector refuses the bot, or has its hands full, is nothing a person's tries should run out for.
        return AfterTrouble(row, isCounted: error.StatusCode is not (401 or 429), error.RetryAfter);
    }

    private DeliveryRow AfterTrouble(DeliveryRow row, bool isCounted, TimeSpan? retryAfter)
    {
        var tried = row with { Tries = row.Tries + 1 };
        var now = clock.GetUtcNow();
        var wait = Pause * Math.Min(tried.Tries, LongestPause);
        return isCounted && tried.Tries >= MaxTries
            ? tried.Ended(DeliveryState.Failed, DeliveryReason.GaveUp)
            : tried.ToTryAgain(now + (retryAfter > wait ? retryAfter.Value : wait), now);
    }

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
