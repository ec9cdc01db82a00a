using System.Text.Json;
using LeadershipBot.Core.Actions;
using LeadershipBot.Results;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Actions;

/// <summary>
/// Once a day: deletes what was told, promised, answered or said beside numbers, long enough ago. Doing it twice deletes nothing else.
/// </summary>
public sealed class SweepPromises(IEntityStore store, ActionsTable table, UnitNotes notes, TimeProvider clock)
{
    private DateOnly _last;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (_last == today)
        {
            return;
        }

        foreach (var action in (await table.ActionsAsync(unit: null, cancellationToken)).Where(action => Keeping.IsOver(action, now)))
        {
            await table.DeleteAsync(action, cancellationToken);
        }

        foreach (var barrier in (await table.BarriersAsync(unit: null, cancellationToken)).Where(barrier => Keeping.IsOver(barrier, now)))
        {
            await table.DeleteAsync(barrier, cancellationToken);
        }

        await DeleteHeardAsync(now, cancellationToken);
        await notes.DeleteOldAsync(now, cancellationToken);
        _last = today;
    }

    private async Task DeleteHeardAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = new List<(string PartitionKey, string RowKey, string RoundId, DateTimeOffset At)>();
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(Tables.Heard, new EntityRange(PartitionKey: null), continuation: continuation, cancellationToken: cancellationToken);
            rows.AddRange(page.Entities.Select(row => Read(row)));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        var over = Keeping.RoundsOver(rows.Select(row => (row.RoundId, row.At)), now);
        foreach (var row in rows.Where(row => over.Contains(row.RoundId)))
        {
            await store.DeleteAsync(Tables.Heard, row.PartitionKey, row.RowKey, cancellationToken);
        }
    }

    /// <summary>A telling, or the word of an administrator: both name their round and their moment.</summary>
    private static (string PartitionKey, string RowKey, string RoundId, DateTimeOffset At) Read(Entity row)
    {
        using var body = JsonDocument.Parse(row.Body);
        return (row.PartitionKey, row.RowKey, body.RootElement.GetProperty("roundId").GetString()!, body.RootElement.GetProperty("at").GetDateTimeOffset());
    }
}
