using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>Publishing says whether the release stands, or what is missing for one.</summary>
public sealed class PublishReleaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("roster", "The list of who was asked is gone.")]
    [InlineData("keys", "Its keys are gone.")]
    [InlineData("questions", "Its questions are not among the bot's content.")]
    public async Task What_is_missing_is_named_and_nothing_is_written(string missing, string words)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var round = await OpenAsync(agency);
        switch (missing)
        {
            case "roster": await agency.Store.DeleteLargeAsync(Tables.RoundRosters, round.Id, Cancellation); break;
            case "keys": await agency.Store.DropTableAsync(Tables.RoundKeys(round.Id), Cancellation); break;
            default: round = round with { InstrumentId = "withdrawn" }; break;
        }

        var result = await agency.Service<PublishRelease>().RunAsync(round, Cancellation);

        Assert.Equal(new PublishResult.Uncountable(words), result);
        Assert.Empty(await agency.ReadAsync(Tables.Releases));
    }

    [Fact]
    public async Task What_was_published_once_stands_whatever_is_missing_later()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var round = await OpenAsync(agency);
        Assert.Equal(new PublishResult.Published(), await agency.Service<PublishRelease>().RunAsync(round, Cancellation));
        var release = await agency.ReadAsync(Tables.Releases);
        Assert.NotEmpty(release);
        await agency.Store.DropTableAsync(Tables.RoundKeys(round.Id), Cancellation);

        Assert.Equal(new PublishResult.Published(), await agency.Service<PublishRelease>().RunAsync(round, Cancellation));

        Assert.Equal(release, await agency.ReadAsync(Tables.Releases));
    }

    private static async Task<RoundRow> OpenAsync(AgencyAtWork agency)
    {
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in agency.With("staff"))
        {
            await person.AnswersAsync(Items.All(4));
        }

        return (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))!.Value;
    }
}
