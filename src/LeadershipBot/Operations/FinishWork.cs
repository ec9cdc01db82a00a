using LeadershipBot.Actions;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Delivery;
using LeadershipBot.Doctor.Expiration;
using LeadershipBot.Nudges;
using LeadershipBot.Pulses;
using LeadershipBot.Schedules;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Operations;

/// <summary>Finds what a dead process left: rounds between states and messages not sent, and plans it again.</summary>
public sealed partial class FinishWork(
    Rounds rounds,
    OpenRound open,
    AskMoved askMoved,
    CloseRound close,
    RoundKeys keys,
    Campaigns campaigns,
    RunCampaigns runCampaigns,
    Agenda agenda,
    FollowUps followUps,
    SweepNudges sweepNudges,
    SweepPromises sweepPromises,
    SweepDialogs sweepDialogs,
    ForgetLeavers forgetLeavers,
    ForgetGroups forgetGroups,
    WarnOfExpiry warnOfExpiry,
    StoreHealth store,
    RoundTroubles troubles,
    SendQueue queue,
    ILogger<FinishWork> logger)
{
    public async Task RunAsync(bool atStart, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var round in rounds.AllAsync(cancellationToken))
            {
                await TryAsync(() => FinishAsync(round, atStart, cancellationToken), atStart);
            }
        }
        catch (EntityStoreException error) when (!atStart && RowSearch.IsOfRows(error))
        {
            // One round that can't be read must not keep the others for ever.
            await close.EraseOverdueAsync("Another round can't be read.", cancellationToken);
            throw;
        }

        await TryAsync(() => agenda.PlanMissedWavesAsync(cancellationToken), atStart);
        await TryAsync(() => followUps.FinishAsync(atStart, cancellationToken), atStart);
        await TryAsync(() => warnOfExpiry.RunAsync(atStart, cancellationToken), atStart);
        if (!atStart)
        {
            // Once a day, over whole tables: nobody waits for these, and a start neither.
            await TryAsync(() => sweepNudges.RunAsync(cancellationToken), atStart);
            await TryAsync(() => sweepPromises.RunAsync(cancellationToken), atStart);
            await TryAsync(() => sweepDialogs.RunAsync(cancellationToken), atStart);
            await TryAsync(() => forgetLeavers.RunAsync(cancellationToken), atStart);
            await TryAsync(() => forgetGroups.RunAsync(cancellationToken), atStart);
        }

        var waiting = queue.Campaigns;
        var unfinished = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var campaign in campaigns.AllAsync(cancellationToken))
        {
            if (campaign.Value.FinishedAt is null)
            {
                unfinished.Add(campaign.Value.Id);
            }

            await TryAsync(() => runCampaigns.PlanAsync(campaign.Value, atStart, cancellationToken), atStart);
        }

        // Another process may have sent what waited here. What began meanwhile was not looked for.
        queue.Forget(waiting.Except(unfinished, StringComparer.Ordinal));
    }

    private async Task FinishAsync(Stored<RoundRow> stored, bool atStart, CancellationToken cancellationToken)
    {
        var round = stored.Value;
        if (RoundLifeCycle.Allows(round.State, RoundStep.Prepare))
        {
            await open.WithdrawAsync(stored, cancellationToken);
        }
        else if (RoundLifeCycle.Allows(round.State, RoundStep.Ask))
        {
            if (await open.FinishAsync(round.Id, cancellationToken) is { } going && RoundLifeCycle.Allows(going.State, RoundStep.Ask))
            {
                await askMoved.RunAsync(going, cancellationToken);
            }
        }
        else if (!RoundLifeCycle.Allows(round.State, RoundStep.SendResults) || !round.ResultsSent)
        {
            await agenda.PlanRoundAsync(round, cancellationToken);
        }

        if (!RoundLifeCycle.NeedsKeys(round.State))
        {
            // Perhaps by another process.
            troubles.Clear(round.Id, RoundTrouble.Uncountable);
        }

        if (!RoundLifeCycle.Allows(round.State, RoundStep.TakeBallot))
        {
            troubles.Clear(round.Id, RoundTrouble.TakesNoAnswers);
        }
        else if (atStart || troubles.Has(round.Id, RoundTrouble.TakesNoAnswers))
        {
            await TryKeysAsync(round, cancellationToken);
        }

        if (atStart && RoundLifeCycle.Allows(round.State, RoundStep.EraseAgain))
        {
            await close.EraseRemnantsAsync(round.Id, cancellationToken);
        }
    }

    /// <summary>Looks whether the round's keys open, and keeps none.</summary>
    private async Task TryKeysAsync(RoundRow round, CancellationToken cancellationToken)
    {
        switch (await keys.ReadForIntakeAsync(round.Id, cancellationToken))
        {
            case KeysResult<IntakeKeys>.Missing { Reason: var reason }:
                if (troubles.Note(round.Id, RoundTrouble.TakesNoAnswers))
                {
                    LogLockedOut(logger, round.Id, reason, round.ClosesAt + CloseRound.KeepsUncountableFor);
                }

                break;
            case KeysResult<IntakeKeys>.Keys { Value: var found }:
                found.Dispose();
                troubles.Clear(round.Id, RoundTrouble.TakesNoAnswers);
                break;
        }
    }

    /// <summary>One thing that can't be finished must not keep the others waiting; a store that does not work keeps them all.</summary>
    private async Task TryAsync(Func<Task> work, bool atStart)
    {
        try
        {
            await work();
        }
        catch (MasterSecretException error)
        {
            LogMasterSecret(logger, error.Message);
        }
        catch (EntityStoreException error) when (!atStart && error.Problem is StoreProblem.NewerVersion or StoreProblem.Unreadable)
        {
            store.Note(error);
        }
        catch (Exception error) when (error is not (OperationCanceledException or EntityStoreException))
        {
            LogFailed(logger, error.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Something left half-way could not be finished; it is tried again in a few minutes: {ErrorType}")]
    private static partial void LogFailed(ILogger logger, string errorType);

    [LoggerMessage(Level = LogLevel.Error, Message = "The round {RoundId} takes no answers. {Missing} Put back what is missing by {Until:u}; then the answers it has are erased uncounted")]
    private static partial void LogLockedOut(ILogger logger, string roundId, string missing, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round has to wait, and is tried again in a few minutes: {Problem}")]
    private static partial void LogMasterSecret(ILogger logger, string problem);
}

/// <summary>Repeats it every few minutes of real time: processes die in real time, whatever the calendar says.</summary>
public sealed partial class FinishWorkRegularly(FinishWork finishWork, StoreHealth store, IOptions<SchedulesOptions> options, ILogger<FinishWorkRegularly> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.SweepSeconds), TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.TryAsync(() => finishWork.RunAsync(atStart: false, stoppingToken));
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, error.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Work left half-way could not be finished; it is tried again in a few minutes: {ErrorType}")]
    private static partial void LogFailed(ILogger logger, string errorType);
}
