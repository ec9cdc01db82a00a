using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>Connections that read a file, opened as needed and used by one caller at a time.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A caller may still wait on the semaphore, which holds nothing to dispose of.")]
internal sealed class SqliteReaders(string path, SqliteTuning tuning)
{
    private const int Size = 8;
    private readonly ConcurrentStack<SqliteReads> _idle = [];
    private readonly SemaphoreSlim _free = new(Size);
    private volatile bool _closed;

    public async Task<T> ReadAsync<T>(Func<SqliteReads, T> read, T whenClosed, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (_closed)
            {
                return whenClosed;
            }

            var reads = _idle.TryPop(out var found) ? found : new SqliteReads(SqliteConnections.OpenReader(path, tuning));
            try
            {
                return read(reads);
            }
            finally
            {
                _idle.Push(reads);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for the readers at work and closes the connections; later readers find the file closed.</summary>
    public async Task CloseAsync()
    {
        _closed = true;
        for (var taken = 0; taken < Size; taken++)
        {
            await _free.WaitAsync();
        }

        while (_idle.TryPop(out var reads))
        {
            reads.Dispose();
        }

        _free.Release(Size);
    }
}
