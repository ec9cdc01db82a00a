using LeadershipBot.Core.Actions;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Actions;

/// <summary>Who was told what was heard, what was promised, and what was put to leaders.</summary>
public sealed class ActionsTable(IEntityStore store)
{
    private const string ActionPartition = "action";
    private const string BarrierPartition = "barrier";
    private const string DuePartition = "due";
    private const string OverridePartition = "override";

    private long _version;

    /// <summary>Goes up with everything that this process writes of what is counted.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>False where the unit was told before; that stays.</summary>
    public async Task<bool> TryAddAsync(Heard heard, CancellationToken cancellationToken) => Note(await store.InsertAsync(
        Tables.Heard, StoredJson.ToEntity(heard.RoundId, heard.Unit, heard, HostJson.Default.Heard), cancellationToken));

    public async Task<Heard?> FindHeardAsync(string roundId, string unit, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Heard, roundId, unit, HostJson.Default.Heard, cancellationToken))?.Value;

    public async Task<IReadOnlyList<Heard>> HeardAsync(string roundId, CancellationToken cancellationToken) =>
        await store.ReadAllAsync(Tables.Heard, new EntityRange(roundId), HostJson.Default.Heard, cancellationToken).Select(row => row.Value).ToListAsync(cancellationToken);

    /// <summary>False where one was given before; that stays.</summary>
    public async Task<bool> TryAddAsync(GateOverride given, CancellationToken cancellationToken) => (await store.InsertAsync(
        Tables.Heard, StoredJson.ToEntity(OverridePartition, given.RoundId, given, HostJson.Default.GateOverride), cancellationToken)).IsWritten;

    public async Task<GateOverride?> FindOverrideAsync(string roundId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Heard, OverridePartition, roundId, HostJson.Default.GateOverride, cancellationToken))?.Value;

    /// <summary>False where it is there already.</summary>
    public async Task<bool> TryAddAsync(LeadershipAction action, CancellationToken cancellationToken) =>
        Note(await store.InsertAsync(Tables.Actions, ToEntity(action), cancellationToken));

    public Task<Stored<LeadershipAction>?> FindActionAsync(string key, CancellationToken cancellationToken) =>
        store.ReadAsync(Tables.Actions, ActionPartition, key, HostJson.Default.LeadershipAction, cancellationToken);

    /// <summary>False where it changed meanwhile.</summary>
    public async Task<bool> TryReplaceAsync(Stored<LeadershipAction> before, LeadershipAction after, CancellationToken cancellationToken) =>
        Note(await store.ReplaceAsync(Tables.Actions, ToEntity(after, before.ETag), cancellationToken));

    /// <summary>Those of a unit, or all.</summary>
    public async Task<IReadOnlyList<LeadershipAction>> ActionsAsync(string? unit, CancellationToken cancellationToken) =>
        await store.ReadAllAsync(Tables.Actions, RangeOf(ActionPartition, unit), HostJson.Default.LeadershipAction, cancellationToken).Select(row => row.Value).ToListAsync(cancellationToken);

    /// <summary>False where it is there already.</summary>
    public async Task<bool> TryAddAsync(LeadershipBarrier barrier, CancellationToken cancellationToken) =>
        Note(await store.InsertAsync(Tables.Barriers, ToEntity(barrier), cancellationToken));

    public Task<Stored<LeadershipBarrier>?> FindBarrierAsync(string key, CancellationToken cancellationToken) =>
        store.ReadAsync(Tables.Barriers, BarrierPartition, key, HostJson.Default.LeadershipBarrier, cancellationToken);

    /// <summary>False where it changed meanwhile.</summary>
    public async Task<bool> TryReplaceAsync(Stored<LeadershipBarrier> before, LeadershipBarrier after, CancellationToken cancellationToken) =>
        Note(await store.ReplaceAsync(Tables.Barriers, ToEntity(after, before.ETag), cancellationToken));

    /// <summary>Those of a unit, or all.</summary>
    public async Task<IReadOnlyList<LeadershipBarrier>> BarriersAsync(string? unit, CancellationToken cancellationToken) =>
        await store.ReadAllAsync(Tables.Barriers, RangeOf(BarrierPartition, unit), HostJson.Default.LeadershipBarrier, cancellationToken).Select(row => row.Value).ToListAsync(cancellationToken);

    public Task DeleteAsync(LeadershipAction action, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Actions, ActionPartition, action.Key, cancellationToken);

    public Task DeleteAsync(LeadershipBarrier barrier, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Barriers, BarrierPartition, barrier.Key, cancellationToken);

    public Task AddAsync(FollowUp followUp, CancellationToken cancellationToken) => store.UpsertAsync(
        Tables.Actions, StoredJson.ToEntity(DuePartition, KeyOf(followUp), followUp, HostJson.Default.FollowUp), cancellationToken);

    public Task RemoveAsync(FollowUp followUp, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Actions, DuePartition, KeyOf(followUp), cancellationToken);

    /// <param name="before">Only those of days before this; null for all.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<FollowUp>> FollowUpsAsync(DateOnly? before, CancellationToken cancellationToken) =>
        await store.ReadAllAsync(Tables.Actions, new EntityRange(DuePartition, ToRowKey: before is { } day ? Day(day) : null), HostJson.Default.FollowUp, cancellationToken)
            .Select(row => row.Value).ToListAsync(cancellationToken);

    private bool Note(WriteResult written)
    {
        Interlocked.Increment(ref _version);
        return written.IsWritten;
    }

    private static EntityRange RangeOf(string partition, string? unit) => unit is null ? new(partition) : new(partition, unit + ".", unit + ".~");

    private static string KeyOf(FollowUp followUp) => $"{Day(followUp.Date)}.{followUp.Kind}.{followUp.Key}";

    private static string Day(DateOnly date) => $"{date:yyyyMMdd}";

    private static Entity ToEntity(LeadershipAction action, string eTag = "") =>
        StoredJson.ToEntity(ActionPartition, action.Key, action, HostJson.Default.LeadershipAction, eTag);

    private static Entity ToEntity(LeadershipBarrier barrier, string eTag = "") =>
        StoredJson.ToEntity(BarrierPartition, barrier.Key, barrier, HostJson.Default.LeadershipBarrier, eTag);
}
