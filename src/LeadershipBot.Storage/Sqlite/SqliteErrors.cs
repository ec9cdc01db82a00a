using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>
/// The edge where SQLite's and the file system's errors become <see cref="EntityStoreException"/>: result codes
/// (sqlite.org/rescode.html) that tell of the machine. Others are mistakes in this code and pass as they are.
/// </summary>
internal static class SqliteErrors
{
    private const int Perm = 3, Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error) when (Explain(error, path) is { } explained)
        {
            throw new EntityStoreException(explained.Problem, explained.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EntityStoreException(
                StoreProblem.Refused, $"'{path}' can't be written. Check that the directory in Storage:DataDirectory exists and that this process may write to it.", error);
        }
    }

    public static async Task<T> GuardAsync<T>(string path, Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (SqliteException error) when (Explain(error, path) is { } explained)
        {
            throw new EntityStoreException(explained.Problem, explained.Message, error);
        }
    }

    private static (StoreProblem Problem, string Message)? Explain(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        Full => (StoreProblem.Full, $"The disk is full: '{path}' can't grow. Free space, or move Storage:DataDirectory to a larger disk."),
        ReadOnly => (StoreProblem.ReadOnly, $"'{path}' is read-only. Give this process write access to the file and to the directory in Storage:DataDirectory."),
        CannotOpen or Perm => (StoreProblem.Refused, $"'{path}' can't be opened. Check that the directory in Storage:DataDirectory exists and that this process may write to it."),
        Corrupt or NotADatabase => (StoreProblem.Unreadable, $"'{path}' is damaged or not a database. Stop the bot, keep a copy of the file, and restore it from a backup."),
        Busy or Locked => (StoreProblem.Unavailable, $"'{path}' is held by another process. Stop the other process; one bot at a time uses a Storage:DataDirectory."),
        Io => (StoreProblem.Unavailable, $"The disk failed on '{path}' (SQLite code {error.SqliteExtendedErrorCode}). Check the disk behind Storage:DataDirectory."),
        _ => null,
    };
}
