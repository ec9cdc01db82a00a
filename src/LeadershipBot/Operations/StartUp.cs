using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Operations;

/// <summary>What must hold before the first request: tables, people, programs, and everything that was left half-way.</summary>
public sealed class StartUp(
    OpenStore openStore, MasterSecret master, RoundKeys keys, Rounds rounds, CloseRound close, AgencyFiles files, Agenda agenda, FinishWork finishWork, Readiness readiness,
    TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await openStore.RunAsync(cancellationToken);

        try
        {
            await PrepareAsync(cancellationToken);
        }
        catch (Exception error) when (error is not (OperationCanceledException or EntityStoreException) || RowSearch.IsOfRows(error))
        {
            // Where the store can't be reached nothing can be erased.
            await close.EraseOverdueAsync("The bot does not start.", cancellationToken);
            throw;
        }

        readiness.IsStarted = true;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        readiness.IsStarted = false;
        return Task.CompletedTask;
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await master.PrepareAsync(await NeededVersionsAsync(cancellationToken), cancellationToken);
        var errors = files.Load();
        if (errors.Count > 0)
        {
            throw new UnusableFilesException(errors);
        }

        await agenda.PlanProgramsAsync(cancellationToken);
        await finishWork.RunAsync(atStart: true, cancellationToken);
    }

    /// <summary>The versions of the master secret without which a round could not be counted, as long as that is hoped for.</summary>
    private async Task<IReadOnlyList<string?>> NeededVersionsAsync(CancellationToken cancellationToken)
    {
        var versions = new List<string?>();
        await foreach (var round in rounds.AllAsync(cancellationToken))
        {
            if (RoundLifeCycle.NeedsKeys(round.Value.State)
                && clock.GetUtcNow() < round.Value.ClosesAt + CloseRound.KeepsUncountableFor
                && await keys.FindAsync(round.Value.Id, cancellationToken) is { } row)
            {
                versions.Add(row.MasterVersion);
            }
        }

        return [.. versions.Distinct(StringComparer.Ordinal)];
    }
}
