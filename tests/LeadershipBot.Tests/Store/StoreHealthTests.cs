using LeadershipBot.Operations;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Store;

/// <summary>What <c>/readyz</c> and the log say of a store, and how often it is tried.</summary>
public sealed class StoreHealthTests : IAsyncLifetime
{
    private const string Secret = "/srv/data/leadershipbot.db is full of c0ffee00";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("health-");
    private readonly MovableTime _time = new();
    private readonly CapturedLog _log = new();
    private readonly WatchedStore _store;
    private readonly StoreHealth _health;
    private StoreProblem? _broken;

    public StoreHealthTests()
    {
        _store = new WatchedStore(new SqliteEntityStore(_folder.FullName))
        {
            Before = _ =>
            {
                if (_broken is { } problem)
                {
                    throw new EntityStoreException(problem, "The store is in trouble.", new IOException(Secret));
                }
            },
        };
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _health = new StoreHealth(_store, Options.Create(new StoreOptions { DataDirectory = _folder.FullName }), _time, loggers.CreateLogger<StoreHealth>());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _store.CreateTableAsync(Tables.Probes, Cancellation);

    public async ValueTask DisposeAsync()
    {
        _log.Dispose();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(StoreProblem.Unavailable, "the store does not answer")]
    [InlineData(StoreProblem.NotFound, "there is no store")]
    [InlineData(StoreProblem.Refused, "the store does not let the bot in")]
    [InlineData(StoreProblem.ReadOnly, "the store can't be written")]
    [InlineData(StoreProblem.Full, "the store is full")]
    [InlineData(StoreProblem.Unreadable, "the store holds rows that are damaged")]
    [InlineData(StoreProblem.NewerVersion, "the store holds rows of a newer version of the bot")]
    public void Each_problem_is_a_few_words_and_the_setting_to_look_at(StoreProblem problem, string words)
    {
        Assert.Equal($"{words} (look at Storage:DataDirectory and the log)", StoreProblems.Words(problem, new() { DataDirectory = "/srv/data" }));
        Assert.Equal($"{words} (look at Storage:AccountUri and the log)", StoreProblems.Words(problem, new() { AccountUri = "https://harbor.table.core.windows.net", DataDirectory = "d" }));
        Assert.Equal($"{words} (look at Storage:ConnectionString and the log)", StoreProblems.Words(problem, new() { ConnectionString = "AccountName=harbor" }));
    }

    [Theory]
    [InlineData(StoreProblem.Full)]
    [InlineData(StoreProblem.ReadOnly)]
    public async Task A_store_that_takes_no_rows_any_more_is_found_out_and_so_is_that_it_does_again(StoreProblem problem)
    {
        Assert.Null(await LookLaterAsync());
        _broken = problem;
        Assert.Equal(problem, await LookLaterAsync());
        Assert.Equal(problem, await LookLaterAsync());
        _broken = null;
        Assert.Null(await LookLaterAsync());
        Assert.Null(await LookLaterAsync());

        // Once each, in the store's words, and nothing of what is behind them.
        Assert.Equal(2, _log.Lines.Count);
        Assert.Single(_log.Lines, line => line.Contains("The store does not work, and what needs it is tried again in a while. The store is in trouble.", StringComparison.Ordinal));
        Assert.Single(_log.Lines, line => line.Contains("The store works again", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("c0ffee00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task However_often_somebody_asks_a_row_is_written_every_few_seconds_only()
    {
        for (var time = 0; time < 100; time++)
        {
            await _health.LookAsync(Cancellation);
            _time.Move(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(2, _store.Changes.Count(change => change.Table == Tables.Probes && change.Kind == "upsert"));
        Assert.Equal("{}", (await _store.GetAsync(Tables.Probes, "probe", "probe", Cancellation))?.Body);
    }

    [Fact]
    public async Task Rows_that_can_not_be_read_are_remembered_until_nobody_has_met_one_for_a_while()
    {
        _health.Note(new(StoreProblem.NewerVersion, "The table Rounds holds a row this version can't read."));
        Assert.Equal(StoreProblem.NewerVersion, await LookLaterAsync());
        _time.Move(TimeSpan.FromMinutes(3));
        _health.Note(new(StoreProblem.NewerVersion, "The table Rounds holds a row this version can't read."));
        _time.Move(TimeSpan.FromMinutes(3));
        Assert.Equal(StoreProblem.NewerVersion, await LookLaterAsync());
        _time.Move(TimeSpan.FromMinutes(3));
        Assert.Null(await LookLaterAsync());

        Assert.Single(_log.Lines, line => line.Contains("The table Rounds", StringComparison.Ordinal));
        Assert.Single(_log.Lines, line => line.Contains("works again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_takes_its_time_is_said_to_be_slow_until_it_is_fast_again()
    {
        var begun = new TaskCompletionSource();
        var answers = new TaskCompletionSource();
        _store.Hold = async (_, _) =>
        {
            begun.TrySetResult();
            await answers.Task;
        };
        var looking = _health.LookAsync(Cancellation);
        await begun.Task;
        _time.Move(TimeSpan.FromSeconds(3));
        answers.SetResult();

        Assert.Null(await looking);
        Assert.True(_health.IsSlow);
        OperationsPage.Has("degraded: " + new StoreConcern(_health, Options.Create(new StoreOptions())).Words);
        Assert.Null(await LookLaterAsync());
        Assert.False(_health.IsSlow);
    }

    [Fact]
    public async Task A_store_that_never_answers_is_not_waited_for()
    {
        var held = HoldForEver();
        var looking = _health.LookAsync(Cancellation);
        await held;
        _time.Move(StoreHealth.Patience);

        Assert.Equal(StoreProblem.Unavailable, await looking);
    }

    [Fact]
    public async Task A_probe_that_gives_up_before_a_silent_store_is_found_out_leaves_it_to_the_next()
    {
        var held = HoldForEver();
        using var probe = new CancellationTokenSource();
        var first = _health.LookAsync(probe.Token);
        await held;
        await probe.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = _health.LookAsync(Cancellation);
        _time.Move(StoreHealth.Patience);

        Assert.Equal(StoreProblem.Unavailable, await second);
        Assert.Single(_log.Lines, line => line.Contains("did not answer for 7 seconds", StringComparison.Ordinal));
        Assert.Single(_store.Changes, change => change.Table == Tables.Probes && change.Kind == "upsert");
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(AggregateException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task What_nobody_foresaw_is_a_problem_too_and_ends_nothing(Type surprise)
    {
        _store.Before = _ => throw (Exception)Activator.CreateInstance(surprise, Secret)!;
        Assert.Equal(StoreProblem.Unavailable, await LookLaterAsync());
        using var watch = new WatchStore(_health, _time, NullLogger<WatchStore>.Instance);
        await watch.StartAsync(Cancellation);
        _time.Move(StoreHealth.LookEvery);
        _store.Before = null;

        for (var looks = 0; _health.Problem is not null; looks++)
        {
            Assert.True(looks < 10_000, "It never looks again.");
            _time.Move(StoreHealth.LookEvery);
            await Task.Delay(1, Cancellation);
        }

        await watch.StopAsync(Cancellation);
        Assert.True(watch.ExecuteTask!.IsCanceled);
        Assert.Single(_log.Lines, line => line.Contains($"failed in a way nobody foresaw: {surprise.Name}", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("c0ffee00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_that_is_gone_is_no_store()
    {
        await _store.DropTableAsync(Tables.Probes, Cancellation);

        Assert.Equal(StoreProblem.NotFound, await _health.LookAsync(Cancellation));
    }

    /// <summary>No change is answered any more; completes once somebody waits for one.</summary>
    private Task HoldForEver()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.Hold = (_, cancellationToken) =>
        {
            held.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        };
        return held.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
    }

    private Task<StoreProblem?> LookLaterAsync()
    {
        _time.Move(StoreHealth.LookEvery);
        return _health.LookAsync(Cancellation);
    }
}
