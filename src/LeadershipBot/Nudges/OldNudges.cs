using LeadershipBot.Core.Nudges;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Nudges;

/// <summary>When nudges that are old were last looked for.</summary>
public sealed record SweptRow(DateOnly On);

/// <summary>
/// Deletes what is kept no longer, looking through the tables once a month. When somebody left is noted nowhere; their last nudge
/// tells, and a mistake in the roster that is mended within the time costs nobody their history. Notes go by themselves as fast.
/// </summary>
public sealed class OldNudges(IEntityStore store, Agency agency)
{
    /// <summary>But what was said to be of no use stays: it must not come again.</summary>
    public const int YearsKept = 2;

    public const int YearsOrdersAreKept = 3;

    /// <summary>Days after the last nudge of somebody who is no longer in the roster.</summary>
    public const int DaysAfterLeaving = 90;

    private const int DaysBetween = 30;

    private const string Partition = "swept";
    private const string RowKey = "nudges";

    public async Task DeleteAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var last = await store.ReadAsync(Tables.Seasons, Partition, RowKey, HostJson.Default.SweptRow, cancellationToken);
        if (last?.Value.On.AddDays(DaysBetween) > today)
        {
            return;
        }

        await DeleteNudgesAsync(today, cancellationToken);
        await DeleteOrdersAsync(today, cancellationToken);

        // Last, so that what a dead process left is looked through again.
        await store.UpsertAsync(Tables.Seasons, StoredJson.ToEntity(Partition, RowKey, new SweptRow(today), HostJson.Default.SweptRow), cancellationToken);
    }

    private async Task DeleteNudgesAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var ofLeavers = new Dictionary<string, List<(string RowKey, DateOnly SentOn)>>(StringComparer.Ordinal);
        await foreach (var row in store.ReadAllAsync(Tables.Nudges, new EntityRange(PartitionKey: null), HostJson.Default.NudgeRow, cancellationToken))
        {
            var nudge = row.Value;
            if (nudge.Response != NudgeResponse.NotForMe && nudge.SentOn.AddYears(YearsKept) < today)
            {
                await store.DeleteAsync(Tables.Nudges, row.PartitionKey, row.RowKey, cancellationToken);
            }
            else if (agency.Roster.Find(row.PartitionKey) is null)
            {
                (ofLeavers.TryGetValue(row.PartitionKey, out var rows) ? rows : ofLeavers[row.PartitionKey] = []).Add((row.RowKey, nudge.SentOn));
            }
        }

        foreach (var (person, rows) in ofLeavers.Where(leaver => leaver.Value.Max(row => row.SentOn).AddDays(DaysAfterLeaving) <= today))
        {
            foreach (var (rowKey, _) in rows)
            {
                await store.DeleteAsync(Tables.Nudges, person, rowKey, cancellationToken);
            }
        }
    }

    private async Task DeleteOrdersAsync(DateOnly today, CancellationToken cancellationToken)
    {
        // Ids of seasons are in the order of time.
        var first = SeasonCalendar.IdOf(today.AddYears(-YearsOrdersAreKept));
        await foreach (var row in store.ReadAllAsync(Tables.StartOrders, new EntityRange(PartitionKey: null), HostJson.Default.StartOrderRow, cancellationToken))
        {
            if (string.CompareOrdinal(row.PartitionKey, first) < 0)
            {
                await store.DeleteAsync(Tables.StartOrders, row.PartitionKey, row.RowKey, cancellationToken);
            }
        }
    }
}
