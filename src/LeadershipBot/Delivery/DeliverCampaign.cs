using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Core.Organization;
using LeadershipBot.Operations;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Teams;

namespace LeadershipBot.Delivery;

/// <summary>What one kind of campaign says to one person.</summary>
public interface ICampaignMessage
{
    CampaignKind Kind { get; }

    /// <summary>Null when there is nothing (any more) to say to this person.</summary>
    Task<Activity?> ComposeAsync(CampaignRow campaign, Person person, CancellationToken cancellationToken);
}

/// <summary>Sends what is due of a campaign and plans the rest. The ledger says what is due, so it can run again at any time.</summary>
public sealed partial class DeliverCampaign(
    Campaigns campaigns,
    Conversations conversations,
    PreferencesTable preferences,
    Agency agency,
    IEnumerable<ICampaignMessage> messages,
    ConnectorClient connector,
    Agenda agenda,
    TimeProvider clock,
    ILogger<DeliverCampaign> logger)
{
    private const int Concurrency = 16;

    public async Task RunAsync(string campaignId, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(campaignId, cancellationToken) is not { } campaign)
        {
            return;
        }

        var message = messages.Single(candidate => candidate.Kind == campaign.Kind);
        var due = new List<Stored<DeliveryRow>>();
        await foreach (var row in campaigns.DeliveriesAsync(campaignId, cancellationToken))
        {
            if (row.Value.State == DeliveryState.Pending && row.Value.NotBefore <= clock.GetUtcNow())
            {
                due.Add(row);
            }
        }

        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (row, token) => await SendAsync(campaign, message, row, token));
        await PlanRestAsync(campaign, cancellationToken);
    }

    /// <summary>Plans what is still to be sent.</summary>
    /// <param name="atStart">
    /// At start no message can be under way in this process: rows being sent are left-overs of a dead one and are sent again.
    /// Whether they had arrived nobody can know.
    /// </param>
    public async Task ResumeAsync(CampaignRow campaign, bool atStart, CancellationToken cancellationToken)
    {
        if (atStart)
        {
            await foreach (var row in campaigns.DeliveriesAsync(campaign.Id, cancellationToken))
            {
                if (row.Value.State == DeliveryState.Sending)
                {
                    await campaigns.TryChangeAsync(campaign.Id, row, row.Value with { State = DeliveryState.Pending }, cancellationToken);
                }
            }
        }

        await PlanRestAsync(campaign, cancellationToken);
    }

    private async Task SendAsync(CampaignRow campaign, ICampaignMessage message, Stored<DeliveryRow> row, CancellationToken cancellationToken)
    {
        if (agency.Roster.Find(row.RowKey) is not { } person)
        {
            await campaigns.TryChangeAsync(campaign.Id, row, Excluded(row, DeliveryReason.LeftRoster), cancellationToken);
            return;
        }

        var decision = SendingTime.Decide(campaign, person, await preferences.ReadAsync(person.Id, cancellationToken), clock.GetUtcNow());
        if (decision.State == DeliveryState.Excluded || decision.NotBefore > clock.GetUtcNow())
        {
            await campaigns.TryChangeAsync(campaign.Id, row, decision, cancellationToken);
            return;
        }

        if (await message.ComposeAsync(campaign, person, cancellationToken) is not { } activity)
        {
            await campaigns.TryChangeAsync(campaign.Id, row, Excluded(row, DeliveryReason.NothingToSay), cancellationToken);
            return;
        }

        if (await campaigns.TryChangeAsync(campaign.Id, row, row.Value with { State = DeliveryState.Sending }, cancellationToken) is not { } sending)
        {
            return;
        }

        try
        {
            await campaigns.TryChangeAsync(campaign.Id, sending, await SendAsync(sending.Value, person, activity, cancellationToken), cancellationToken);
        }
        catch
        {
            // No token, no store: nothing this person can help. The row waits, and the regular sweep tries again.
            await campaigns.TryChangeAsync(campaign.Id, sending, row.Value, CancellationToken.None);
            throw;
        }
    }

    private async Task<DeliveryRow> SendAsync(DeliveryRow row, Person person, Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            var conversation = await conversations.FindOrCreateAsync(person, cancellationToken);
            var sent = await connector.SendToConversationAsync(
                conversation.ServiceUrl, conversation.ConversationId, activity, cancellationToken);
            return row with { State = DeliveryState.Delivered, ActivityId = sent.Id };
        }
        catch (ConnectorException error)
        {
            LogNotDelivered(logger, error.StatusCode, error.ErrorCode);
            return row with { State = DeliveryState.Failed, Reason = ReasonOf(error) };
        }
    }

    private async Task PlanRestAsync(CampaignRow campaign, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        var sending = false;
        await foreach (var row in campaigns.DeliveriesAsync(campaign.Id, cancellationToken))
        {
            sending |= row.Value.State == DeliveryState.Sending;
            if (row.Value.State == DeliveryState.Pending && (next is null || row.Value.NotBefore < next))
            {
                next = row.Value.NotBefore;
            }
        }

        if (next is { } at)
        {
            await agenda.PlanDeliveryAsync(campaign.Id, at, cancellationToken);
        }
        else if (!sending)
        {
            await campaigns.SaveAsync(campaign with { Finished = true }, cancellationToken);
        }
    }

    private static DeliveryRow Excluded(Stored<DeliveryRow> row, DeliveryReason reason) =>
        row.Value with { State = DeliveryState.Excluded, Reason = reason };

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
