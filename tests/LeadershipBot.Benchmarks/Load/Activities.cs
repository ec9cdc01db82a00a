using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Connector;

namespace LeadershipBot.Benchmarks.Load;

/// <summary>What people do, as Teams would send it.</summary>
internal sealed class Activities(SandboxAddresses addresses)
{
    private static readonly SandboxClock Clock = new(LeadershipBotProcess.MidRound);

    public JsonObject Says(Person person, string text) =>
        PersonActivities.Message(new Chat(person, Clock), addresses, Clock.GetUtcNow(), text);

    public JsonObject Taps(Person person, string verb, JsonObject data)
    {
        var action = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data };
        return PersonActivities.CardAction(new Chat(person, Clock), addresses, Clock.GetUtcNow(), "1", action);
    }

    public JsonObject Answers(Person person) => Taps(
        person,
        "pulse.submit",
        new JsonObject { ["round"] = LeadershipBotProcess.RoundId, ["VM-2"] = "4", ["SP-14"] = "3", ["PM-7"] = "9", ["VM-9"] = "5" });
}

/// <summary>A request to one bot, whole, with an activity id that is a new one each time it is sent.</summary>
internal sealed class PreparedRequest
{
    private const string Id = "f:0000000000";
    private readonly byte[] _bytes;
    private readonly int _id;

    public PreparedRequest(BotProcess bot, JsonObject activity)
    {
        activity["id"] = Id;
        var body = activity.ToJsonString();
        var token = bot.Token is null ? "" : $"Authorization: Bearer {bot.Token}\r\n";
        _bytes = Encoding.UTF8.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: {bot.Address.Authority}\r\n{token}Content-Type: application/json; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _id = _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Id)) + 2;
    }

    /// <summary>The bytes to send; one caller at a time.</summary>
    public ReadOnlyMemory<byte> Next(long number)
    {
        for (var digit = _id + 9; digit >= _id; digit--, number /= 10)
        {
            _bytes[digit] = (byte)('0' + (number % 10));
        }

        return _bytes;
    }
}
