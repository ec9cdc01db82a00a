using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Actions;

/// <summary>From results to "What we heard", looked at first and sent once.</summary>
public sealed class HeardTests(AnsweredHarbor harbor) : IClassFixture<AnsweredHarbor>
{
    private AgencyAtWork Agency => harbor.Agency;

    [Fact]
    public async Task Results_of_those_who_lead_begin_with_a_strength_and_bring_a_guide_and_what_to_do()
    {
        var card = (await Agency.Find("SouthLead").HeardAsync()).Last(message => message.Offers(ShowHeard.VerbName));

        Assert.Contains("Begin with what is highest", card.Words, StringComparison.Ordinal);
        Assert.True(card.Words.IndexOf("Begin with what is highest", StringComparison.Ordinal) < card.Words.IndexOf("closed October 12", StringComparison.Ordinal));
        Assert.Contains("Never ask “who said that?”", card.Words, StringComparison.Ordinal);
        Assert.Contains("Ask before you plan", card.Words, StringComparison.Ordinal);
        Assert.Contains("not for personnel decisions", card.Words, StringComparison.Ordinal);
        Assert.True(card.Offers(BeginAction.VerbName));
        Assert.DoesNotContain("15-minute", (await Agency.Find("South1").SaysAsync("results")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_team_reads_what_its_lead_looked_at_in_its_own_language_and_once_however_often_it_is_sent()
    {
        var lead = Agency.Find("SouthLead");
        var results = await lead.SaysAsync("results");
        var preview = await lead.TapsOnAsync(results, ShowHeard.VerbName);
        Assert.Contains("Nothing is sent yet", preview.Words, StringComparison.Ordinal);
        Assert.Empty(await HeardAsync("South1"));

        await Task.WhenAll(lead.TapsAsync(preview, SendHeard.VerbName), lead.TapsAsync(preview, SendHeard.VerbName));
        await lead.TapsAsync(preview, SendHeard.VerbName, new { round = Harbor.RoundId, unit = Unit.KeyOf(Tree, "South") });
        await Agency.AdvanceAsync("2026-10-16T18:00:00Z");

        foreach (var key in new[] { "South1", "South2", "South8" })
        {
            Assert.Single(await HeardAsync(key));
        }

        var english = (await HeardAsync("South1"))[0].Words;
        Assert.Contains(english, preview.Words, StringComparison.Ordinal);
        Assert.Contains("results of **South**", english, StringComparison.Ordinal);
        Assert.Contains("not for personnel decisions", english, StringComparison.Ordinal);
        Assert.Contains("Sent by SouthLead Larkspur", english, StringComparison.Ordinal);
        Assert.StartsWith("Lo que escuchamos", (await HeardAsync("South2"))[0].Words, StringComparison.Ordinal);
        Assert.DoesNotContain(await HeardAsync("North1"), message => message.Words.Contains("SouthLead", StringComparison.Ordinal));
        Assert.DoesNotContain(await lead.HeardAsync(), message => message.Words.StartsWith("What we heard", StringComparison.Ordinal));
        Assert.Single(await Agency.CampaignsAsync(), campaign => campaign.Kind == CampaignKind.Heard && campaign.Subject.EndsWith(Unit.KeyOf(Tree, "South"), StringComparison.Ordinal));

        var again = await lead.SaysAsync("results");
        Assert.False(again.Offers(ShowHeard.VerbName));
        Assert.Contains("It is never sent twice", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_is_not_shown_is_told_of_the_nearest_group_that_is()
    {
        await Agency.Find("NorthLead").TellsAsync();
        await Agency.AdvanceAsync("2026-10-16T18:00:00Z");

        var told = Assert.Single(await HeardAsync("North1"));
        Assert.Contains("results of **Harbor County**", told.Words, StringComparison.Ordinal);
        Assert.Contains("**North** is not shown by itself", told.Words, StringComparison.Ordinal);
        Assert.Matches("A strength\n.*: 4.5\\+ of 5", told.Words);
    }

    [Theory]
    [InlineData("South1")]
    [InlineData("NorthLead")]
    public async Task Nobody_speaks_for_a_team_that_is_not_theirs(string who)
    {
        var person = Agency.Find(who);
        var any = (await person.HeardAsync())[0];

        foreach (var verb in new[] { ShowHeard.VerbName, SendHeard.VerbName, BeginAction.VerbName })
        {
            var answer = (await person.TapsAsync(any, verb, new { round = Harbor.RoundId, unit = Unit.KeyOf(Tree, "South") })).GetProperty("value");
            Assert.StartsWith("You do not speak for that team", Message.WordsOf(answer), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("gone-20260101", "agency")]
    [InlineData("../x", "agency")]
    [InlineData("pulse-20261005", "")]
    public async Task A_card_that_names_what_is_not_there_changes_nothing(string round, string unit)
    {
        var director = Agency.Find("Director");
        var before = (await Agency.CampaignsAsync()).Count;

        var answer = (await director.TapsAsync((await director.HeardAsync())[0], SendHeard.VerbName, new { round, unit })).GetProperty("value");

        Assert.NotEqual("", Message.WordsOf(answer));
        Assert.Equal(before, (await Agency.CampaignsAsync()).Count);
    }

    private Core.Organization.OrganizationTree Tree => Agency.Service<LeadershipBot.Roster.Agency>().Roster.Tree;

    private async Task<IReadOnlyList<Message>> HeardAsync(string key) =>
        [.. (await Agency.Find(key).HeardAsync()).Where(message => message.Words.StartsWith("What we heard", StringComparison.Ordinal) || message.Words.StartsWith("Lo que escuchamos", StringComparison.Ordinal))];
}
