using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>Connections that read a file, opened as needed and used by one caller at a time.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A caller may still wait on the semaphore, which holds nothing to dispose of.")]
internal sealed class SqliteReaders(string path, SqliteTuning tuning)
{
    private const int Size = 8;
    private readonly ConcurrentStack<SqliteReads> idle = [];
    private readonly SemaphoreSlim free = new(Size);
    private volatile bool closed;

    public async Task<T> ReadAsync<T>(Func<SqliteReads, T> read, T whenClosed, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            if (closed)
            {
                return whenClosed;
            }

            var reads = idle.TryPop(out var found) ? found : new SqliteReads(SqliteConnections.OpenReader(path, tuning));
            try
            {
                return read(reads);
            }
            finally
            {
                idle.Push(reads);
            }
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Waits for the readers at work and closes the connections; later readers find the file closed.</summary>
    public async Task CloseAsync()
    {
        closed = true;
        for (var taken = 0; taken < Size; taken++)
        {
            await free.WaitAsync();
        }

        while (idle.TryPop(out var reads))
        {
            reads.Dispose();
        }

        free.Release(Size);
    }
}
