using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>Opens connections the one way this store uses them.</summary>
internal static class SqliteConnections
{
    static SqliteConnections() => SQLitePCL.Batteries_V2.Init();

    /// <summary>
    /// FULL: a commit is on the medium before it is acknowledged. secure_delete: freed bytes are overwritten.
    /// temp_store: nothing spills into temporary files. (sqlite.org/pragma.html)
    /// </summary>
    public static SqliteConnection OpenWriter(string path, SqliteTuning tuning)
    {
        var pages = tuning.MaxPages == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={tuning.MaxPages};");
        return Open(path, tuning, $"""
            PRAGMA journal_mode=WAL;
            PRAGMA synchronous=FULL;
            PRAGMA secure_delete=ON;
            PRAGMA temp_store=MEMORY;
            PRAGMA wal_autocheckpoint=4000;
            {pages}
            """);
    }

    public static SqliteConnection OpenReader(string path, SqliteTuning tuning) =>
        Open(path, tuning, "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY;");

    /// <summary>For looking on: no write of any kind. Immutable, a file that nobody uses is read without making a log beside it.</summary>
    public static SqliteConnection OpenInspector(string path, bool isImmutable) => Open(
        new Uri(path).AbsoluteUri + (isImmutable ? "?immutable=1" : ""), new SqliteTuning(), "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY;", SqliteOpenMode.ReadOnly);

    private static SqliteConnection Open(string source, SqliteTuning tuning, string settings, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        // SQLite itself waits for other processes; the driver's own, coarser retry ends after its shortest time.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Numbers and constants only.
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA busy_timeout={(int)tuning.BusyTimeout.TotalMilliseconds};{settings}");
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
