using LeadershipBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage;

/// <summary>A table as an inspection found it.</summary>
/// <param name="Name">Its name; empty where rows belong to a table that is not listed any more.</param>
/// <param name="File">The name of its file in the data directory.</param>
/// <param name="Kind">Lasting in the file all share, disposable in a file of its own.</param>
public sealed record InspectedTable(string Name, string File, TableKind Kind);

/// <summary>
/// Looks at an embedded store that may be in use and changes nothing: no file, table, row or setting is made, changed or
/// removed, and nobody who writes is made to wait. The lasting tables are read as they were at one moment, the first look.
/// </summary>
/// <remarks>
/// A store at rest has no log: it is opened as unchangeable, because SQLite would otherwise make a log beside it
/// (sqlite.org/uri.html, immutable; sqlite.org/wal.html, read-only databases). A store in use has one, and is read through it.
/// Two marks SQLite itself leaves: its place in the shared index of a log in use, and on an empty log the mode of its database.
/// Not for concurrent use; not a copy of the store: what a disposable table holds is read when it is asked for.
/// </remarks>
public sealed class SqliteStoreInspection : IDisposable
{
    private readonly string _directory;
    private readonly Dictionary<string, UnixFileMode> _modes = new(StringComparer.Ordinal);
    private readonly SqliteConnection _lasting;

    private SqliteStoreInspection(string directory)
    {
        _directory = directory;
        Files = [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(directory, path)).Order(StringComparer.Ordinal)];
        if (!OperatingSystem.IsWindows())
        {
            // Before anything is opened: SQLite gives an empty log the mode of its database.
            foreach (var file in Files.Prepend(""))
            {
                var path = Path.Combine(directory, file);
                _modes[file] = Path.Exists(path) ? File.GetUnixFileMode(path) : UnixFileMode.None;
            }
        }

        _lasting = InspectedFile.Open(Path.Combine(directory, StoreFiles.Lasting));
    }

    /// <summary>Every file of the directory and below when the inspection began, relative to it; listed before anything was read.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Those of <see cref="Files"/> that are databases of disposable tables.</summary>
    public IEnumerable<string> DisposableFiles => Files.Where(StoreFiles.IsDisposableDatabase);

    /// <summary>Who could use a file, or the directory itself where the name is empty, when the inspection began; null on Windows.</summary>
    /// <param name="file">One of <see cref="Files"/>, or empty.</param>
    public UnixFileMode? ModeOf(string file) => _modes.TryGetValue(file, out var mode) ? mode : null;

    /// <summary>The name of the file a table is in, whether it is there or not.</summary>
    public static string FileOf(TableName table) => table.Kind == TableKind.Disposable ? StoreFiles.OfDisposable(table.Value) : StoreFiles.Lasting;

    /// <summary>Whether a file may be one of a store's own: a database, or what SQLite keeps beside it.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    public static bool IsOfStore(string file) =>
        file.StartsWith(StoreFiles.Lasting, StringComparison.Ordinal) || file.StartsWith(StoreFiles.DisposablePrefix, StringComparison.Ordinal);

    /// <summary>Whether a file, in whatever folder, is called as a disposable table's are, or like one with more behind it.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    public static bool IsDisposable(string file) => Path.GetFileName(file).StartsWith(StoreFiles.DisposablePrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file, in whatever folder, is called as some disposable tables are, or like one with more before or behind it.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="tablePrefix">How the names of those tables begin.</param>
    public static bool IsCopyOfDisposable(string file, string tablePrefix) =>
        Path.GetFileName(file).Contains(StoreFiles.DisposablePrefix + tablePrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Begins an inspection.</summary>
    /// <param name="dataDirectory">Where the store's files are.</param>
    /// <exception cref="EntityStoreException">There is no store, or it can't be read without changing something.</exception>
    public static SqliteStoreInspection Begin(string dataDirectory)
    {
        var directory = Path.GetFullPath(dataDirectory);
        if (!File.Exists(Path.Combine(directory, StoreFiles.Lasting)))
        {
            throw new EntityStoreException(
                StoreProblem.NotFound, $"There is no store in '{directory}'. Give the same Storage:DataDirectory as the bot, and run as the account the bot runs as.", new FileNotFoundException());
        }

        return Guard(Path.Combine(directory, StoreFiles.Lasting), () =>
        {
            var inspection = new SqliteStoreInspection(directory);
            try
            {
                InspectedFile.HoldMoment(inspection._lasting);
                return inspection;
            }
            catch
            {
                inspection.Dispose();
                throw;
            }
        });
    }

    /// <summary>The lasting tables, those included of which only rows are left.</summary>
    /// <exception cref="EntityStoreException">It can't be read.</exception>
    public IReadOnlyList<InspectedTable> LastingTables() => Guard(
        StoreFiles.Lasting, () => InspectedFile.TableNames(_lasting).Select(name => new InspectedTable(name, StoreFiles.Lasting, TableKind.Lasting)).ToList());

    /// <summary>Tables of the lasting file's own that no store makes.</summary>
    /// <exception cref="EntityStoreException">It can't be read.</exception>
    public IReadOnlyList<string> ForeignTables() => Guard(StoreFiles.Lasting, () => InspectedFile.ForeignTables(_lasting));

    /// <summary>The tables in a disposable table's file; empty where it is being made, is gone meanwhile or its drop was begun, null where it is no readable database.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    public IReadOnlyList<InspectedTable>? DisposableTables(string file)
    {
        var path = Path.Combine(_directory, file);
        try
        {
            using var connection = InspectedFile.Open(path);

            // Without a layout it is being made; rows without a table are what a drop that was begun has still to erase.
            return !SqliteSchema.Exists(connection) ? [] : [.. InspectedFile.TableNames(connection).Where(name => name.Length > 0).Select(name => new InspectedTable(name, file, TableKind.Disposable))];
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            return IsGoing(path) ? [] : null;
        }
    }

    /// <summary>The rows of a table in the order of their keys; none where its file is gone meanwhile.</summary>
    /// <exception cref="EntityStoreException">It can't be read.</exception>
    public IEnumerable<Entity> Read(InspectedTable table)
    {
        if (table.Kind == TableKind.Lasting)
        {
            return Guarded(InspectedFile.Rows(_lasting, table.Name));
        }

        var path = Path.Combine(_directory, table.File);
        try
        {
            using var connection = InspectedFile.Open(path);
            return [.. InspectedFile.Rows(connection, table.Name)];
        }
        catch (Exception error) when (error is SqliteException or IOException)
        {
            return IsGoing(path) ? [] : throw Unreadable(table.File, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lasting.Dispose();

    private static bool IsGoing(string path)
    {
        try
        {
            return PrivateFiles.IsErasing(path);
        }
        catch (IOException)
        {
            return !File.Exists(path);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<Entity> Guarded(IEnumerable<Entity> rows)
    {
        using var row = rows.GetEnumerator();
        while (Guard(StoreFiles.Lasting, row.MoveNext))
        {
            yield return row.Current;
        }
    }

    private static T Guard<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, error);
        }
    }

    private static EntityStoreException Unreadable(string file, Exception error) =>
        new(StoreProblem.Refused, $"'{file}' can't be read as it is. Run as the account the bot runs as; if the bot died, start it once, so that it tidies up.", error);
}
