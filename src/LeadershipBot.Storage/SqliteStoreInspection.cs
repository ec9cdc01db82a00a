using LeadershipBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage;

/// <summary>
/// Looks at an embedded store that may be in use and changes nothing: no file, table, row or setting is made, changed or
/// removed, and nobody who writes is made to wait. The lasting tables are read as they were at one moment, the first look.
/// </summary>
/// <remarks>
/// A store at rest has no log: it is opened as unchangeable, because SQLite would otherwise make a log beside it
/// (sqlite.org/uri.html, immutable; sqlite.org/wal.html, read-only databases). A store in use has one, and is read through it.
/// Two marks SQLite itself leaves: its place in the shared index of a log in use, and on an empty log the mode of its database.
/// </remarks>
public sealed class SqliteStoreInspection : IStoreInspection
{
    private readonly string _directory;
    private readonly List<string> _disposable;
    private readonly SqliteConnection _lasting;

    private SqliteStoreInspection(string directory)
    {
        _directory = directory;
        _disposable = [.. Directory.EnumerateFiles(directory).Select(path => Path.GetFileName(path)).Where(StoreFiles.IsDisposableDatabase).Order(StringComparer.Ordinal)];
        _lasting = InspectedFile.Open(Path.Combine(directory, StoreFiles.Lasting));
    }

    /// <inheritdoc/>
    public string Place => _directory;

    /// <summary>The name of the file a table is in, whether it is there or not.</summary>
    public static string FileOf(TableName table) => table.Kind == TableKind.Disposable ? StoreFiles.OfDisposable(table.Value) : StoreFiles.Lasting;

    /// <summary>Whether a file may be one of a store's own: a database, or what SQLite keeps beside it.</summary>
    /// <param name="file">Its path, relative to the data directory.</param>
    public static bool IsOfStore(string file) =>
        file.StartsWith(StoreFiles.Lasting, StringComparison.Ordinal) || file.StartsWith(StoreFiles.DisposablePrefix, StringComparison.Ordinal);

    /// <summary>Whether a file, in whatever folder, is called as a disposable table's are, or like one with more behind it.</summary>
    /// <param name="file">Its path, relative to the data directory.</param>
    public static bool IsDisposable(string file) => Path.GetFileName(file).StartsWith(StoreFiles.DisposablePrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file, in whatever folder, is called as some disposable tables are, or like one with more before or behind it.</summary>
    /// <param name="file">Its path, relative to the data directory.</param>
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

    /// <inheritdoc/>
    /// <remarks>Those included of which only rows are left.</remarks>
    public IReadOnlyList<InspectedTable> LastingTables() => Guard(
        StoreFiles.Lasting, () => InspectedFile.TableNames(_lasting).Select(name => new InspectedTable(name, StoreFiles.Lasting, TableKind.Lasting)).ToList());

    /// <inheritdoc/>
    /// <remarks>None where a file is only being made, or the drop of what was in it has begun; one that can't be read where it is no readable database.</remarks>
    public IEnumerable<InspectedTable> DisposableTables() => _disposable.SelectMany(TablesIn);

    /// <inheritdoc/>
    public IReadOnlyList<string> ForeignTables() => Guard(StoreFiles.Lasting, () => InspectedFile.ForeignTables(_lasting));

    /// <inheritdoc/>
    public bool IsPlaceOf(TableName name, InspectedTable table) => table.File == FileOf(name);

    /// <inheritdoc/>
    public bool WasThere(TableName name) =>
        name.Kind == TableKind.Disposable ? _disposable.Contains(FileOf(name)) : LastingTables().Any(table => table.Is(name));

    /// <inheritdoc/>
    public Task<bool> RemainsAsync(TableName name, CancellationToken cancellationToken = default) =>
        Task.FromResult(File.Exists(Path.Combine(_directory, FileOf(name))));

    /// <inheritdoc/>
    public IAsyncEnumerable<InspectedRow> ReadAsync(InspectedTable table, CancellationToken cancellationToken = default) =>
        Read(table).Select(row => new InspectedRow(row.PartitionKey, row.RowKey, row.Body)).ToAsyncEnumerable();

    /// <inheritdoc/>
    public void Dispose() => _lasting.Dispose();

    private IEnumerable<InspectedTable> TablesIn(string file)
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
            return IsGoing(path) ? [] : [new("", file, TableKind.Disposable, IsReadable: false)];
        }
    }

    private IEnumerable<Entity> Read(InspectedTable table)
    {
        if (table.Kind == TableKind.Lasting)
        {
            return Guarded(InspectedFile.Rows(_lasting, table.Name));
        }

        var path = Path.Combine(_directory, table.File!);
        try
        {
            using var connection = InspectedFile.Open(path);
            return [.. InspectedFile.Rows(connection, table.Name)];
        }
        catch (Exception error) when (error is SqliteException or IOException)
        {
            return IsGoing(path) ? [] : throw Unreadable(table.File!, error);
        }
    }

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
