using LeadershipBot.Nudges;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Schedules;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Quartz;
using Xunit;

namespace LeadershipBot.Tests.Schedules;

/// <summary>However many ask for an occurrence, one of them gets it.</summary>
public sealed class ClaimTests : IAsyncLifetime
{
    private const string Denver = "America/Denver";

    private static readonly DateOnly Date = new(2026, 10, 5);

    private readonly string _folder = Directory.CreateTempSubdirectory("claims-").FullName;
    private readonly MovableTime _realTime = new();
    private SqliteEntityStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = new SqliteEntityStore(_folder);
        await _store.CreateTableAsync(Tables.Occurrences, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Of_many_processes_that_claim_at_once_one_gets_it()
    {
        var processes = Enumerable.Range(0, 40).Select(_ => new Occurrences(_store, _realTime)).ToList();

        var claims = await Task.WhenAll(processes.Select(process => Task.Run(() => process.ClaimAsync("pulse", Denver, Date, Cancellation))));

        Assert.Single(claims, won => won);
        await processes[0].FinishAsync("pulse", Denver, Date, Cancellation);
        _realTime.Move(TimeSpan.FromDays(1));
        Assert.All(await Task.WhenAll(processes.Select(process => process.ClaimAsync("pulse", Denver, Date, Cancellation))), Assert.False);
    }

    [Fact]
    public async Task Of_many_processes_that_take_over_from_a_dead_one_one_gets_it()
    {
        Assert.True(await new Occurrences(_store, _realTime).ClaimAsync("pulse", Denver, Date, Cancellation));
        _realTime.Move(Occurrences.Lease + TimeSpan.FromSeconds(1));
        var processes = Enumerable.Range(0, 40).Select(_ => new Occurrences(_store, _realTime)).ToList();

        var claims = await Task.WhenAll(processes.Select(process => Task.Run(() => process.ClaimAsync("pulse", Denver, Date, Cancellation))));

        Assert.Single(claims, won => won);
    }

    [Fact]
    public async Task A_process_elsewhere_is_left_to_work_until_its_lease_ends()
    {
        var row = new OccurrenceRow("pulse", Denver, Date, OccurrenceStage.Claimed, Owner: "elsewhere/1", LeasedUntil: _realTime.GetUtcNow() + Occurrences.Lease);
        var mine = new Occurrences(_store, _realTime);
        await mine.NoteAsync(before: null, row, Cancellation);

        Assert.False(await mine.ClaimAsync("pulse", Denver, Date, Cancellation));
        _realTime.Move(Occurrences.Lease);
        Assert.True(await mine.ClaimAsync("pulse", Denver, Date, Cancellation));
    }

    [Fact]
    public async Task What_a_predecessor_on_this_machine_left_is_taken_over_at_once_and_ones_own_may_be_begun_again()
    {
        Assert.True(await new Occurrences(_store, _realTime).ClaimAsync("pulse", Denver, Date, Cancellation));
        _realTime.Move(TimeSpan.FromSeconds(1));
        var successor = new Occurrences(_store, _realTime);

        Assert.True(await successor.ClaimAsync("pulse", Denver, Date, Cancellation));
        Assert.True(await successor.ClaimAsync("pulse", Denver, Date, Cancellation));
    }

    [Fact]
    public async Task A_pulses_date_is_kept_or_moved_once_whoever_settles_it()
    {
        var nodes = Enumerable.Range(0, 40).Select(_ => new ProgramDates(_store)).ToList();

        var settled = await Task.WhenAll(nodes.Select((node, index) => Task.Run(() => node.SettleDateAsync(
            "pulse", new(Date, index % 4 == 0 ? null : Date.AddDays(index % 4)), Cancellation))));

        Assert.Single(settled.Distinct());
    }

    [Fact]
    public async Task Two_hosts_on_one_store_send_each_message_once()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await using var second = await SecondNode.StartAsync(agency);
        foreach (var stop in new[] { Harbor.Opens, Harbor.OpensInBothZones, "2026-10-06T16:00:00Z", Harbor.RemindedInBothZones })
        {
            await agency.AdvanceAsync(stop);
            await second.SettleAsync();
        }

        foreach (var person in agency.People)
        {
            Assert.Equal(2, (await person.HeardAsync(SubmitBallot.VerbName)).Count);
            Assert.Equal(person.Role is "manager" or "leader" ? 1 : 0, (await person.HeardAsync(AnswerNudge.Accept)).Count);
        }
    }

    [Fact]
    public async Task A_host_whose_scheduler_hangs_is_stood_in_for_by_the_other()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await using var second = await SecondNode.StartAsync(agency);
        var hanging = await agency.Service<ISchedulerFactory>().GetScheduler(Cancellation);
        await hanging.Standby(Cancellation);

        agency.Service<SandboxClock>().MoveTo(DateTimeOffset.Parse(Harbor.Opens, null));
        await second.SettleAsync();
        Assert.Single(await agency.Find("North1").HeardAsync(SubmitBallot.VerbName));

        await hanging.Start(Cancellation);
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        await agency.AdvanceAsync("2026-10-05T16:30:00Z");
        Assert.Single(await agency.Find("North1").HeardAsync(SubmitBallot.VerbName));
    }
}
