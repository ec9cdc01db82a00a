using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>
/// One layout for every file. Rows lie in the order of their keys (WITHOUT ROWID): a row number would tell in which order
/// sealed ballots came in. A file with the layout and no table in it is one whose drop was begun.
/// </summary>
internal static class SqliteSchema
{
    private const string Layout = """
        CREATE TABLE IF NOT EXISTS tables(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
        CREATE TABLE IF NOT EXISTS entities(
            table_id INTEGER NOT NULL, partition_key TEXT NOT NULL, row_key TEXT NOT NULL, body TEXT NOT NULL, etag TEXT NOT NULL,
            PRIMARY KEY(table_id, partition_key, row_key)) WITHOUT ROWID;
        """;

    public static bool Exists(SqliteConnection connection)
    {
        var statement = new Statement(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'entities'");
        return statement.IsTrue();
    }

    /// <summary>Lays out the file and, with it, its first table: one transaction, so that a kill between leaves neither.</summary>
    public static void Create(SqliteConnection connection, string? firstTable)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using var layout = connection.CreateCommand();
        layout.CommandText = Layout;
        layout.ExecuteNonQuery();
        if (firstTable is not null)
        {
            layout.CommandText = "INSERT INTO tables(name) VALUES ($table) ON CONFLICT DO NOTHING";
            layout.Parameters.AddWithValue("$table", firstTable);
            layout.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public static bool HasTables(SqliteConnection connection)
    {
        var statement = new Statement(connection, "SELECT EXISTS(SELECT 1 FROM tables)");
        return statement.IsTrue();
    }
}
