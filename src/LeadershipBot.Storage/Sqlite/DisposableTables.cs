using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>
/// Tables that are a file each. A drop first commits that the file holds no table any more, then erases it: a kill or a
/// power failure between leaves a file that every later look takes for gone and the next start erases.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A caller may still wait on the semaphore, which holds nothing to dispose of.")]
internal sealed class DisposableTables(string directory, SqliteTuning tuning)
{
    private readonly ConcurrentDictionary<string, SqliteFile> _open = new(StringComparer.OrdinalIgnoreCase);

    // Held while files come and go.
    private readonly SemaphoreSlim _gate = new(1);
    private bool _closed;

    /// <summary>Erases what drops that were cut short left behind.</summary>
    public void Sweep()
    {
        foreach (var path in PrivateFiles.FindDatabases(directory, StoreFiles.OfDisposable("*")))
        {
            EraseLeftover(path);
        }
    }

    /// <summary>The open file of a table, or null where there is no such table.</summary>
    public async ValueTask<SqliteFile?> FindAsync(string table, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(table, out var file))
        {
            return file;
        }

        await EnterAsync(cancellationToken);
        try
        {
            return Find(table);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task CreateAsync(string table, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            var path = PathOf(table);
            if (Find(table) is { } file)
            {
                if (File.Exists(path) && await file.ReadAsync(reads => reads.TableExists(table), whenClosed: false, cancellationToken))
                {
                    return;
                }

                // Another process dropped it while it was open here.
                _open.TryRemove(table, out _);
                await file.CloseAsync(forgettingTables: false);
            }

            SqliteErrors.Guard(path, () =>
            {
                EraseLeftover(path);
                return _open[table] = SqliteFile.Create(path, table, tuning);
            });
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task DropAsync(string table, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            var path = PathOf(table);
            if (_open.TryRemove(table, out var file) || (file = FindIntact(path)) is not null)
            {
                await file.CloseAsync(forgettingTables: true);
            }

            SqliteErrors.Guard(path, () =>
            {
                PrivateFiles.Erase(path);
                return true;
            });
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task CloseAsync()
    {
        await _gate.WaitAsync();
        try
        {
            _closed = true;
            await Task.WhenAll(_open.Values.Select(file => file.CloseAsync(forgettingTables: false)));
            _open.Clear();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        if (_closed)
        {
            _gate.Release();
            throw new ObjectDisposedException(nameof(SqliteEntityStore));
        }
    }

    private string PathOf(string table) => Path.Combine(directory, StoreFiles.OfDisposable(table));

    private SqliteFile? Find(string table)
    {
        if (!_open.TryGetValue(table, out var file) && SqliteErrors.Guard(PathOf(table), () => SqliteFile.Find(PathOf(table), tuning)) is { } found)
        {
            _open[table] = file = found;
        }

        return file;
    }

    /// <summary>The file to be dropped; one that can't be opened is erased without further ado.</summary>
    private SqliteFile? FindIntact(string path)
    {
        try
        {
            return SqliteFile.Find(path, tuning);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private void EraseLeftover(string path)
    {
        if (!File.Exists(path) || WasDropped(path))
        {
            PrivateFiles.Erase(path);
        }
    }

    /// <summary>Whether a drop was begun; a damaged file is kept, for a person to look at.</summary>
    private bool WasDropped(string path)
    {
        try
        {
            using var connection = SqliteConnections.OpenWriter(path, tuning);
            var dropped = SqliteSchema.Exists(connection) && !SqliteSchema.HasTables(connection);
            if (dropped)
            {
                connection.KeepLogOnClose();
            }

            return dropped;
        }
        catch (SqliteException)
        {
            return PrivateFiles.IsErasing(path);
        }
    }
}
