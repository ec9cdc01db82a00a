using LeadershipBot.Content;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses;

/// <summary>
/// Takes a round from open to purged: stops intake, counts, publishes once, and erases. Every step can be repeated, so
/// that a process killed anywhere and started again ends with the same release and no ballot left.
/// </summary>
public sealed class CloseRound(
    Rounds rounds,
    RoundKeys keys,
    Intake intake,
    CountBallots count,
    Releases releases,
    SendResults sendResults,
    IEntityStore store,
    ContentLibrary content,
    IOptions<PulseOptions> options,
    TimeProvider clock)
{
    public async Task RunAsync(string roundId, CancellationToken cancellationToken)
    {
        var round = await rounds.FindAsync(roundId, cancellationToken);
        if (round is { Value.State: RoundState.Open } && clock.GetUtcNow() >= round.Value.ClosesAt)
        {
            round = await rounds.TryAdvanceAsync(round, RoundState.Closing, cancellationToken);
        }

        if (round is { Value.State: RoundState.Closing })
        {
            await intake.ShutAsync(roundId);
            await Task.Delay(TimeSpan.FromSeconds(options.Value.DrainSeconds), TimeProvider.System, cancellationToken);
            await PublishAsync(round.Value, cancellationToken);
            await releases.SettleHistoryAsync(roundId, cancellationToken);
            round = await rounds.TryAdvanceAsync(round, RoundState.Published, cancellationToken);
        }

        if (round is { Value.State: RoundState.Published })
        {
            await PurgeAsync(roundId, cancellationToken);
            round = await rounds.TryAdvanceAsync(round, RoundState.Purged, cancellationToken);
        }

        if (round is { Value: { State: RoundState.Purged, ResultsSent: false } })
        {
            await sendResults.RunAsync(round.Value, cancellationToken);
            await rounds.TryReplaceAsync(round, round.Value with { ResultsSent = true }, cancellationToken);
        }
    }

    /// <summary>Writes the release once; where one stands already it is the release.</summary>
    private async Task PublishAsync(RoundRow round, CancellationToken cancellationToken)
    {
        if (await releases.FindAsync(round.Id, cancellationToken) is not null)
        {
            return;
        }

        var roster = await store.ReadLargeAsync(Tables.RoundRosters, round.Id, CoreJsonContext.Default.FrozenRoster, cancellationToken)
            ?? throw new InvalidOperationException("A round that has not been published must have its roster.");
        var instrument = content.Instrument(round.InstrumentId);
        var tally = await count.RunAsync(round.Id, instrument, roster, cancellationToken);
        var history = await releases.HistoryAsync(cancellationToken);
        var closed = DateOnly.FromDateTime(round.ClosesAt.Date);
        var result = ReleasePolicy.Apply(new RoundFacts(round.Id, round.OpenDate, closed), instrument, roster, tally, history);
        await releases.PublishAsync(result.Release, result.History, cancellationToken);
    }

    private async Task PurgeAsync(string roundId, CancellationToken cancellationToken)
    {
        await store.DropTableAsync(Tables.Ballots(roundId), cancellationToken);
        await keys.DropAsync(roundId, cancellationToken);
        await store.DeleteLargeAsync(Tables.RoundRosters, roundId, cancellationToken);
        intake.Forget(roundId);
    }
}
