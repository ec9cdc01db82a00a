using LeadershipBot.BotFramework;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Telemetry;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses;

/// <summary>
/// Takes a round from open to purged: stops intake, counts, publishes once, and erases. Every step can be repeated, so
/// that a process killed anywhere and started again ends with the same release and no ballot left.
/// </summary>
public sealed partial class CloseRound(
    Rounds rounds,
    RoundKeys keys,
    Intake intake,
    PublishRelease publish,
    Releases releases,
    SendResults sendResults,
    IEntityStore store,
    StoreHealth health,
    RoundTroubles troubles,
    IOptions<PulseOptions> options,
    BotMetrics metrics,
    TimeProvider clock,
    [FromKeyedServices(RealTime.Key)] TimeProvider realTime,
    ILogger<CloseRound> logger)
{
    /// <summary>How long after its close a round that can't be counted is kept for somebody to put back what is missing.</summary>
    public static readonly TimeSpan KeepsUncountableFor = TimeSpan.FromDays(14);

    public async Task RunAsync(string roundId, CancellationToken cancellationToken)
    {
        var round = await rounds.FindAsync(roundId, cancellationToken);
        if (Allows(round, RoundStep.StopIntake) && clock.GetUtcNow() >= round!.Value.ClosesAt)
        {
            round = await rounds.TryTakeAsync(round, RoundStep.StopIntake, cancellationToken);
        }

        long? began = null;
        if (Allows(round, RoundStep.Count))
        {
            began = realTime.GetTimestamp();
            await intake.ShutAsync(roundId);
            await Task.Delay(TimeSpan.FromSeconds(options.Value.DrainSeconds), TimeProvider.System, cancellationToken);
            round = await TryPublishAsync(round!.Value, cancellationToken) is PublishResult.Uncountable { Missing: var missing }
                ? await WithoutReleaseAsync(round, missing, cancellationToken)
                : await rounds.TryTakeAsync(round, RoundStep.Publish, cancellationToken);
        }

        if (Allows(round, RoundStep.Erase))
        {
            await EraseAsync(roundId, cancellationToken);
            round = await rounds.TryTakeAsync(round!, RoundStep.Purge, cancellationToken);
            if (began is { } start)
            {
                metrics.Closed(realTime.GetElapsedTime(start));
            }
        }

        if (Allows(round, RoundStep.SendResults) && !round!.Value.ResultsSent)
        {
            await sendResults.RunAsync(round.Value, cancellationToken);
            await rounds.TryReplaceAsync(round, round.Value with { ResultsSent = true }, cancellationToken);
        }
    }

    /// <summary>A round that never opened goes without a word: nobody was told of it.</summary>
    public async Task WithdrawAsync(Stored<RoundRow> round, CancellationToken cancellationToken)
    {
        var silenced = round with { Value = round.Value with { ResultsSent = true } };
        if (await rounds.TryTakeAsync(silenced, RoundStep.Abandon, cancellationToken) is not null)
        {
            await RunAsync(round.Value.Id, cancellationToken);
        }
    }

    /// <summary>
    /// What was published is erased, and rounds that were kept for as long as any is go uncounted. For a bot that can't start or
    /// can't read all of its store: it must not keep sealed answers. Erasing a round takes its own row and nothing but names.
    /// </summary>
    /// <param name="why">A sentence for the log: why no round is counted.</param>
    public async Task EraseOverdueAsync(string why, CancellationToken cancellationToken)
    {
        foreach (var round in await rounds.ReadableAsync(cancellationToken))
        {
            try
            {
                await EraseOverdueAsync(round, why, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogNotErased(logger, round.Value.Id, error.GetType().Name);
            }
        }
    }

    private async Task EraseOverdueAsync(Stored<RoundRow> stored, string why, CancellationToken cancellationToken)
    {
        var round = stored;
        if (RoundLifeCycle.NeedsKeys(stored.Value.State) && IsOverdue(stored.Value))
        {
            // Of a round that never opened nobody was told, and nobody is told that it was not counted.
            round = stored with { Value = stored.Value with { ResultsSent = stored.Value.ResultsSent || Allows(stored, RoundStep.Prepare) } };
            round = Allows(round, RoundStep.StopIntake) ? await rounds.TryTakeAsync(round, RoundStep.StopIntake, cancellationToken) : round;
            if (Allows(round, RoundStep.Publish) && await IsKnownReleasedAsync(round!.Value.Id, cancellationToken))
            {
                round = await rounds.TryTakeAsync(round, RoundStep.Publish, cancellationToken);
            }
            else if (Allows(round, RoundStep.Abandon))
            {
                LogAbandoned(logger, round!.Value.Id, why);
                round = await rounds.TryTakeAsync(round, RoundStep.Abandon, cancellationToken);
            }
        }

        if (Allows(round, RoundStep.Erase))
        {
            await EraseAsync(round!.Value.Id, cancellationToken);
            await rounds.TryTakeAsync(round, RoundStep.Purge, cancellationToken);
        }
    }

    /// <summary>A backup may bring back what a purged round had.</summary>
    public async Task EraseRemnantsAsync(string roundId, CancellationToken cancellationToken)
    {
        if (await store.TableExistsAsync(Tables.Ballots(roundId), cancellationToken)
            || await store.TableExistsAsync(Tables.RoundKeys(roundId), cancellationToken)
            || await HasRosterAsync(roundId, cancellationToken))
        {
            LogRemnants(logger, roundId);
            await EraseAsync(roundId, cancellationToken);
        }
    }

    private static bool Allows(Stored<RoundRow>? round, RoundStep step) => round is not null && RoundLifeCycle.Allows(round.Value.State, step);

    private async Task<bool> HasRosterAsync(string roundId, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.QueryAsync(Tables.RoundRosters, new EntityRange(roundId), pageSize: 1, cancellationToken: cancellationToken)).Entities.Count > 0;
        }
        catch (EntityStoreException error) when (RowSearch.IsOfRows(error))
        {
            return true;
        }
    }

    private async Task<bool> IsKnownReleasedAsync(string roundId, CancellationToken cancellationToken)
    {
        try
        {
            return await releases.HasAsync(roundId, cancellationToken);
        }
        catch (EntityStoreException error) when (RowSearch.IsOfRows(error))
        {
            return false;
        }
    }

    private bool IsOverdue(RoundRow round) => clock.GetUtcNow() >= round.ClosesAt + KeepsUncountableFor;

    /// <summary>
    /// What goes wrong in a way nobody foresaw, or can't be read, is tried again, until it has been tried for long enough. What the
    /// store can't do now is no reason to give a round up, however long that lasts.
    /// </summary>
    private async Task<PublishResult> TryPublishAsync(RoundRow round, CancellationToken cancellationToken)
    {
        try
        {
            return await publish.RunAsync(round, cancellationToken);
        }
        catch (EntityStoreException error) when (RowSearch.IsOfRows(error))
        {
            health.Note(error);
            return new PublishResult.Uncountable(error.Message);
        }
        catch (Exception error) when (error is not (OperationCanceledException or EntityStoreException) && IsOverdue(round))
        {
            return new PublishResult.Uncountable($"Counting it failed: {error.GetType().Name}.");
        }
    }

    /// <summary>Ballots that can't be counted are not kept for ever. Null where another process has moved the round on.</summary>
    private async Task<Stored<RoundRow>?> WithoutReleaseAsync(Stored<RoundRow> round, string missing, CancellationToken cancellationToken)
    {
        // What is missing may have been counted and dropped by then.
        if ((await rounds.FindAsync(round.Value.Id, cancellationToken))?.ETag != round.ETag)
        {
            return null;
        }

        if (!IsOverdue(round.Value))
        {
            troubles.Note(round.Value.Id, RoundTrouble.Uncountable);
            LogUncountable(logger, round.Value.Id, missing, round.Value.ClosesAt + KeepsUncountableFor);
            return round;
        }

        LogAbandoned(logger, round.Value.Id, missing);
        return await rounds.TryTakeAsync(round, RoundStep.Abandon, cancellationToken);
    }

    private async Task EraseAsync(string roundId, CancellationToken cancellationToken)
    {
        await store.DropTableAsync(Tables.Ballots(roundId), cancellationToken);
        await keys.DropAsync(roundId, cancellationToken);
        await store.DeleteLargeAsync(Tables.RoundRosters, roundId, cancellationToken);
        intake.Forget(roundId);
        troubles.Clear(roundId, RoundTrouble.Uncountable);
        try
        {
            await releases.ForgetOldGroupsAsync(roundId, cancellationToken);
        }
        catch (EntityStoreException error) when (RowSearch.IsOfRows(error))
        {
            // The next round that ends forgets what is too old; this one is gone.
            health.Note(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The round {RoundId} can't be counted. {Missing} Put back what is missing by {Until:u}; then its answers are erased uncounted")]
    private static partial void LogUncountable(ILogger logger, string roundId, string missing, DateTimeOffset until);

    [LoggerMessage(Level = LogLevel.Error, Message = "The round {RoundId} was never counted, because what is missing was not put back. {Missing} Its answers are erased")]
    private static partial void LogAbandoned(ILogger logger, string roundId, string missing);

    [LoggerMessage(Level = LogLevel.Error, Message = "The round {RoundId} could not be erased: {ErrorType}")]
    private static partial void LogNotErased(ILogger logger, string roundId, string errorType);

    [LoggerMessage(Level = LogLevel.Error, Message = "Ballots, keys or the list of who was asked of the finished round {RoundId} were there again, perhaps from a backup, and were erased")]
    private static partial void LogRemnants(ILogger logger, string roundId);
}
