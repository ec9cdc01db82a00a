using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>Reads a file of the store without leaving a trace beside it.</summary>
internal static class InspectedFile
{
    private const int CannotOpen = 14;
    private const int Tries = 20;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(25);

    /// <summary>Opens it; while its owner is about to open, close or erase it, its parts come and go, so that is tried again.</summary>
    /// <exception cref="IOException">Its log can't be read without making a file.</exception>
    public static SqliteConnection Open(string path)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return OpenNow(path);
            }
            catch (Exception error) when (left > 0 && error is (IOException or SqliteException { SqliteErrorCode: CannotOpen }) && File.Exists(path))
            {
                Thread.Sleep(BetweenTries);
            }
        }
    }

    /// <summary>Everything read from now on is of one moment.</summary>
    public static void HoldMoment(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN; SELECT count(*) FROM tables;";
        command.ExecuteScalar();
    }

    public static IReadOnlyList<string> TableNames(SqliteConnection connection) => Texts(
        connection,
        """
        SELECT name FROM tables
        UNION SELECT '' WHERE EXISTS(SELECT 1 FROM entities WHERE table_id NOT IN (SELECT id FROM tables))
        ORDER BY name
        """);

    public static IReadOnlyList<string> ForeignTables(SqliteConnection connection) => Texts(
        connection, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT IN ('tables', 'entities') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");

    /// <summary>The rows of a table; without a name, those of tables that are not listed any more.</summary>
    public static IEnumerable<Entity> Rows(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT partition_key, row_key, body, etag FROM entities
            WHERE ($table <> '' AND table_id = (SELECT id FROM tables WHERE name = $table))
               OR ($table = '' AND table_id NOT IN (SELECT id FROM tables))
            ORDER BY table_id, partition_key, row_key
            """;
        command.Parameters.AddWithValue("$table", table);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return new Entity(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3));
        }
    }

    private static SqliteConnection OpenNow(string path)
    {
        var isInUse = File.Exists(path + "-wal");
        if (isInUse && !File.Exists(path + "-shm"))
        {
            throw new IOException("The log's index is missing and would have to be made.");
        }

        var connection = SqliteConnections.OpenInspector(path, isImmutable: !isInUse);
        if (!isInUse && File.Exists(path + "-wal"))
        {
            // Somebody began to write meanwhile.
            connection.Dispose();
            throw new IOException("It came into use while it was opened.");
        }

        connection.KeepLogOnClose();
        return connection;
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        var statement = new Statement(connection, sql);
        using var rows = statement.Read();
        var texts = new List<string>();
        while (rows.Read())
        {
            texts.Add(rows.GetString(0));
        }

        return texts;
    }
}
