using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Teams;

/// <summary>Once a day: deletes what was begun in a chat and did not go on for so many days.</summary>
public sealed class SweepDialogs(IEntityStore store, TimeProvider clock)
{
    public const int DaysKept = 90;

    private DateOnly _last;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (_last == today)
        {
            return;
        }

        await foreach (var dialog in store.ReadAllAsync(Tables.Dialogs, new EntityRange(PartitionKey: null), HostJson.Default.DialogRow, cancellationToken))
        {
            if (dialog.Value.At.AddDays(DaysKept) <= now && await IsStillSoAsync(dialog, cancellationToken))
            {
                await store.DeleteAsync(Tables.Dialogs, dialog.PartitionKey, dialog.RowKey, cancellationToken);
            }
        }

        _last = today;
    }

    /// <summary>
    /// A delete asks for no version and a replace does: who went on since the page was read keeps their dialog, and a step that was read
    /// before can't be saved any more, so its writer is told. Only who reads and saves between this and the delete right after it loses it.
    /// </summary>
    private async Task<bool> IsStillSoAsync(Stored<DialogRow> dialog, CancellationToken cancellationToken)
    {
        var same = StoredJson.ToEntity(dialog.PartitionKey, dialog.RowKey, dialog.Value, HostJson.Default.DialogRow, dialog.ETag);
        return (await store.ReplaceAsync(Tables.Dialogs, same, cancellationToken)).IsWritten;
    }
}
