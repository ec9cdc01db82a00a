namespace LeadershipBot.Storage;

/// <summary>A table as an inspection found it.</summary>
/// <param name="Name">Its name; empty where rows belong to a table that is not listed any more, or where it can't be read.</param>
/// <param name="File">The name of its file in the data directory; null where tables are not kept in files.</param>
/// <param name="Kind">How it is kept.</param>
/// <param name="IsReadable">Whether it is a table that can be read at all.</param>
public sealed record InspectedTable(string Name, string? File, TableKind Kind, bool IsReadable = true)
{
    /// <summary>Whether it has that name; no store tells capital letters from small ones.</summary>
    public bool Is(TableName name) => string.Equals(Name, name.Value, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How a row was written.</summary>
public enum RowForm
{
    /// <summary>As this version of the store writes.</summary>
    OfThisVersion,

    /// <summary>In a format with a higher number than this version knows.</summary>
    OfNewerVersion,

    /// <summary>As no store writes: parts are missing, of another type, or there are more.</summary>
    Foreign,
}

/// <summary>A row as an inspection found it.</summary>
/// <param name="PartitionKey">As in <see cref="Entity"/>.</param>
/// <param name="RowKey">As in <see cref="Entity"/>.</param>
/// <param name="Body">As in <see cref="Entity"/>; empty where it has none.</param>
/// <param name="Form">How it was written.</param>
/// <param name="Beside">Everything else that is kept with it, as JSON, except what every row of the service has; empty where there is nothing.</param>
public sealed record InspectedRow(string PartitionKey, string RowKey, string Body, RowForm Form = RowForm.OfThisVersion, string Beside = "");

/// <summary>
/// Looks at a store that may be in use and changes nothing. Which tables there are is found out when it begins; what they
/// hold is read when it is asked for. Not for concurrent use.
/// </summary>
public interface IStoreInspection : IDisposable
{
    /// <summary>Where the store is: the host of its storage account, or its folder.</summary>
    string Place { get; }

    /// <summary>The lasting tables, those included that no store made for itself.</summary>
    /// <exception cref="EntityStoreException">It can't be read.</exception>
    IReadOnlyList<InspectedTable> LastingTables();

    /// <summary>The disposable tables; those that are gone meanwhile may be among them.</summary>
    IEnumerable<InspectedTable> DisposableTables();

    /// <summary>Names of what lies among the tables and has no rows such as a store's.</summary>
    /// <exception cref="EntityStoreException">It can't be read.</exception>
    IReadOnlyList<string> ForeignTables();

    /// <summary>Whether this is where the store keeps the table of that name, whatever is in it.</summary>
    bool IsPlaceOf(TableName name, InspectedTable table);

    /// <summary>Whether anything of a table was there when the inspection began.</summary>
    bool WasThere(TableName name);

    /// <summary>Whether anything is left of a table now.</summary>
    /// <exception cref="EntityStoreException">The store can't be asked.</exception>
    Task<bool> RemainsAsync(TableName name, CancellationToken cancellationToken = default);

    /// <summary>The rows of a table in the order of their keys; none where it is gone meanwhile.</summary>
    /// <exception cref="EntityStoreException">It can't be read.</exception>
    IAsyncEnumerable<InspectedRow> ReadAsync(InspectedTable table, CancellationToken cancellationToken = default);
}
