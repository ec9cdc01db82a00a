using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Storage;

namespace LeadershipBot.Store;

/// <summary>Where a large value's pieces are.</summary>
public sealed record LargeValuePointer(string Version, int Pieces);

/// <summary>
/// Values larger than one row may hold, in pieces of one partition. Pieces are named by what they hold and the pointer
/// row is written last, so that a value is there whole or not at all, whoever else writes one of the same name.
/// </summary>
public static class LargeValues
{
    // As a JSON string a piece grows to twice its length at most; a row takes 30,720 characters and a batch 1 MiB of UTF-16.
    private const int PieceLength = 12_000;
    private const int PiecesABatch = 20;
    private const string Pointer = "value";

    private static readonly HostJson Pieces = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>False when a value of this name was there before; that one stays.</summary>
    public static async Task<bool> TryAddLargeAsync<T>(
        this IEntityStore store, TableName table, string partitionKey, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (await store.HasLargeAsync(table, partitionKey, cancellationToken))
        {
            return false;
        }

        return await store.TryPutLargeAsync(table, partitionKey, value, type, before: null, cancellationToken);
    }

    /// <summary>
    /// Puts the value in the place of the one that <paramref name="before"/> points to; false where another has taken that place
    /// since. There is a whole value at any moment: the pieces of the one before go when the value is deleted.
    /// </summary>
    /// <param name="before">As found; null where there was none.</param>
    public static async Task<bool> TryPutLargeAsync<T>(
        this IEntityStore store, TableName table, string partitionKey, T value, JsonTypeInfo<T> type, Entity? before, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(value, type);
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        var pieces = text.Chunk(PieceLength)
            .Select((piece, index) => StoredJson.ToEntity(partitionKey, KeyOf(version, index), new string(piece), Pieces.String))
            .ToList();
        foreach (var batch in pieces.Chunk(PiecesABatch))
        {
            await store.WriteAllAsync(table, [.. batch.Select(piece => new BatchOperation(BatchAction.Upsert, piece))], cancellationToken);
        }

        var pointer = new LargeValuePointer(version, pieces.Count);
        var entity = StoredJson.ToEntity(partitionKey, Pointer, pointer, HostJson.Default.LargeValuePointer, before?.ETag ?? "");
        return (await (before is null ? store.InsertAsync(table, entity, cancellationToken) : store.ReplaceAsync(table, entity, cancellationToken))).IsWritten;
    }

    public static async Task<T?> ReadLargeAsync<T>(
        this IEntityStore store, TableName table, string partitionKey, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (await store.ReadAsync(table, partitionKey, Pointer, HostJson.Default.LargeValuePointer, cancellationToken) is not { Value: var pointer })
        {
            return null;
        }

        var text = new StringBuilder();
        var count = 0;
        var range = new EntityRange(partitionKey, pointer.Version, pointer.Version + "~");
        await foreach (var piece in store.ReadAllAsync(table, range, HostJson.Default.String, cancellationToken))
        {
            text.Append(piece.Value);
            count++;
        }

        return count == pointer.Pieces
            ? StoredJson.Read(table, text.ToString(), type)
            : throw new InvalidDataException("A piece of a stored value is missing.");
    }

    public static async Task<bool> HasLargeAsync(this IEntityStore store, TableName table, string partitionKey, CancellationToken cancellationToken) =>
        await store.FindLargeAsync(table, partitionKey, cancellationToken) is not null;

    /// <summary>What points to a value, unread.</summary>
    public static Task<Entity?> FindLargeAsync(this IEntityStore store, TableName table, string partitionKey, CancellationToken cancellationToken) =>
        store.GetAsync(table, partitionKey, Pointer, cancellationToken);

    public static async Task DeleteLargeAsync(
        this IEntityStore store, TableName table, string partitionKey, CancellationToken cancellationToken)
    {
        // Without its pointer a value is not there, whatever pieces are left.
        await store.DeleteAsync(table, partitionKey, Pointer, cancellationToken);
        try
        {
            await store.DeletePartitionAsync(table, partitionKey, cancellationToken);
        }
        catch (EntityStoreException error) when (RowSearch.IsOfRows(error))
        {
            // What is to go need not be read: a name is enough.
            var search = new RowSearch(store, table, partitionKey);
            await search.RunAsync(cancellationToken);
            foreach (var rowKey in search.Rows.Select(row => row.RowKey).Concat(search.Unreadable))
            {
                await store.DeleteAsync(table, partitionKey, rowKey, cancellationToken);
            }
        }
    }

    private static async Task WriteAllAsync(
        this IEntityStore store, TableName table, IReadOnlyList<BatchOperation> operations, CancellationToken cancellationToken)
    {
        var written = await store.BatchAsync(table, operations, cancellationToken);
        if (written.Outcome != WriteOutcome.Written)
        {
            throw new InvalidOperationException($"A large value could not be written or removed: {written.Outcome}.");
        }
    }

    private static string KeyOf(string version, int index) => version + "." + index.ToString("D5", CultureInfo.InvariantCulture);
}
