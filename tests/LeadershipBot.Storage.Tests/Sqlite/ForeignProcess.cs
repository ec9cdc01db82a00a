using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Tests.Sqlite;

/// <summary>What another program does to a file: a connection that shares nothing with the store.</summary>
internal static class ForeignProcess
{
    public static IDisposable HoldWriteLock(string path) => Begin(path, "BEGIN IMMEDIATE");

    public static IDisposable HoldReadLock(string path) => Begin(path, "BEGIN; SELECT count(*) FROM tables");

    public static void Run(string path, string sql) => Begin(path, sql).Dispose();

    private static SqliteConnection Begin(string path, string sql)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadWrite");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests pass constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteScalar();
        return connection;
    }
}
