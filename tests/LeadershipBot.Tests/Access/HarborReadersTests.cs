using LeadershipBot.Tests.MainJob;
using Xunit;

namespace LeadershipBot.Tests.Access;

/// <summary>Who asks for Harbor County's results, where South is shown and North is not.</summary>
public sealed class HarborReadersTests(HarborRound round) : IClassFixture<HarborRound>
{
    [Fact]
    public async Task Staff_who_ask_read_the_nearest_group_and_a_line_about_the_agency()
    {
        var north = await round.Agency.Find("North1").SaysAsync("results");
        Assert.Contains("This is the nearest group that is: **Harbor County**", north.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("The wider picture", north.Words, StringComparison.Ordinal);

        var south = await round.Agency.Find("South1").SaysAsync("results");
        Assert.Contains("**South** · closed October 12, 2026", south.Words, StringComparison.Ordinal);
        Assert.Contains("The wider picture\nHow it is here, overall\nHarbor County: ", south.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("North", south.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_asked_for_by_name_is_shown_to_whoever_may_see_it_and_unknown_to_others()
    {
        var director = await round.Agency.Find("Director").SaysAsync("results south");
        Assert.Contains("**South** · closed October 12, 2026", director.Words, StringComparison.Ordinal);
        Assert.Equal(
            "**North** is not shown by itself. Not enough answers to protect everyone.",
            (await round.Agency.Find("Director").SaysAsync("results North")).Words.Split('\n')[1]);

        var outside = await round.Agency.Find("North1").SaysAsync("results South");
        Assert.Equal((await round.Agency.Find("North1").SaysAsync("results Atlantis")).Words, outside.Words);
        Assert.StartsWith("I have no results for you", outside.Words, StringComparison.Ordinal);
    }
}
