using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Preferences;

public sealed class PreferencesTable(IEntityStore store)
{
    /// <summary>The partition of those who lead nobody and asked for nudges.</summary>
    public const string OptedIn = "optedIn";

    private const string RowKey = "preferences";

    public async Task<PreferencesRow> ReadAsync(string personId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Preferences, personId, RowKey, HostJson.Default.PreferencesRow, cancellationToken))?.Value
        ?? PreferencesRow.Default;

    public Task SaveAsync(string personId, PreferencesRow preferences, CancellationToken cancellationToken) =>
        store.UpsertAsync(
            Tables.Preferences, StoredJson.ToEntity(personId, RowKey, preferences, HostJson.Default.PreferencesRow), cancellationToken);

    /// <summary>What everybody has who changed something, by their ids: one request for 1,000 of them, through the whole table.</summary>
    public async Task<IReadOnlyDictionary<string, PreferencesRow>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, PreferencesRow>(StringComparer.Ordinal);
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(Tables.Preferences, new EntityRange(PartitionKey: null), continuation: continuation, cancellationToken: cancellationToken);
            foreach (var row in page.Entities.Where(row => row.RowKey == RowKey))
            {
                all[row.PartitionKey] = StoredJson.Read(Tables.Preferences, row.Body, HostJson.Default.PreferencesRow);
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return all;
    }

    /// <summary>Those who lead nobody and asked for nudges, by their ids.</summary>
    public async Task<IReadOnlySet<string>> OptedInAsync(CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in store.ReadAllAsync(Tables.Preferences, new EntityRange(OptedIn), HostJson.Default.OptInRow, cancellationToken))
        {
            ids.Add(row.RowKey);
        }

        return ids;
    }

    /// <summary>Saves them, and lists the person with those who asked for nudges, or no more.</summary>
    public async Task SaveAsync(string personId, PreferencesRow before, PreferencesRow after, CancellationToken cancellationToken)
    {
        if (after.WantsNudges)
        {
            await store.UpsertAsync(Tables.Preferences, StoredJson.ToEntity(OptedIn, personId, new OptInRow(), HostJson.Default.OptInRow), cancellationToken);
        }

        await SaveAsync(personId, after, cancellationToken);
        if (before.WantsNudges && !after.WantsNudges)
        {
            await store.DeleteAsync(Tables.Preferences, OptedIn, personId, cancellationToken);
        }
    }
}
