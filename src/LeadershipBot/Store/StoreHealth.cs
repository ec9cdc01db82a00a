using LeadershipBot.BotFramework;
using LeadershipBot.Storage;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Store;

/// <summary>A row that says nothing: that it could be written is all it is for.</summary>
public sealed record ProbeRow;

/// <summary>
/// Whether the store can be worked with, as far as anybody has seen. Whoever meets an error tells it here, so that the log has it
/// once; a row of its own is written now and then by whoever asks, which finds out that a store is full or read-only.
/// </summary>
public sealed partial class StoreHealth(
    IEntityStore store, IOptions<StoreOptions> options, [FromKeyedServices(RealTime.Key)] TimeProvider realTime, ILogger<StoreHealth> logger)
{
    /// <summary>Real time from one look to the next, however many ask.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Real time that anybody waits who can't wait long: a probe of the platform, a person in Teams.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    public const string ProbeKey = "probe";

    /// <summary>A row is written in some milliseconds, far away in some dozen.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    // Writing says nothing of rows that can't be read; who reads them comes by in a sweep, at the latest.
    private static readonly TimeSpan RowsRememberedFor = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private StoreProblem? _problem;
    private StoreProblem? _rows;
    private long _rowsAt;
    private long? _lookedAt;
    private bool _isUnwritable;
    private TimeSpan _took;
    private Task _looking = Task.CompletedTask;

    private string Setting => StoreProblems.SettingOf(options.Value);

    /// <summary>Null while nothing is known against it.</summary>
    public StoreProblem? Problem
    {
        get
        {
            lock (_gate)
            {
                return _problem ?? _rows;
            }
        }
    }

    /// <summary>Whether no more is known against it than that some rows can't be read.</summary>
    public bool IsOfRowsOnly
    {
        get
        {
            lock (_gate)
            {
                return _problem is null && _rows is not null && !_isUnwritable;
            }
        }
    }

    /// <summary>Whether the last look took long, though it went well.</summary>
    public bool IsSlow
    {
        get
        {
            lock (_gate)
            {
                return _took > Slow;
            }
        }
    }

    /// <summary>The log gets each problem once, until it is over.</summary>
    public void Note(EntityStoreException error)
    {
        bool isNew;
        lock (_gate)
        {
            if (error.Problem is StoreProblem.NewerVersion or StoreProblem.Unreadable)
            {
                (_rows, _rowsAt) = (error.Problem, realTime.GetTimestamp());
            }
            else
            {
                _problem = error.Problem;
            }

            isNew = _said.Add(error.Message);
        }

        if (isNew)
        {
            LogBroken(logger, error.Message);
        }
    }

    /// <summary>For work that is begun again in a while anyway: false where the store stood in its way.</summary>
    public async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (EntityStoreException error)
        {
            Note(error);
            return false;
        }
    }

    /// <summary>Tries to write, unless somebody just did; null where nothing is wrong.</summary>
    /// <remarks>Who stops waiting for it leaves it to the next who asks: probes give up sooner than a silent store is found out.</remarks>
    public async Task<StoreProblem?> LookAsync(CancellationToken cancellationToken)
    {
        Task looking;
        lock (_gate)
        {
            if (_looking.IsCompleted && (_lookedAt is not { } before || realTime.GetElapsedTime(before) >= LookEvery))
            {
                _looking = Task.Run(LookOnceAsync, CancellationToken.None);
            }

            looking = _looking;
        }

        await looking.WaitAsync(cancellationToken);
        return Problem;
    }

    /// <summary>It was waited for as long as a person waits.</summary>
    public void NoteSilence() => Note(Silence());

    private async Task LookOnceAsync()
    {
        var began = realTime.GetTimestamp();
        var works = await TryAsync(WriteAsync);
        if (works)
        {
            NoteWorking();
        }

        lock (_gate)
        {
            _isUnwritable = !works;
            _lookedAt = realTime.GetTimestamp();
            _took = works ? realTime.GetElapsedTime(began, _lookedAt.Value) : default;
        }
    }

    /// <summary>Writes the row, whatever is known, and notes nothing.</summary>
    /// <exception cref="EntityStoreException">It could not be written.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var row = StoredJson.ToEntity(ProbeKey, ProbeKey, new ProbeRow(), HostJson.Default.ProbeRow);
        if (!(await store.UpsertAsync(Tables.Probes, row, cancellationToken)).IsWritten)
        {
            throw new EntityStoreException(StoreProblem.NotFound, $"A table is gone from the store that {Setting} names. If it was emptied on purpose, start the bot again.");
        }
    }

    private async Task WriteAsync()
    {
        using var limit = new CancellationTokenSource(Patience, realTime);
        try
        {
            await ProbeAsync(limit.Token);
        }
        catch (Exception error) when (limit.IsCancellationRequested && error is not EntityStoreException)
        {
            throw Silence();
        }
        catch (Exception error) when (error is not EntityStoreException)
        {
            throw new EntityStoreException(StoreProblem.Unavailable, $"The store that {Setting} names failed in a way nobody foresaw: {error.GetType().Name}.");
        }
    }

    private EntityStoreException Silence() => new(
        StoreProblem.Unavailable, $"The store that {Setting} names did not answer for {Patience.TotalSeconds:F0} seconds. Look at it and at the network.");

    private void NoteWorking()
    {
        lock (_gate)
        {
            _problem = null;
            if (_rows is not null && realTime.GetElapsedTime(_rowsAt) >= RowsRememberedFor)
            {
                _rows = null;
            }

            if (_rows is not null || _said.Count == 0)
            {
                return;
            }

            _said.Clear();
        }

        LogWorks(logger);
    }

    [LoggerMessage(EventId = 1003, EventName = "StoreBroken", Level = LogLevel.Error, Message = "The store does not work, and what needs it is tried again in a while. {Problem}")]
    private static partial void LogBroken(ILogger logger, string problem);

    [LoggerMessage(EventId = 1007, EventName = "StoreWorks", Level = LogLevel.Information, Message = "The store works again")]
    private static partial void LogWorks(ILogger logger);
}
