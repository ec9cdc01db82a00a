using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary>
/// Values larger than one row may hold, in pieces of one partition. The pointer row is written last and names the
/// number of pieces, so that a value is there whole or not at all.
/// </summary>
public static class LargeValues
{
    private const int PieceLength = 12_000;
    private const string Pointer = "value";

    /// <summary>False when a value of this name was there before; that one stays.</summary>
    public static async Task<bool> TryAddLargeAsync<T>(
        this IEntityStore store, TableName table, string partitionKey, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(table, partitionKey, Pointer, cancellationToken) is not null)
        {
            return false;
        }

        var text = JsonSerializer.Serialize(value, type);
        var count = 0;
        foreach (var piece in text.Chunk(PieceLength))
        {
            await store.UpsertAsync(table, Piece(partitionKey, count++, new string(piece)), cancellationToken);
        }

        var pointer = StoredJson.ToEntity(partitionKey, Pointer, count, HostJson.Default.Int32);
        return (await store.InsertAsync(table, pointer, cancellationToken)).IsWritten;
    }

    public static async Task<T?> ReadLargeAsync<T>(
        this IEntityStore store, TableName table, string partitionKey, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (await store.ReadAsync(table, partitionKey, Pointer, HostJson.Default.Int32, cancellationToken) is not { Value: var count })
        {
            return null;
        }

        var text = new StringBuilder();
        for (var index = 0; index < count; index++)
        {
            var piece = await store.ReadAsync(table, partitionKey, KeyOf(index), HostJson.Default.String, cancellationToken);
            text.Append(piece?.Value ?? throw new InvalidDataException("A piece of a stored value is missing."));
        }

        return JsonSerializer.Deserialize(text.ToString(), type);
    }

    public static async Task DeleteLargeAsync(
        this IEntityStore store, TableName table, string partitionKey, CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(table, new EntityRange(partitionKey), 100, continuation, cancellationToken);
            if (page.Entities.Count > 0)
            {
                await store.BatchAsync(
                    table, [.. page.Entities.Select(entity => new BatchOperation(BatchAction.Delete, entity))], cancellationToken);
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    private static Entity Piece(string partitionKey, int index, string text) =>
        StoredJson.ToEntity(partitionKey, KeyOf(index), text, HostJson.Default.String);

    private static string KeyOf(int index) => "piece." + index.ToString("D5", CultureInfo.InvariantCulture);
}
