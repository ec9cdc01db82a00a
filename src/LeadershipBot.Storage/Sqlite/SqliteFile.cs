using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>An open database file: one writer, some readers.</summary>
internal sealed class SqliteFile
{
    private readonly string _path;
    private readonly GroupCommit _writer;
    private readonly SqliteReaders _readers;

    private SqliteFile(string path, SqliteConnection connection, SqliteTuning tuning)
    {
        _path = path;
        _writer = new GroupCommit(connection, tuning);
        _readers = new SqliteReaders(path, tuning);
    }

    /// <summary>Opens the file, made and laid out where it is new, with this table where one is named.</summary>
    public static SqliteFile Create(string path, string? firstTable, SqliteTuning tuning)
    {
        PrivateFiles.Create(path);
        return Open(path, tuning, connection =>
        {
            SqliteSchema.Create(connection, firstTable);
            return true;
        })!;
    }

    /// <summary>Opens the file if it holds a table; null where it doesn't exist, was never laid out, or was dropped.</summary>
    public static SqliteFile? Find(string path, SqliteTuning tuning) =>
        File.Exists(path)
            ? Open(path, tuning, connection => SqliteSchema.Exists(connection) && SqliteSchema.HasTables(connection))
            : null;

    /// <summary>Writes in the next group; <paramref name="whenClosed"/> once the file is closed.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteWrites, T> work, T whenClosed, bool erases, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var write = new PendingWrite<T>(work, erases, cancellationToken);
        return _writer.TryAdd(write) ? await SqliteErrors.GuardAsync(_path, write.Completion.WaitAsync(cancellationToken)) : whenClosed;
    }

    public Task<T> ReadAsync<T>(Func<SqliteReads, T> read, T whenClosed, CancellationToken cancellationToken) =>
        SqliteErrors.GuardAsync(_path, _readers.ReadAsync(read, whenClosed, cancellationToken));

    /// <summary>Finishes what was asked before, then closes every connection.</summary>
    /// <param name="forgettingTables">Whether the file is about to be erased.</param>
    public async Task CloseAsync(bool forgettingTables)
    {
        await _readers.CloseAsync();
        await _writer.CloseAsync(forgettingTables);
    }

    private static SqliteFile? Open(string path, SqliteTuning tuning, Predicate<SqliteConnection> isUsable)
    {
        var connection = SqliteConnections.OpenWriter(path, tuning);
        var usable = false;
        try
        {
            usable = isUsable(connection);
        }
        finally
        {
            if (!usable)
            {
                connection.Dispose();
            }
        }

        return usable ? new SqliteFile(path, connection, tuning) : null;
    }
}
