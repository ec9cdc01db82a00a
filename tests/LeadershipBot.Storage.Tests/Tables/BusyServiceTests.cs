using System.Diagnostics;
using LeadershipBot.Storage.Tests.Service;

namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>A service that asks to be left alone, is slow, or does not answer: this passes, and nothing is lost or half-written.</summary>
public sealed class BusyServiceTests
{
    private static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Troubles { get; } = ["busy", "timed out", "internal error", "cut"];

    [Fact]
    public async Task A_throttled_write_waits_as_long_as_it_is_told_and_succeeds()
    {
        await using var on = await StoreOnService.StartAsync();
        on.Service.Faults.Add(Fault.Busy(ASecond));
        var clock = Stopwatch.StartNew();

        Assert.True((await on.InsertAsync()).IsWritten);

        Assert.InRange(clock.Elapsed, ASecond * 0.95, ASecond * 5);
        Assert.Equal([503, 204], on.Writes.Select(request => request.Status));
        Assert.Equal("{}", await on.BodyAsync());
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_trouble_that_passes_is_not_noticed(string trouble)
    {
        await using var on = await StoreOnService.StartAsync();
        on.Service.Faults.Add(FaultOf(trouble), times: 2);
        Assert.True((await on.InsertAsync("1")).IsWritten);
        on.Service.Faults.Add(FaultOf(trouble), times: 2);
        Assert.Equal("1", await on.BodyAsync());
        on.Service.Faults.Add(FaultOf(trouble), times: 2);
        Assert.Single(await on.Table.AllAsync());
        on.Service.Faults.Add(FaultOf(trouble), times: 2);
        Assert.True(await on.Table.ExistsAsync());
        on.Service.Faults.Add(FaultOf(trouble), times: 2);
        await on.Table.CreateAsync();

        Assert.Equal(1, on.Service.Count(StoreOnService.TableText));
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_trouble_that_stays_is_told_and_over_when_it_ends(string trouble)
    {
        await using var on = await StoreOnService.StartAsync();
        on.Service.Faults.Add(FaultOf(trouble), times: int.MaxValue);

        await on.FailsAsync(StoreProblem.Unavailable, () => on.InsertAsync());
        Assert.Equal(1 + Quickly.Tuning.MaxRetries, on.Service.Requests.Count);
        await on.FailsAsync(StoreProblem.Unavailable, () => on.BodyAsync());
        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.UpsertAsync(StoreOnService.Row, "{}", StoreOnService.Partition));
        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.DeleteAsync(StoreOnService.Row, StoreOnService.Partition));
        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.BatchAsync(new BatchOperation(BatchAction.Insert, new Entity(StoreOnService.Partition, StoreOnService.Row, "{}"))));
        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.AllAsync(new EntityRange(StoreOnService.Partition)));
        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.ExistsAsync());
        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.CreateAsync());
        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.DropAsync());

        Assert.Equal(0, on.Service.Count(StoreOnService.TableText));
        on.Service.Faults.Clear();
        await on.WorksAgainAsync();
    }

    [Fact]
    public async Task A_slow_answer_is_not_waited_for_for_ever()
    {
        await using var on = await StoreOnService.StartAsync(Quickly.Tuning with { NetworkTimeout = ASecond });
        on.Service.Faults.Add(NeverAnswering);
        Assert.True((await on.InsertAsync("1")).IsWritten);

        // Only one whose requests are never answered may be in such a hurry.
        using var hasty = Quickly.Open(on.Service.ConnectionString, Quickly.Tuning with { NetworkTimeout = TimeSpan.FromMilliseconds(100) });
        on.Service.Faults.Add(NeverAnswering, times: int.MaxValue);
        await on.FailsAsync(StoreProblem.Unavailable, () => hasty.UpsertAsync(on.Table.Name, new Entity(StoreOnService.Partition, StoreOnService.Row, "2")));

        on.Service.Faults.Clear();
        Assert.Equal("1", await on.BodyAsync());
        await on.WorksAgainAsync();
    }

    [Fact]
    public async Task Who_stops_waiting_hears_so_at_once()
    {
        await using var on = await StoreOnService.StartAsync();
        on.Service.Faults.Add(NeverAnswering, times: int.MaxValue);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => on.Store.GetAsync(on.Table.Name, "p", "r", patience.Token));
    }

    [Fact]
    public async Task Who_stops_waiting_after_a_try_that_failed_hears_so_too()
    {
        await using var on = await StoreOnService.StartAsync();
        using var patience = new CancellationTokenSource();
        on.Service.Faults.Add(new Fault.Cut(AfterTheWork: false));
        on.Service.Faults.Add(new Fault.First(async aborted =>
        {
            await patience.CancelAsync();
            await Task.Delay(Timeout.Infinite, aborted);
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => on.Store.UpsertAsync(on.Table.Name, new Entity("p", "r", "1"), patience.Token));

        Assert.Equal(2, on.Service.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_told_by_the_name_of_its_setting()
    {
        await using var on = await StoreOnService.StartAsync();
        await on.Service.DisposeAsync();

        await on.FailsAsync(StoreProblem.Unavailable, () => on.InsertAsync());
    }

    private static Fault NeverAnswering => new Fault.First(aborted => Task.Delay(Timeout.Infinite, aborted));

    private static Fault FaultOf(string trouble) => trouble switch
    {
        "busy" => Fault.Busy(),
        "timed out" => Fault.TimedOut,
        "internal error" => new Fault.Answer(500, "InternalError"),
        _ => new Fault.Cut(AfterTheWork: false),
    };
}
