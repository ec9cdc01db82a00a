using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>The door of a round: who may be inside, and what is left in memory when all have gone.</summary>
public sealed class IntakeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_does_not_close_the_round_forgets_its_secret_when_somebody_knocks_and_the_last_one_inside_has_left()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var other = ActivatorUtilities.CreateInstance<Intake>(agency.Service<IServiceProvider>());
        var inside = (await other.EnterAsync(Harbor.RoundId, Cancellation))!;
        var view = inside.View;
        await agency.AdvanceAsync(Harbor.Closes);
        Assert.Contains(view.Secret, part => part != 0);

        Assert.Null(await other.EnterAsync(Harbor.RoundId, Cancellation));

        Assert.Contains(view.Secret, part => part != 0);
        inside.Dispose();
        Assert.All(view.Secret, part => Assert.Equal(0, part));
        Assert.Null(await other.EnterAsync(Harbor.RoundId, Cancellation));
    }

    [Fact]
    public async Task The_host_that_closes_the_round_waits_for_those_inside_and_then_holds_no_secret()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var intake = agency.Service<Intake>();
        var inside = (await intake.EnterAsync(Harbor.RoundId, Cancellation))!;
        var secret = inside.View.Secret;

        var shutting = intake.ShutAsync(Harbor.RoundId);

        Assert.Null(await intake.EnterAsync(Harbor.RoundId, Cancellation));
        Assert.False(shutting.IsCompleted);
        Assert.Contains(secret, part => part != 0);
        inside.Dispose();
        await shutting;
        Assert.All(secret, part => Assert.Equal(0, part));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_gets_no_further_than_the_door_does_not_keep_closing_waiting(bool fails)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var intake = agency.Service<Intake>();
        (await intake.EnterAsync(Harbor.RoundId, Cancellation))!.Dispose();
        if (fails)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => intake.EnterAsync(Harbor.RoundId, new CancellationToken(canceled: true)));
        }
        else
        {
            var rounds = agency.Service<Rounds>();
            Assert.NotNull(await rounds.TryTakeAsync((await rounds.FindAsync(Harbor.RoundId, Cancellation))!, RoundStep.StopIntake, Cancellation));
            Assert.Null(await intake.EnterAsync(Harbor.RoundId, Cancellation));
        }

        Assert.True(intake.ShutAsync(Harbor.RoundId).IsCompleted);
    }
}
