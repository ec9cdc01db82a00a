using Azure.Identity;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Teams;

namespace LeadershipBot.Delivery;

/// <summary>Sends what is due of a campaign and plans the rest. The ledger says what is due, so it can run again at any time.</summary>
public sealed partial class DeliverCampaign(
    Campaigns campaigns,
    SendMessage send,
    PreferencesTable preferences,
    Agency agency,
    IEnumerable<ICampaignMessage> messages,
    Agenda agenda,
    TimeProvider clock,
    ILogger<DeliverCampaign> logger)
{
    // A second's worth at Teams' limit, so that a slow answer does not hold the others up.
    private const int Concurrency = 50;

    public async Task RunAsync(string campaignId, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(campaignId, cancellationToken) is not { } campaign)
        {
            return;
        }

        var message = messages.Single(candidate => candidate.Kind == campaign.Value.Kind);
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
            async (row, token) => await DeliverAsync(campaign.Value, message, row, token));
        await PlanRestAsync(campaign, cancellationToken);
    }

    /// <summary>Plans what is still to be sent.</summary>
    /// <param name="atStart">
    /// At start no message can be under way in this process: rows being sent are left-overs of a dead one and are sent again.
    /// Whether they had arrived nobody can know.
    /// </param>
    public async Task ResumeAsync(Stored<CampaignRow> campaign, bool atStart, CancellationToken cancellationToken)
    {
        if (atStart)
        {
            await foreach (var row in campaigns.DeliveriesAsync(campaign.RowKey, cancellationToken))
            {
                if (row.Value.State == DeliveryState.Sending)
                {
                    await campaigns.TryChangeAsync(campaign.RowKey, row, row.Value with { State = DeliveryState.Pending }, cancellationToken);
                }
            }
        }

        await PlanRestAsync(campaign, cancellationToken);
    }

    /// <summary>One person's trouble must not keep the message from the others; no token or no store is everybody's.</summary>
    private async Task DeliverAsync(CampaignRow campaign, ICampaignMessage message, Stored<DeliveryRow> row, CancellationToken cancellationToken)
    {
        try
        {
            await TryDeliverAsync(campaign, message, row, cancellationToken);
        }
        catch (Exception error) when (!IsEverybodys(error))
        {
            LogUnexpected(logger, error.GetType().Name);
            var failed = row.Value with { State = DeliveryState.Failed, Reason = DeliveryReason.GaveUp };
            await campaigns.TryChangeAsync(campaign.Id, row, failed, CancellationToken.None);
        }
    }

    private async Task TryDeliverAsync(CampaignRow campaign, ICampaignMessage message, Stored<DeliveryRow> row, CancellationToken cancellationToken)
    {
        if (agency.Roster.Find(row.RowKey) is not { } person)
        {
            await campaigns.TryChangeAsync(campaign.Id, row, Excluded(row, DeliveryReason.LeftRoster), cancellationToken);
            return;
        }

        var wishes = await preferences.ReadAsync(person.Id, cancellationToken);
        var decision = SendingTime.Decide(campaign, person, wishes, row.Value, agency.Programs.Calendar, clock.GetUtcNow());
        if (decision.State != DeliveryState.Pending || decision.NotBefore > clock.GetUtcNow())
        {
            await campaigns.TryChangeAsync(campaign.Id, row, decision, cancellationToken);
            return;
        }

        if (await message.ComposeAsync(campaign, new Caller(person, wishes.Language ?? person.Language), cancellationToken) is not { } activity)
        {
            await campaigns.TryChangeAsync(campaign.Id, row, Excluded(row, DeliveryReason.NothingToSay), cancellationToken);
            return;
        }

        if (await campaigns.TryChangeAsync(campaign.Id, row, row.Value with { State = DeliveryState.Sending }, cancellationToken) is not { } sending)
        {
            return;
        }

        // From here on the row must say what happened, whatever else goes wrong meanwhile.
        DeliveryRow outcome;
        try
        {
            outcome = await send.RunAsync(sending.Value, person, activity, cancellationToken);
        }
        catch (Exception error)
        {
            var after = IsEverybodys(error) ? row.Value : row.Value with { State = DeliveryState.Failed, Reason = DeliveryReason.GaveUp };
            await campaigns.TryChangeAsync(campaign.Id, sending, after, CancellationToken.None);
            throw;
        }

        await campaigns.TryChangeAsync(campaign.Id, sending, outcome, CancellationToken.None);
    }

    private async Task PlanRestAsync(Stored<CampaignRow> campaign, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        var sending = false;
        await foreach (var row in campaigns.DeliveriesAsync(campaign.RowKey, cancellationToken))
        {
            sending |= row.Value.State == DeliveryState.Sending;
            if (row.Value.State == DeliveryState.Pending && (next is null || row.Value.NotBefore < next))
            {
                next = row.Value.NotBefore;
            }
        }

        if (next is { } at)
        {
            await agenda.PlanDeliveryAsync(campaign.RowKey, at, cancellationToken);
        }
        else if (!sending)
        {
            await campaigns.FinishAsync(campaign, cancellationToken);
        }
    }

    private static bool IsEverybodys(Exception error) => error is OperationCanceledException or AuthenticationFailedException or EntityStoreException;

    private static DeliveryRow Excluded(Stored<DeliveryRow> row, DeliveryReason reason) =>
        row.Value with { State = DeliveryState.Excluded, Reason = reason };

    [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be made or sent: {ErrorType}")]
    private static partial void LogUnexpected(ILogger logger, string errorType);
}
