using System.Security.Cryptography;
using Azure;
using LeadershipBot.Storage.Tables;

namespace LeadershipBot.Storage.AzureTables;

/// <summary>A row as the service holds it: the body in one property, the format it was written in, and which write it came from.</summary>
internal static class StoredRow
{
    /// <summary>A property the store writes beside the keys.</summary>
    public const string Body = "Body", Format = "Format", Write = "Write";

    /// <summary>Goes up when rows are written that an older version would misread.</summary>
    public const int CurrentFormat = 1;

    /// <summary>A version no row ever has.</summary>
    private static readonly ETag Never = new("W/\"datetime'0001-01-01T00%3A00%3A00.0000000Z'\"");

    /// <summary>By which a write that was sent twice knows its own row again.</summary>
    public static string NewWriteId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public static TableEntity From(Entity entity, string writeId) => new(entity.PartitionKey, entity.RowKey)
    {
        { Body, entity.Body },
        { Format, CurrentFormat },
        { Write, writeId },
    };

    /// <exception cref="EntityStoreException">Somebody else wrote it, or a newer version did.</exception>
    public static Entity ToEntity(TableEntity row, string table, TableErrors errors) => (row[Body], row[Format]) switch
    {
        (string body, CurrentFormat) => new(row.PartitionKey, row.RowKey, body, row.ETag.ToString("H")),
        (_, > CurrentFormat) => throw errors.Unreadable(table, isNewer: true),
        _ => throw errors.Unreadable(table, isNewer: false),
    };

    /// <summary>The version to ask for; one that the service never gave matches no row, and neither does "any".</summary>
    public static ETag VersionOf(Entity entity) =>
        entity.ETag.StartsWith("W/\"datetime'", StringComparison.Ordinal) && entity.ETag.EndsWith("'\"", StringComparison.Ordinal) ? new(entity.ETag) : Never;

    public static TableTransactionAction ToAction(BatchOperation operation, string writeId) => operation.Action switch
    {
        BatchAction.Insert => new(TableTransactionActionType.Add, From(operation.Entity, writeId)),
        BatchAction.Upsert => new(TableTransactionActionType.UpsertReplace, From(operation.Entity, writeId)),
        BatchAction.Replace => new(TableTransactionActionType.UpdateReplace, From(operation.Entity, writeId), VersionOf(operation.Entity)),
        _ => new(TableTransactionActionType.Delete, new TableEntity(operation.Entity.PartitionKey, operation.Entity.RowKey), ETag.All),
    };
}
