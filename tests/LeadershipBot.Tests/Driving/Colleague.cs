using System.Text.Json;
using LeadershipBot.Pulses;
using Xunit;

namespace LeadershipBot.Tests.Driving;

/// <summary>Somebody at the agency with their chat, as the sandbox's API shows it.</summary>
internal sealed class Colleague(AgencyAtWork agency, JsonElement person)
{
    public string Id => person.GetProperty("id").GetString()!;

    public string Name => person.GetProperty("name").GetString()!;

    public string Team => person.GetProperty("team").GetString()!;

    public string Role => person.GetProperty("role").GetString()!;

    public string Language => person.GetProperty("language").GetString()!;

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(person.GetProperty("timeZone").GetString()!);

    public override string ToString() => Name;

    /// <summary>What the bot said, oldest first.</summary>
    public async Task<IReadOnlyList<Message>> HeardAsync() =>
        [.. (await ChatAsync()).Where(message => message.IsFromBot)];

    /// <summary>What the bot said with a card that offers <paramref name="verb"/>.</summary>
    public async Task<IReadOnlyList<Message>> HeardAsync(string verb) => [.. (await HeardAsync()).Where(message => message.Offers(verb))];

    /// <summary>Types a message; the bot's answer. What it sends of its own accord meanwhile is none.</summary>
    public async Task<Message> SaysAsync(string text)
    {
        var (status, _) = await agency.PostAsync($"sandbox/api/people/{Id}/messages", new { text });
        Assert.Equal(202, status);
        var chat = await ChatAsync();
        var said = chat.Last(message => !message.IsFromBot);
        return Assert.Single(chat, message => message.IsFromBot && message.ReplyToId == said.Id);
    }

    /// <summary>Taps a card; the invoke response as the client gets it.</summary>
    public async Task<JsonElement> TapsAsync(Message card, string verb, object? data = null)
    {
        var (status, response) = await agency.PostAsync($"sandbox/api/people/{Id}/actions", new { activityId = card.Id, verb, data });
        Assert.Equal(200, status);
        return response;
    }

    /// <summary>Fills in the latest pulse card, blank again first if it was answered; the card that takes its place.</summary>
    public async Task<JsonElement> AnswersAsync(Dictionary<string, string> answers)
    {
        var poll = (await HeardAsync()).Last(message => message.Offers(SubmitBallot.VerbName) || message.Offers(AnswerAgain.VerbName));
        if (poll.Offers(AnswerAgain.VerbName))
        {
            await TapsAsync(poll, AnswerAgain.VerbName);
        }

        return (await TapsAsync(poll, SubmitBallot.VerbName, answers)).GetProperty("value");
    }

    public DateTimeOffset LocalTimeOf(Message message) => TimeZoneInfo.ConvertTime(message.At, Zone);

    private async Task<List<Message>> ChatAsync() =>
        [.. (await agency.GetAsync<JsonElement[]>($"sandbox/api/people/{Id}/chat")).Select(activity => new Message(activity))];
}
