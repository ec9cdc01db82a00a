using LeadershipBot.Circles;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Operations;

/// <summary>That somebody is no longer in the roster.</summary>
/// <param name="Since">The day it was noticed.</param>
public sealed record LeftRow(DateOnly Since);

/// <summary>
/// Once a day: notes who is no longer in the roster, and deletes their chat's address, settings and wishes when that lasted for so many
/// days. A mistake in the roster that is mended within the time costs nobody anything. What they were sent, and what they promised, has
/// times of its own.
/// </summary>
public sealed class ForgetLeavers(IEntityStore store, Agency agency, TimeProvider clock)
{
    public const int DaysKept = 90;

    private const string Left = "left";

    // One row a person, in a partition of that person's id.
    private static readonly TableName[] ByPartition = [Tables.Conversations, Tables.Budgets, Tables.Preferences];

    // One row a person, with that person's id as its key.
    private static readonly (TableName Table, string Partition)[] ByRow = [(Tables.Preferences, PreferencesTable.OptedIn), (Tables.Circles, CircleTable.Wishes)];

    private DateOnly _last;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (_last == today)
        {
            return;
        }

        var noted = await store.ReadAllAsync(Tables.Preferences, new EntityRange(Left), HostJson.Default.LeftRow, cancellationToken)
            .ToDictionaryAsync(row => row.RowKey, row => row.Value.Since, StringComparer.Ordinal, cancellationToken);
        foreach (var back in noted.Keys.Where(id => agency.Roster.Find(id) is not null))
        {
            await store.DeleteAsync(Tables.Preferences, Left, back, cancellationToken);
        }

        foreach (var id in await GoneAsync(noted.Keys, cancellationToken))
        {
            if (!noted.TryGetValue(id, out var since))
            {
                await store.UpsertAsync(Tables.Preferences, StoredJson.ToEntity(Left, id, new LeftRow(today), HostJson.Default.LeftRow), cancellationToken);
            }
            else if (since.AddDays(DaysKept) <= today)
            {
                await ForgetAsync(id, cancellationToken);
            }
        }

        _last = today;
    }

    /// <summary>Everybody of whom there is something, if only the note that they left, and whom the roster does not have.</summary>
    private async Task<IReadOnlyCollection<string>> GoneAsync(IEnumerable<string> noted, CancellationToken cancellationToken)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in ByPartition)
        {
            gone.UnionWith((await KeysAsync(table, partition: null, cancellationToken)).Select(row => row.PartitionKey));
        }

        // Of the settings' table, two partitions are lists of people.
        gone.ExceptWith([Left, PreferencesTable.OptedIn]);
        foreach (var (table, partition) in ByRow)
        {
            gone.UnionWith((await KeysAsync(table, partition, cancellationToken)).Select(row => row.RowKey));
        }

        gone.UnionWith(noted);
        gone.RemoveWhere(id => agency.Roster.Find(id) is not null);
        return gone;
    }

    private async Task ForgetAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var table in ByPartition)
        {
            await store.DeletePartitionAsync(table, id, cancellationToken);
        }

        foreach (var (table, partition) in ByRow)
        {
            await store.DeleteAsync(table, partition, id, cancellationToken);
        }

        // Last, so that what is cut short is done again.
        await store.DeleteAsync(Tables.Preferences, Left, id, cancellationToken);
    }

    private async Task<IReadOnlyList<(string PartitionKey, string RowKey)>> KeysAsync(TableName table, string? partition, CancellationToken cancellationToken)
    {
        var keys = new List<(string, string)>();
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(table, new EntityRange(partition), continuation: continuation, cancellationToken: cancellationToken);
            keys.AddRange(page.Entities.Select(row => (row.PartitionKey, row.RowKey)));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return keys;
    }
}
