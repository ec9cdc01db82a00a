using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>The reads of a file on a connection of their own; writers never make them wait.</summary>
internal sealed class SqliteReads(SqliteConnection connection) : IDisposable
{
    /// <summary>A page ends here, in UTF-16 code units (4 MiB, as the Table service's answers do), so that memory does not follow the size of bodies.</summary>
    private const int MaxPageLength = 2 * 1024 * 1024;

    /// <summary>Above every row key.</summary>
    private const string NoUpperBound = "\u007f";

    private readonly Statement _tableExists = new(connection, "SELECT EXISTS(SELECT 1 FROM tables WHERE name = $table)", "$table");

    private readonly Statement _get = new(
        connection,
        """
        SELECT body, etag FROM entities
        WHERE table_id = (SELECT id FROM tables WHERE name = $table) AND partition_key = $partition AND row_key = $row
        """,
        "$table", "$partition", "$row");

    private readonly Statement _partition = new(
        connection,
        """
        SELECT partition_key, row_key, body, etag FROM entities
        WHERE table_id = (SELECT id FROM tables WHERE name = $table) AND partition_key = $partition
          AND row_key >= $from AND row_key < $to
        ORDER BY row_key LIMIT $limit
        """,
        "$table", "$partition", "$from", "$to", "$limit");

    private readonly Statement _wholeTable = new(
        connection,
        """
        SELECT partition_key, row_key, body, etag FROM entities
        WHERE table_id = (SELECT id FROM tables WHERE name = $table) AND (partition_key, row_key) > ($partition, $row)
        ORDER BY partition_key, row_key LIMIT $limit
        """,
        "$table", "$partition", "$row", "$limit");

    public bool TableExists(string table) => _tableExists.IsTrue(table);

    public Entity? Get(string table, string partitionKey, string rowKey)
    {
        using var rows = _get.Read(table, partitionKey, rowKey);
        return rows.Read() ? new Entity(partitionKey, rowKey, rows.GetString(0), rows.GetString(1)) : null;
    }

    public EntityPage Query(string table, EntityRange range, int pageSize, RowPosition? after, CancellationToken cancellationToken)
    {
        using var rows = range.PartitionKey is { } key
            ? _partition.Read(table, key, after?.NextRowKey ?? range.FromRowKey ?? "", range.ToRowKey ?? NoUpperBound, pageSize + 1)
            : _wholeTable.Read(table, after?.PartitionKey ?? "", after?.RowKey ?? "", pageSize + 1);

        var entities = new List<Entity>();
        var length = 0;
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entities.Count == pageSize || length >= MaxPageLength)
            {
                return new EntityPage(entities, new RowPosition(entities[^1].PartitionKey, entities[^1].RowKey).ToContinuation());
            }

            entities.Add(new Entity(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
            length += entities[^1].Body.Length;
        }

        return new EntityPage(entities, Continuation: null);
    }

    public void Dispose() => connection.Dispose();
}
