using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>
/// The writes of a file, inside the transaction its writer holds. Each names its table in the statement itself, so that a
/// table dropped before, by whichever process, takes no row. Versions are random: a counter would tell the order of writes.
/// </summary>
internal sealed class SqliteWrites(SqliteConnection connection)
{
    private readonly Statement _createTable = new(connection, "INSERT INTO tables(name) VALUES ($table) ON CONFLICT DO NOTHING", "$table");

    private readonly Statement _deleteRows = new(
        connection, "DELETE FROM entities WHERE table_id = (SELECT id FROM tables WHERE name = $table)", "$table");

    private readonly Statement _deleteTable = new(connection, "DELETE FROM tables WHERE name = $table", "$table");

    private readonly Statement _deleteTables = new(connection, "DELETE FROM tables");

    private readonly Statement _insert = new(
        connection,
        """
        INSERT INTO entities(table_id, partition_key, row_key, body, etag)
        SELECT id, $partition, $row, $body, $etag FROM tables WHERE name = $table
        ON CONFLICT DO NOTHING
        """,
        "$table", "$partition", "$row", "$body", "$etag");

    private readonly Statement _upsert = new(
        connection,
        """
        INSERT INTO entities(table_id, partition_key, row_key, body, etag)
        SELECT id, $partition, $row, $body, $etag FROM tables WHERE name = $table
        ON CONFLICT DO UPDATE SET body = excluded.body, etag = excluded.etag
        """,
        "$table", "$partition", "$row", "$body", "$etag");

    private readonly Statement _replace = new(
        connection,
        """
        UPDATE entities SET body = $body, etag = $etag
        WHERE table_id = (SELECT id FROM tables WHERE name = $table)
          AND partition_key = $partition AND row_key = $row AND etag = $expected
        """,
        "$table", "$partition", "$row", "$body", "$etag", "$expected");

    private readonly Statement _delete = new(
        connection,
        """
        DELETE FROM entities
        WHERE table_id = (SELECT id FROM tables WHERE name = $table) AND partition_key = $partition AND row_key = $row
        """,
        "$table", "$partition", "$row");

    private readonly Statement _tableExists = new(connection, "SELECT EXISTS(SELECT 1 FROM tables WHERE name = $table)", "$table");

    private readonly Statement _rowExists = new(
        connection,
        """
        SELECT EXISTS(
            SELECT 1 FROM entities
            WHERE table_id = (SELECT id FROM tables WHERE name = $table) AND partition_key = $partition AND row_key = $row)
        """,
        "$table", "$partition", "$row");

    private readonly Statement _savepoint = new(connection, "SAVEPOINT batch");
    private readonly Statement _undo = new(connection, "ROLLBACK TO batch");
    private readonly Statement _release = new(connection, "RELEASE batch");

    public bool CreateTable(string table) => _createTable.Execute(table) > 0;

    public bool DropTable(string table)
    {
        _deleteRows.Execute(table);
        return _deleteTable.Execute(table) > 0;
    }

    /// <summary>Forgets the tables and leaves their rows: the file is erased next.</summary>
    public void ForgetTables() => _deleteTables.Execute();

    public WriteResult Insert(string table, Entity entity)
    {
        var etag = NewETag();
        return _insert.Execute(table, entity.PartitionKey, entity.RowKey, entity.Body, etag) > 0 ? new(WriteOutcome.Written, etag)
            : new(_tableExists.IsTrue(table) ? WriteOutcome.AlreadyExists : WriteOutcome.TableNotFound);
    }

    public WriteResult Upsert(string table, Entity entity)
    {
        var etag = NewETag();
        return _upsert.Execute(table, entity.PartitionKey, entity.RowKey, entity.Body, etag) > 0 ? new(WriteOutcome.Written, etag)
            : new(WriteOutcome.TableNotFound);
    }

    public WriteResult Replace(string table, Entity entity)
    {
        var etag = NewETag();
        return _replace.Execute(table, entity.PartitionKey, entity.RowKey, entity.Body, etag, entity.ETag) > 0 ? new(WriteOutcome.Written, etag)
            : _rowExists.IsTrue(table, entity.PartitionKey, entity.RowKey) ? new(WriteOutcome.ETagMismatch)
            : Missing(table);
    }

    public WriteResult Delete(string table, string partitionKey, string rowKey) =>
        _delete.Execute(table, partitionKey, rowKey) > 0 ? new(WriteOutcome.Written) : Missing(table);

    public BatchResult Batch(string table, IReadOnlyList<BatchOperation> operations)
    {
        _savepoint.Execute();
        try
        {
            for (var index = 0; index < operations.Count; index++)
            {
                var outcome = Apply(table, operations[index]).Outcome;
                if (outcome != WriteOutcome.Written)
                {
                    _undo.Execute();
                    return new(outcome, index);
                }
            }

            return new(WriteOutcome.Written);
        }
        catch (SqliteException) when (connection.InTransaction())
        {
            _undo.Execute();
            throw;
        }
        finally
        {
            if (connection.InTransaction())
            {
                _release.Execute();
            }
        }
    }

    private static string NewETag() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    private WriteResult Apply(string table, BatchOperation operation) => operation.Action switch
    {
        BatchAction.Insert => Insert(table, operation.Entity),
        BatchAction.Upsert => Upsert(table, operation.Entity),
        BatchAction.Replace => Replace(table, operation.Entity),
        _ => Delete(table, operation.Entity.PartitionKey, operation.Entity.RowKey),
    };

    private WriteResult Missing(string table) => new(_tableExists.IsTrue(table) ? WriteOutcome.NotFound : WriteOutcome.TableNotFound);
}
