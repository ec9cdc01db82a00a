using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Storage;

namespace LeadershipBot.Store;

/// <summary>A row's value with the version it was read at.</summary>
public sealed record Stored<T>(string PartitionKey, string RowKey, T Value, string ETag);

public static class StoredJson
{
    public static async Task<Stored<T>?> ReadAsync<T>(
        this IEntityStore store, TableName table, string partitionKey, string rowKey, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        await store.GetAsync(table, partitionKey, rowKey, cancellationToken) is { } entity ? FromEntity(table, entity, type) : null;

    public static async IAsyncEnumerable<Stored<T>> ReadAllAsync<T>(
        this IEntityStore store, TableName table, EntityRange range, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(table, range, continuation: continuation, cancellationToken: cancellationToken);
            foreach (var entity in page.Entities)
            {
                yield return FromEntity(table, entity, type);
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    public static Entity ToEntity<T>(string partitionKey, string rowKey, T value, JsonTypeInfo<T> type, string eTag = "") =>
        new(partitionKey, rowKey, JsonSerializer.Serialize(value, type), eTag);

    /// <exception cref="EntityStoreException">A newer version wrote it, or nobody who should; the message names the table and never the row.</exception>
    public static T Read<T>(TableName table, string body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("A row is null.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw IsJson(body)
                ? new EntityStoreException(
                    StoreProblem.NewerVersion,
                    $"The table {table} holds a row this version of the bot can't read, so a newer version has worked on the store that the settings under Storage name. Run that version again, or a later one.",
                    error)
                : new EntityStoreException(
                    StoreProblem.Unreadable,
                    $"The table {table} holds a row that is damaged: no version of the bot writes such a one. Find out what else can write to the store that the settings under Storage name.",
                    error);
        }
    }

    private static Stored<T> FromEntity<T>(TableName table, Entity entity, JsonTypeInfo<T> type) =>
        new(entity.PartitionKey, entity.RowKey, Read(table, entity.Body, type), entity.ETag);

    private static bool IsJson(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
