using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class TurnContextTests
{
    private readonly Chat _chat = new();
    private readonly TurnContext _turn;

    public TurnContextTests() => _turn = new TurnContext(Incoming("29:p", "a:1"), _chat);

    [Fact]
    public async Task An_answer_goes_back_to_where_the_question_came_from()
    {
        var sent = await _turn.SendActivityAsync("Hi", TestContext.Current.CancellationToken);

        var activity = Assert.Single(_chat.Seen);
        Assert.Equal("out-1", sent.Id);
        Assert.Equal("message", activity.Type);
        Assert.Equal("Hi", activity.Text);
        Assert.Equal("https://smba.trafficmanager.net/amer/", activity.ServiceUrl);
        Assert.Equal("msteams", activity.ChannelId);
        Assert.Equal("a:1", activity.Conversation!.Id);
        Assert.Equal("28:b", activity.From!.Id);
        Assert.Equal("29:p", activity.Recipient!.Id);
        Assert.Equal("in-1", activity.ReplyToId);
    }

    [Fact]
    public async Task One_activity_sent_to_two_people_carries_nothing_from_the_first_to_the_second()
    {
        var shared = MessageFactory.Text("Hi");

        await _turn.SendActivityAsync(shared, TestContext.Current.CancellationToken);
        await new TurnContext(Incoming("29:q", "a:2"), _chat).SendActivityAsync(shared, TestContext.Current.CancellationToken);

        Assert.Equal(["29:p", "29:q"], _chat.Seen.Select(activity => activity.Recipient!.Id));
        Assert.Equal(["a:1", "a:2"], _chat.Seen.Select(activity => activity.Conversation!.Id));
        Assert.Equal("""{"type":"message","text":"Hi"}""", JsonSerializer.Serialize(shared, BotFrameworkJsonContext.Default.Activity));
    }

    [Fact]
    public async Task An_answer_cannot_be_sent_elsewhere()
    {
        var astray = MessageFactory.Text("Hi");
        astray.ServiceUrl = "https://evil.example/";
        astray.Conversation = new ConversationAccount { Id = "a:other" };

        await _turn.SendActivityAsync(astray, TestContext.Current.CancellationToken);

        Assert.Equal("https://smba.trafficmanager.net/amer/", Assert.Single(_chat.Seen).ServiceUrl);
        Assert.Equal("a:1", Assert.Single(_chat.Seen).Conversation!.Id);
    }

    [Fact]
    public async Task Every_member_of_an_activity_is_sent()
    {
        var json = JsonElement.Parse("{}");
        var full = new Activity
        {
            Type = "message",
            Id = "i",
            Timestamp = DateTimeOffset.UnixEpoch,
            Text = "t",
            TextFormat = "markdown",
            Summary = "s",
            Locale = "es",
            LocalTimezone = "Europe/Madrid",
            Attachments = [new Attachment()],
            Name = "n",
            Value = json,
            Action = "a",
            MembersAdded = [new ChannelAccount()],
            MembersRemoved = [new ChannelAccount()],
            ReplyToId = "r",
            ChannelData = json,
            Entities = json,
            Properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["x"] = json },
        };

        await _turn.SendActivityAsync(full, TestContext.Current.CancellationToken);

        var sent = Assert.Single(_chat.Seen);
        Assert.All(typeof(Activity).GetProperties(), member => Assert.NotNull(member.GetValue(sent)));
        Assert.All(
            typeof(Activity).GetProperties().Where(member => member.GetValue(full) is not null),
            member => Assert.Equal(member.GetValue(full), member.GetValue(sent)));
    }

    [Fact]
    public async Task An_update_names_what_it_replaces()
    {
        var activity = MessageFactory.Card(new AdaptiveCard(), "Poll");
        await Assert.ThrowsAsync<ArgumentException>(() => _turn.UpdateActivityAsync(activity, TestContext.Current.CancellationToken));

        activity.Id = "out-9";
        await _turn.UpdateActivityAsync(activity, TestContext.Current.CancellationToken);

        var updated = Assert.Single(_chat.Updated);
        Assert.Equal(("out-9", "a:1", "Poll"), (updated.Id, updated.Conversation!.Id, updated.Summary));
    }

    [Fact]
    public async Task A_message_can_be_taken_back()
    {
        await _turn.DeleteActivityAsync("out-9", TestContext.Current.CancellationToken);

        Assert.Equal(["https://smba.trafficmanager.net/amer/ a:1 out-9"], _chat.Deleted);
    }

    [Fact]
    public void What_is_left_in_a_turn_is_found_by_its_type()
    {
        Assert.Null(_turn.Get<AdaptiveCard>());

        var card = new AdaptiveCard();
        _turn.Set("text");
        _turn.Set(card);

        Assert.Same(card, _turn.Get<AdaptiveCard>());
        Assert.Equal("text", _turn.Get<string>());
    }

    private static Activity Incoming(string person, string conversation) => new()
    {
        Type = "message",
        Id = "in-1",
        ServiceUrl = "https://smba.trafficmanager.net/amer/",
        ChannelId = "msteams",
        From = new ChannelAccount { Id = person },
        Recipient = new ChannelAccount { Id = "28:b" },
        Conversation = new ConversationAccount { Id = conversation },
    };
}
