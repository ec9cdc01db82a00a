namespace LeadershipBot.Storage;

/// <summary>How long a table is meant to live, which decides how it is kept.</summary>
public enum TableKind
{
    /// <summary>Kept as long as the deployment.</summary>
    Lasting,

    /// <summary>
    /// Made to be dropped. SQLite keeps it in a file of its own; a drop overwrites that file and its log with zeros, down
    /// to the disk, and deletes them. What the medium itself keeps is beyond that: blocks that a copy-on-write file system
    /// or a wear-levelling disk wrote elsewhere, and space the log gave back before.
    /// </summary>
    Disposable,
}

/// <summary>The name of a table and how it is kept.</summary>
/// <remarks>
/// 3 to 63 ASCII letters and digits, the first a letter, as the Table service asks
/// (learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model); names differ by more than case.
/// A name goes with one kind: the Table service knows no kinds.
/// </remarks>
public readonly record struct TableName
{
    private TableName(string value, TableKind kind) => (Value, Kind) = (value, kind);

    /// <summary>The name as stored.</summary>
    public string Value { get; }

    /// <summary>How the table is kept.</summary>
    public TableKind Kind { get; }

    /// <summary>A table kept as long as the deployment.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public static TableName Lasting(string name) => new(Checked(name), TableKind.Lasting);

    /// <summary>A table that will be dropped.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public static TableName Disposable(string name) => new(Checked(name), TableKind.Disposable);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string Checked(string name) =>
        name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit)
            ? name
            : throw new ArgumentException($"A table name is 3 to 63 ASCII letters and digits, the first a letter: '{name}'.", nameof(name));
}

/// <summary>One stored row.</summary>
/// <param name="PartitionKey">1 to 512 printable ASCII characters without <c>/ \ # ?</c>; rows of one partition can be written together.</param>
/// <param name="RowKey">As the partition key; unique in its partition, ordered by ordinal comparison.</param>
/// <param name="Body">JSON of at most <see cref="MaxBodyBytes"/> bytes of well-formed UTF-16; not parsed.</param>
/// <param name="ETag">Opaque version; set by the store on what it returns, ignored on insert and upsert.</param>
public sealed record Entity(string PartitionKey, string RowKey, string Body, string ETag = "")
{
    /// <summary>60 KiB; the Table service allows 64 KiB a string.</summary>
    public const int MaxBodyBytes = 60 * 1024;
}
