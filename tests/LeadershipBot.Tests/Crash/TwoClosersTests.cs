using LeadershipBot.Content;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>Two processes close one round at once, on one store.</summary>
public sealed class TwoClosersTests : IAsyncLifetime
{
    private readonly CapturedLog _log = new();
    private WatchedStore _store = null!;
    private AgencyAtWork _agency = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _agency = await AgencyAtWork.StartHarborAsync(change: _log.IntoHost + WatchedStore.Into(watched => _store = watched));
        await _agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in _agency.With("staff"))
        {
            await person.AnswersAsync(Items.All(4));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _agency.DisposeAsync();
        _log.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(99)]
    public async Task One_that_dies_over_its_release_takes_nothing_from_the_others(int diesAtChange)
    {
        var round = (await _agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))!.Value;
        var changes = 0;
        _store.Hold = async (change, _) =>
        {
            // It has counted and is about to write when the other publishes; then it goes on for a while.
            if (change.Table != Tables.PublishedGroups && change.Table != Tables.Releases)
            {
                return;
            }

            if (++changes == 1)
            {
                var hold = (_store.Hold, _store.Hold = null).Item1;
                Assert.Equal(new PublishResult.Published(), await Process().RunAsync(round, Cancellation));
                _store.Hold = hold;
            }

            if (changes > diesAtChange)
            {
                throw new IOException("It dies.");
            }
        };

        try
        {
            await Process().RunAsync(round, Cancellation);
        }
        catch (IOException)
        {
            // As it should.
        }

        _store.Hold = null;
        var groups = await _store.ReadLargeAsync(Tables.PublishedGroups, Harbor.RoundId, CoreJsonContext.Default.PublishedRound, Cancellation);
        await _agency.AdvanceAsync(Harbor.Closes);
        Assert.Single(await _agency.ReleasesAsync());
        Assert.NotEmpty(groups!.Groups);
        await new Releases(_store, _agency.Service<Rounds>()).HistoryAsync(exceptRound: null, new DateOnly(2026, 11, 9), Cancellation);
    }

    [Fact]
    public async Task What_a_try_that_was_cut_short_left_is_replaced()
    {
        var left = new PublishedRound(new DateOnly(2026, 10, 12), ["somebody"], []);
        await _store.TryAddLargeAsync(Tables.PublishedGroups, Harbor.RoundId, left, CoreJsonContext.Default.PublishedRound, Cancellation);

        await _agency.AdvanceAsync(Harbor.Closes);

        var groups = await _store.ReadLargeAsync(Tables.PublishedGroups, Harbor.RoundId, CoreJsonContext.Default.PublishedRound, Cancellation);
        Assert.DoesNotContain("somebody", groups!.People);
        Assert.NotEmpty(groups.Groups);
    }

    [Fact]
    public async Task One_that_counts_while_the_other_has_done_so_and_erases_does_not_say_that_it_can_not_be_counted()
    {
        var isFirst = true;
        _store.HoldRead = async (call, _) =>
        {
            if (call.Kind == "query" && call.Table == Tables.Ballots(Harbor.RoundId) && (isFirst, isFirst = false).Item1)
            {
                await _agency.Service<CloseRound>().RunAsync(Harbor.RoundId, Cancellation);
            }
        };

        await _agency.AdvanceAsync(Harbor.Closes);

        Assert.False(isFirst);
        Assert.Equal(RoundState.Purged, (await _agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))?.Value.State);
        Assert.Single(await _agency.ReleasesAsync());
        Assert.DoesNotContain(_log.Lines, line => line.Contains("counted", StringComparison.Ordinal));
    }

    private PublishRelease Process() => new(
        _store, _agency.Service<ContentLibrary>(), _agency.Service<CountBallots>(), new Releases(_store, _agency.Service<Rounds>()));
}
