using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Storage;

namespace LeadershipBot.Store;

/// <summary>A row's value with the version it was read at.</summary>
public sealed record Stored<T>(string RowKey, T Value, string ETag);

public static class StoredJson
{
    public static async Task<Stored<T>?> ReadAsync<T>(
        this IEntityStore store, TableName table, string partitionKey, string rowKey, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        await store.GetAsync(table, partitionKey, rowKey, cancellationToken) is { } entity ? FromEntity(entity, type) : null;

    public static async IAsyncEnumerable<Stored<T>> ReadAllAsync<T>(
        this IEntityStore store, TableName table, EntityRange range, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(table, range, continuation: continuation, cancellationToken: cancellationToken);
            foreach (var entity in page.Entities)
            {
                yield return FromEntity(entity, type);
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    public static Entity ToEntity<T>(string partitionKey, string rowKey, T value, JsonTypeInfo<T> type, string eTag = "") =>
        new(partitionKey, rowKey, JsonSerializer.Serialize(value, type), eTag);

    private static Stored<T> FromEntity<T>(Entity entity, JsonTypeInfo<T> type) =>
        new(entity.RowKey, JsonSerializer.Deserialize(entity.Body, type)!, entity.ETag);
}
