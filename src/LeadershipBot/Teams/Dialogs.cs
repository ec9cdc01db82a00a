using System.Security.Cryptography;
using System.Text;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Teams;

/// <summary>Which dialog a chat is in, and where.</summary>
/// <param name="At">When it last went on.</param>
public sealed record DialogRow(string DialogId, string State, DateTimeOffset At);

/// <summary>One open dialog a chat, saved with its version so that two devices can't both go on from one step.</summary>
public sealed class Dialogs(IEntityStore store, TimeProvider clock)
{
    private const string RowKey = "dialog";

    public async Task<ActiveDialog?> LoadAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await store.ReadAsync(Tables.Dialogs, KeyOf(turn), RowKey, HostJson.Default.DialogRow, cancellationToken) is { } row
            ? new ActiveDialog(row.Value.DialogId, row.Value.State, row.ETag)
            : null;

    /// <summary>False where another device went on meanwhile; nothing is saved then.</summary>
    public async Task<bool> SaveAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken)
    {
        var row = StoredJson.ToEntity(
            KeyOf(turn), RowKey, new DialogRow(dialog.DialogId, dialog.State, clock.GetUtcNow()), HostJson.Default.DialogRow, dialog.ETag ?? "");
        var written = dialog.ETag is null
            ? await store.InsertAsync(Tables.Dialogs, row, cancellationToken)
            : await store.ReplaceAsync(Tables.Dialogs, row, cancellationToken);
        return written.IsWritten;
    }

    public Task EndAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Dialogs, KeyOf(turn), RowKey, cancellationToken);

    // A conversation id holds characters that keys may not.
    private static string KeyOf(ITurnContext turn) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(turn.Activity.Conversation?.Id ?? "")));
}
