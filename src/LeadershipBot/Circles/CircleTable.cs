using System.Collections.Concurrent;
using System.Globalization;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Circles;

/// <summary>Circles of the past two years, and who wants to be in them.</summary>
public sealed class CircleTable(IEntityStore store)
{
    /// <summary>How long it is known who was in a circle with whom.</summary>
    public const int YearsKept = 2;

    /// <summary>The partition of what people said. No program's id has a dot.</summary>
    public const string Wishes = "wishes.circles";

    private const string DateFormat = "yyyyMMdd";

    private readonly ConcurrentDictionary<string, CirclesRow> _cache = new(StringComparer.Ordinal);

    /// <summary>The dates on which circles were formed, the oldest first.</summary>
    public async Task<IReadOnlyList<CircleDateRow>> DatesAsync(string programId, CancellationToken cancellationToken)
    {
        var dates = new List<CircleDateRow>();
        await foreach (var row in store.ReadAllAsync(Tables.Circles, new EntityRange(programId), HostJson.Default.CircleDateRow, cancellationToken))
        {
            dates.Add(row.Value);
        }

        return dates;
    }

    public async Task<CirclesRow?> FindAsync(string programId, DateOnly date, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(programId, date);
        if (_cache.TryGetValue(partition, out var known))
        {
            return known;
        }

        var circles = await store.ReadLargeAsync(Tables.Circles, partition, HostJson.Default.CirclesRow, cancellationToken);
        return circles is null ? null : _cache.GetOrAdd(partition, circles);
    }

    /// <summary>The circles of that date from now on: these, or those another process formed before.</summary>
    public async Task<CirclesRow> AddAsync(string programId, CirclesRow circles, CancellationToken cancellationToken)
    {
        await store.TryAddLargeAsync(Tables.Circles, PartitionOf(programId, circles.Date), circles, HostJson.Default.CirclesRow, cancellationToken);
        var formed = (await FindAsync(programId, circles.Date, cancellationToken))!;

        // Last, so that a date that is known always has its circles.
        await store.UpsertAsync(
            Tables.Circles,
            StoredJson.ToEntity(programId, KeyOf(formed.Date), new CircleDateRow(formed.Date, formed.Number), HostJson.Default.CircleDateRow),
            cancellationToken);
        return formed;
    }

    /// <summary>Deletes circles of more than two years ago, of programs too that are no more.</summary>
    public async Task DeleteOldAsync(DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var (programId, date) in await DatesAsync(cancellationToken))
        {
            if (date.AddYears(YearsKept) < today)
            {
                await DeleteAsync(programId, date, cancellationToken);
            }
        }
    }

    /// <summary>What everybody said who said anything.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> WishesAsync(CancellationToken cancellationToken)
    {
        var wishes = new Dictionary<string, bool>(StringComparer.Ordinal);
        await foreach (var row in store.ReadAllAsync(Tables.Circles, new EntityRange(Wishes), HostJson.Default.CircleWishRow, cancellationToken))
        {
            wishes[row.RowKey] = row.Value.IsIn;
        }

        return wishes;
    }

    /// <summary>Null for somebody who never said.</summary>
    public async Task<bool?> WishOfAsync(string personId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Circles, Wishes, personId, HostJson.Default.CircleWishRow, cancellationToken))?.Value.IsIn;

    public Task WishAsync(string personId, bool isIn, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Circles, StoredJson.ToEntity(Wishes, personId, new CircleWishRow(isIn), HostJson.Default.CircleWishRow), cancellationToken);

    private async Task<IReadOnlyList<(string ProgramId, DateOnly Date)>> DatesAsync(CancellationToken cancellationToken)
    {
        // Of all rows, only those of dates have a date for a key.
        var dates = new List<(string, DateOnly)>();
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(Tables.Circles, new EntityRange(PartitionKey: null), continuation: continuation, cancellationToken: cancellationToken);
            dates.AddRange(page.Entities.Where(row => row.PartitionKey != Wishes)
                .Select(row => (row.PartitionKey, IsDate: DateOnly.TryParseExact(row.RowKey, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date), Date: date))
                .Where(row => row.IsDate).Select(row => (row.PartitionKey, row.Date)));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return dates;
    }

    private async Task DeleteAsync(string programId, DateOnly date, CancellationToken cancellationToken)
    {
        await store.DeleteLargeAsync(Tables.Circles, PartitionOf(programId, date), cancellationToken);
        await store.DeleteAsync(Tables.Circles, programId, KeyOf(date), cancellationToken);
        _cache.TryRemove(PartitionOf(programId, date), out _);
    }

    private static string PartitionOf(string programId, DateOnly date) => $"{programId}-{KeyOf(date)}";

    private static string KeyOf(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);
}
