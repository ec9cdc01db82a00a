namespace LeadershipBot.Storage.Tests.Service;

/// <summary>The rows of all tables, and which names are still blocked by a deletion. Not for concurrent use.</summary>
internal sealed class TableContents
{
    private readonly SortedDictionary<string, SortedDictionary<RowAddress, ServiceRow>> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _deleting = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _last;

    /// <summary>What is under way in a transaction: the rows as they were, in the order they were touched.</summary>
    private List<(string Table, RowAddress Address, ServiceRow? Before)>? _undo;

    /// <summary>How long a deleted table's name stays blocked: until a test ends it.</summary>
    public bool KeepDeletedNames { get; set; }

    public IEnumerable<string> Names => _tables.Keys;

    public bool Contains(string table) => _tables.ContainsKey(table);

    public void FinishDeletions() => _deleting.Clear();

    public void Create(string table)
    {
        if (_deleting.Contains(table))
        {
            throw ServiceException.TableBeingDeleted;
        }

        if (!_tables.TryAdd(table, new(RowAddress.Order)))
        {
            throw ServiceException.TableAlreadyExists;
        }
    }

    public void Delete(string table)
    {
        if (!_tables.Remove(table))
        {
            throw ServiceException.ResourceNotFound;
        }

        if (KeepDeletedNames)
        {
            _deleting.Add(table);
        }
    }

    /// <summary>The rows of a table in order, from one on.</summary>
    /// <param name="busyWhileDeleting">Whether a table under deletion answers as such, not as if it had never been.</param>
    public SortedDictionary<RowAddress, ServiceRow> Rows(string table, bool busyWhileDeleting) => _tables.GetValueOrDefault(table)
        ?? throw (busyWhileDeleting && _deleting.Contains(table) ? ServiceException.TableBeingDeleted : ServiceException.TableNotFound);

    /// <summary>Stores, replaces or removes a row.</summary>
    public void Put(string table, RowAddress address, ServiceRow? row)
    {
        var rows = _tables[table];
        _undo?.Add((table, address, rows.GetValueOrDefault(address)));
        if (row is null)
        {
            rows.Remove(address);
        }
        else
        {
            rows[address] = row;
        }
    }

    /// <summary>All changes or none.</summary>
    public void Atomically(Action changes)
    {
        _undo = [];
        try
        {
            changes();
        }
        catch
        {
            var undo = _undo;
            _undo = null;
            foreach (var (table, address, before) in Enumerable.Reverse(undo))
            {
                Put(table, address, before);
            }

            throw;
        }
        finally
        {
            _undo = null;
        }
    }

    /// <summary>A timestamp later than every one before.</summary>
    public DateTimeOffset NextTimestamp(DateTimeOffset now)
    {
        _last = now > _last ? now : _last.AddTicks(1);
        return _last;
    }
}
