using LeadershipBot.Core.Pulses;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>One run withdraws a round while another one is making its keys.</summary>
public sealed class WithdrawnRoundTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RoundState.Purged)]
    [InlineData(RoundState.Abandoned)]
    public async Task Keys_made_for_a_round_that_was_withdrawn_meanwhile_are_gone_before_the_next_start(RoundState meanwhile)
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        var isWithdrawn = false;
        store.Hold = async (change, _) =>
        {
            if (!isWithdrawn && change.Kind == "create" && change.Table == Tables.RoundKeys(Harbor.RoundId))
            {
                isWithdrawn = true;
                await WithdrawAsync(agency, meanwhile);
            }
        };

        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        Assert.True(isWithdrawn);
        Assert.False(await agency.Store.TableExistsAsync(Tables.RoundKeys(Harbor.RoundId), Cancellation));
        Assert.False(await agency.Store.TableExistsAsync(Tables.Ballots(Harbor.RoundId), Cancellation));
        Assert.Empty(await agency.ReadAsync(Tables.RoundRosters));
        Assert.Equal(meanwhile, (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))!.Value.State);
        Assert.StartsWith("No pulse is open right now.", (await agency.Find("North1").SaysAsync("pulse")).Words, StringComparison.Ordinal);
    }

    /// <summary>As another process would: to the end, or only as far as its first step.</summary>
    private static async Task WithdrawAsync(AgencyAtWork agency, RoundState state)
    {
        var rounds = agency.Service<Rounds>();
        var round = (await rounds.FindAsync(Harbor.RoundId, Cancellation))!;
        if (state == RoundState.Purged)
        {
            await agency.Service<CloseRound>().WithdrawAsync(round, Cancellation);
        }
        else
        {
            Assert.NotNull(await rounds.TryTakeAsync(round, RoundStep.Abandon, Cancellation));
        }
    }
}
