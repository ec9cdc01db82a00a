using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

internal static class SqliteConnectionExtensions
{
    /// <summary>Whether a transaction is open: some errors end it (sqlite.org/c3ref/get_autocommit.html).</summary>
    public static bool InTransaction(this SqliteConnection connection) => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;
}
