using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>
/// The one writer of a file: a thread that commits what concurrent callers ask for in one transaction, because a commit
/// waits for the disk once however many writes it holds.
/// </summary>
internal sealed class GroupCommit
{
    private readonly WriteQueue _queue = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteConnection _connection;
    private readonly SqliteTuning _tuning;
    private readonly SqliteWrites _writes;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _rollback;
    private readonly Statement _checkpoint;
    private volatile bool _forgetTables;

    public GroupCommit(SqliteConnection connection, SqliteTuning tuning)
    {
        (_connection, _tuning) = (connection, tuning);
        _writes = new SqliteWrites(connection);
        _begin = new Statement(connection, "BEGIN IMMEDIATE");
        _commit = new Statement(connection, "COMMIT");
        _rollback = new Statement(connection, "ROLLBACK");
        _checkpoint = new Statement(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        new Thread(Run) { IsBackground = true, Name = "SQLite writer" }.Start();
    }

    /// <summary>Queues a write, or returns false once closed.</summary>
    public bool TryAdd(PendingWrite write) => _queue.TryAdd(write);

    /// <summary>Takes no more writes, finishes those it has, and closes the connection.</summary>
    /// <param name="forgettingTables">Whether to mark the file as dropped last of all; it is erased next, so a failure to do so is none.</param>
    public Task CloseAsync(bool forgettingTables)
    {
        _forgetTables = forgettingTables;
        _queue.Close();
        return _finished.Task;
    }

    private void Run()
    {
        var (size, duration, unerased) = (1, TimeSpan.Zero, false);
        while (_queue.Take(unerased ? _tuning.IdleBeforeErasing : Timeout.InfiniteTimeSpan, size, duration / 3) is { } group)
        {
            if (group.Count == 0)
            {
                unerased = !TryErase(TimeSpan.Zero);
                continue;
            }

            var begun = Stopwatch.GetTimestamp();
            unerased = !Commit(group);
            (size, duration) = (group.Count, Stopwatch.GetElapsedTime(begun));
        }

        if (_forgetTables)
        {
            ForgetTables();
        }

        _connection.Dispose();
        _finished.SetResult();
    }

    /// <returns>Whether the log is empty afterwards.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever happens, the callers that wait must hear of it.")]
    private bool Commit(List<PendingWrite> group)
    {
        try
        {
            _begin.Execute();
            group.ForEach(write => write.Run(_writes, _connection));
            _commit.Execute();
        }
        catch (Exception error)
        {
            TryRollback();
            group.ForEach(write => write.Fail(error));
            return false;
        }

        var erased = group.Exists(write => write.Erases) && TryErase(_tuning.BusyTimeout);
        group.ForEach(write => write.Acknowledge());
        return erased;
    }

    /// <summary>Folds the log into the file and empties it, unless another reader still needs it after this long.</summary>
    private bool TryErase(TimeSpan patience)
    {
        _ = SQLitePCL.raw.sqlite3_busy_timeout(_connection.Handle, (int)patience.TotalMilliseconds);
        try
        {
            return !_checkpoint.IsTrue();
        }
        catch (SqliteException)
        {
            return false; // The commit holds; the next idle moment tries again.
        }
        finally
        {
            _ = SQLitePCL.raw.sqlite3_busy_timeout(_connection.Handle, (int)_tuning.BusyTimeout.TotalMilliseconds);
        }
    }

    private void TryRollback()
    {
        try
        {
            if (_connection.InTransaction())
            {
                _rollback.Execute();
            }
        }
        catch (SqliteException)
        {
            // The error that led here is the one to tell.
        }
    }

    private void ForgetTables()
    {
        _connection.KeepLogOnClose();
        try
        {
            _writes.ForgetTables();
        }
        catch (SqliteException)
        {
            // A full or damaged disk must not keep the file from being deleted.
        }
    }
}
