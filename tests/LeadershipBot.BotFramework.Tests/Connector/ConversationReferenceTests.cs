using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Connector;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Connector;

public sealed class ConversationReferenceTests
{
    [Fact]
    public void A_reference_says_where_the_sender_can_be_reached()
    {
        var activity = new Activity
        {
            ServiceUrl = "https://smba.trafficmanager.net/teams/",
            Conversation = new ConversationAccount { Id = "a:1" },
            ChannelData = JsonElement.Parse("""{"tenant":{"id":"tenant"}}"""),
            From = new ChannelAccount { Id = "29:person" },
            Recipient = new ChannelAccount { Id = "28:bot" },
        };

        Assert.Equal(
            new ConversationReference("https://smba.trafficmanager.net/teams/", "a:1", "tenant", "28:bot", "29:person"),
            activity.GetConversationReference());
    }

    [Fact]
    public void An_activity_from_nowhere_has_none()
    {
        Assert.Null(new Activity { ServiceUrl = "https://smba.trafficmanager.net/teams/" }.GetConversationReference());
        Assert.Null(new Activity { Conversation = new ConversationAccount { Id = "a:1" } }.GetConversationReference());
    }

    [Fact]
    public void Written_into_a_text_it_tells_nothing() =>
        Assert.DoesNotContain("person", $"{new ConversationReference("https://x/", "person", UserId: "person")}", StringComparison.Ordinal);
}
