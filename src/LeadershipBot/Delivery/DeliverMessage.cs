using Azure.Identity;
using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Delivery;

/// <summary>Takes one recipient's row a step on: decides, makes the message, takes a lease, sends, and writes what became of it.</summary>
public sealed partial class DeliverMessage(
    Campaigns campaigns,
    MessageBudgets budgets,
    SendMessage send,
    PreferencesTable preferences,
    Agency agency,
    IEnumerable<ICampaignMessage> messages,
    TimeProvider clock,
    [FromKeyedServices(RealTime.Key)] TimeProvider realTime,
    IOptions<DeliveryOptions> options,
    StoreHealth store,
    SendingFigures figures,
    ILogger<DeliverMessage> logger)
{
    private static readonly TimeSpan OutcomePause = TimeSpan.FromSeconds(1);

    /// <summary>The row as it is afterwards; null where another process changed it first.</summary>
    /// <remarks>One person's trouble must not keep the message from the others; no token or no store is everybody's.</remarks>
    public async Task<DeliveryRow?> RunAsync(
        SendingConditions conditions, int batch, Stored<DeliveryRow> row, CancellationToken cancellationToken)
    {
        var campaign = conditions.Campaign;
        if (campaign.IsCancelled)
        {
            return await EndUnsentAsync(campaign, batch, row, row.Value.Ended(DeliveryState.Excluded, DeliveryReason.Cancelled));
        }

        if (agency.Roster.Find(row.RowKey) is not { } person)
        {
            return await EndUnsentAsync(campaign, batch, row, row.Value.Ended(DeliveryState.Excluded, DeliveryReason.LeftRoster));
        }

        try
        {
            return await RunAsync(conditions, batch, row, person, cancellationToken);
        }
        catch (Exception error) when (!IsEverybodys(error))
        {
            LogUnexpected(logger, error.GetType().Name);
            return await EndUnsentAsync(campaign, batch, row, row.Value.Ended(DeliveryState.Failed, DeliveryReason.BotFault));
        }
    }

    private async Task<DeliveryRow?> RunAsync(
        SendingConditions conditions, int batch, Stored<DeliveryRow> row, Person person, CancellationToken cancellationToken)
    {
        var campaign = conditions.Campaign;
        var wishes = await preferences.ReadAsync(person.Id, cancellationToken);
        var now = clock.GetUtcNow();
        var time = new SendingTime(person, wishes, agency.Programs.Calendar);
        var decision = time.Decide(campaign, QuietPeriod.For(conditions.Quiet, person, agency.Roster.Tree, person.Today(clock)), row.Value, now);
        if (!decision.IsOpen)
        {
            return await EndUnsentAsync(campaign, batch, row, decision);
        }

        var caller = new Caller(person, wishes.Language ?? person.Language) { Wishes = wishes };
        var message = messages.Single(candidate => candidate.Kind == campaign.Kind);
        if (decision.NotBefore <= now)
        {
            switch (await message.LookAsync(campaign, caller, cancellationToken))
            {
                case MessageTurn.Never:
                    return await EndUnsentAsync(campaign, batch, row, decision.Ended(DeliveryState.Excluded, DeliveryReason.NothingToSay));
                case MessageTurn.NotBefore { Instant: var later }:
                    return await WriteAsync(campaign, batch, row, time.Later(campaign, decision, later));
            }
        }

        var needsPlace = campaign.Kind.TakesPlace() && decision.Reason is null && (message.IsSure || decision.NotBefore <= now);
        if (needsPlace && !await budgets.TakeAsync(conditions, person, wishes, decision.NotBefore, cancellationToken))
        {
            decision = time.NextWeek(campaign, decision);
        }

        if (!decision.IsOpen || decision.NotBefore > now)
        {
            return await WriteAsync(campaign, batch, row, decision);
        }

        if (await message.ComposeAsync(campaign, caller, cancellationToken) is not { } activity)
        {
            return await EndUnsentAsync(campaign, batch, row, decision.Ended(DeliveryState.Excluded, DeliveryReason.NothingToSay));
        }

        if (!Fits(activity))
        {
            LogTooBig(logger, campaign.Kind);
            return await EndUnsentAsync(campaign, batch, row, decision.Ended(DeliveryState.Failed, DeliveryReason.TooBig));
        }

        return await SendAsync(campaign, batch, row, person, activity, cancellationToken);
    }

    private async Task<DeliveryRow?> SendAsync(
        CampaignRow campaign, int batch, Stored<DeliveryRow> row, Person person, Activity activity, CancellationToken cancellationToken)
    {
        var lease = row.Value with
        {
            State = DeliveryState.Sending,
            Reason = null,
            LeaseUntil = realTime.GetUtcNow().AddSeconds(options.Value.LeaseSeconds),
        };
        if (await campaigns.TryChangeAsync(campaign.Id, batch, row, lease, cancellationToken) is not { } sending)
        {
            return null;
        }

        // From here on the row must say what happened, whatever else goes wrong meanwhile.
        DeliveryRow outcome;
        var tries = new ConnectorTries();
        try
        {
            outcome = await send.RunAsync(sending.Value, person, activity, TimeSpan.FromSeconds(options.Value.LeaseSeconds * 0.8), tries, cancellationToken);
        }
        catch (Exception error) when (IsEverybodys(error))
        {
            // It was not on its way: no token, no store, or given up while it waited for its turn.
            await WriteOutcomeAsync(campaign, batch, sending, row.Value, cancellationToken);
            throw;
        }
        catch (Exception error) when (!IsEverybodys(error))
        {
            LogUnexpected(logger, error.GetType().Name);
            outcome = sending.Value.Ended(DeliveryState.Failed, DeliveryReason.BotFault);
        }
        finally
        {
            figures.Requested(campaign.Kind, tries);
        }

        var written = await WriteOutcomeAsync(campaign, batch, sending, outcome, cancellationToken);
        return outcome.State == DeliveryState.Failed ? await GiveBackAsync(campaign, row.RowKey, written) : written;
    }

    /// <summary>
    /// While the store does not work it is tried again, for as long as the lease keeps others away: without what became of it the
    /// message would be sent once more.
    /// </summary>
    private async Task<DeliveryRow?> WriteOutcomeAsync(
        CampaignRow campaign, int batch, Stored<DeliveryRow> sending, DeliveryRow outcome, CancellationToken cancellationToken)
    {
        for (var wasTried = false; ; wasTried = true)
        {
            try
            {
                // What was not answered may have been written all the same, and then stands in its own way.
                return await WriteAsync(campaign, batch, sending, outcome)
                    ?? (wasTried && await campaigns.FindDeliveryAsync(campaign.Id, sending.RowKey, cancellationToken) == outcome ? outcome : null);
            }
            catch (EntityStoreException error) when (realTime.GetUtcNow() + OutcomePause < sending.Value.LeaseUntil)
            {
                store.Note(error);
                await Task.Delay(OutcomePause, realTime, cancellationToken);
            }
        }
    }

    private async Task<DeliveryRow?> EndUnsentAsync(CampaignRow campaign, int batch, Stored<DeliveryRow> row, DeliveryRow outcome) =>
        await GiveBackAsync(campaign, row.RowKey, await WriteAsync(campaign, batch, row, outcome));

    /// <summary>The place in the week is free again, unless the person may have got the message all the same.</summary>
    private async Task<DeliveryRow?> GiveBackAsync(CampaignRow campaign, string personId, DeliveryRow? written)
    {
        if (written is { IsAmbiguous: false })
        {
            await budgets.GiveBackAsync(campaign.Id, personId, CancellationToken.None);
        }

        return written;
    }

    private async Task<DeliveryRow?> WriteAsync(CampaignRow campaign, int batch, Stored<DeliveryRow> before, DeliveryRow after) =>
        (await campaigns.TryChangeAsync(campaign.Id, batch, before, after, CancellationToken.None))?.Value;

    private static bool Fits(Activity activity) =>
        (activity.Attachments ?? []).Sum(attachment => (attachment.Content?.GetRawText().Length ?? 0) * sizeof(char)) <= AdaptiveCard.MaxBytes;

    private static bool IsEverybodys(Exception error) =>
        error is OperationCanceledException or AuthenticationFailedException or EntityStoreException or MasterSecretException;

    [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be made or sent: {ErrorType}")]
    private static partial void LogUnexpected(ILogger logger, string errorType);

    [LoggerMessage(Level = LogLevel.Error, Message = "A card is larger than Teams takes and was not sent: {Kind}")]
    private static partial void LogTooBig(ILogger logger, CampaignKind kind);
}
