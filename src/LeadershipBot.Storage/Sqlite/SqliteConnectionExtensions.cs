using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

internal static class SqliteConnectionExtensions
{
    /// <summary>Whether a transaction is open: some errors end it (sqlite.org/c3ref/get_autocommit.html).</summary>
    public static bool InTransaction(this SqliteConnection connection) => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>
    /// Leaves the log where it is when the connection closes, for <see cref="PrivateFiles.Erase"/>: SQLite would delete it
    /// with its bytes as they are (sqlite.org/c3ref/c_dbconfig_defensive.html, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE).
    /// </summary>
    public static void KeepLogOnClose(this SqliteConnection connection) =>
        _ = SQLitePCL.raw.sqlite3_db_config(connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
}
