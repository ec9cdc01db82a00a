using System.Text.Json;
using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Tests.Activities;

public sealed class ActivityRoundTripTests
{
    private const string FromTeams = """
        {
          "type": "message",
          "id": "1763798640000",
          "timestamp": "2026-11-22T07:24:00.1234567Z",
          "localTimestamp": "2026-11-22T01:24:00.100-06:00",
          "localTimezone": "America/Chicago",
          "rawTimestamp": "2026-11-22T07:24:00.100Z",
          "callerId": null,
          "serviceUrl": "https://smba.trafficmanager.net/amer/",
          "channelId": "msteams",
          "from": { "id": "29:1", "name": "Zoë Núñez", "aadObjectId": "6f0c", "role": "user", "x-from": { "deep": [1, 2.50, 1e3] } },
          "conversation": { "id": "a:1", "conversationType": "personal", "tenantId": "t", "isGroup": false, "x-conversation": "c" },
          "recipient": { "id": "28:b", "name": "Bot", "x-recipient": true },
          "text": "hi",
          "textFormat": "plain",
          "locale": "es-MX",
          "replyToId": "0",
          "attachments": [
            {
              "contentType": "text/html",
              "content": "<p>hi</p>",
              "contentUrl": "https://example.org/a",
              "name": "a",
              "thumbnailUrl": "https://example.org/t"
            }
          ],
          "entities": [{ "type": "clientInfo", "locale": "es-MX", "timezone": "America/Chicago", "x-entity": 12345678901234567890 }],
          "membersAdded": [{ "id": "29:2", "x-member": 0.1 }],
          "membersRemoved": [{ "id": "29:3", "x-member": -0 }],
          "channelData": { "tenant": { "id": "t" }, "x-number": 1.10, "x-date": "2026-11-22T07:24:00Z" },
          "value": { "score": 4.0, "when": "2026-11-22" },
          "x-number": 100000000000000000000.50,
          "x-date": "22/11/2026"
        }
        """;

    [Fact]
    public void Members_nobody_knows_survive_at_every_level()
    {
        using var before = JsonDocument.Parse(FromTeams);

        var after = Rewrite(FromTeams);

        foreach (var (path, value) in Leaves(before.RootElement, ""))
        {
            if (path is ".timestamp")
            {
                continue; // The same instant, but the offset may be spelt differently; see the next test.
            }

            Assert.True(Leaves(after, "").Contains((path, value)), $"{path} was {value}");
        }

        Assert.Equal(Leaves(before.RootElement, "").Count(), Leaves(after, "").Count());
    }

    [Fact]
    public void The_timestamp_stays_the_same_instant()
    {
        var after = Rewrite(FromTeams);

        Assert.Equal(
            new DateTimeOffset(2026, 11, 22, 7, 24, 0, TimeSpan.Zero).AddTicks(1234567),
            after.GetProperty("timestamp").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("1.10")]
    [InlineData("4.0")]
    [InlineData("1e3")]
    [InlineData("-0")]
    [InlineData("12345678901234567890123")]
    public void A_number_in_a_value_keeps_its_digits(string number)
    {
        var after = Rewrite($$"""{"type":"invoke","value":{"n":{{number}}},"channelData":[{{number}}],"x":{{number}}}""");

        Assert.Equal(number, after.GetProperty("value").GetProperty("n").GetRawText());
        Assert.Equal(number, after.GetProperty("channelData")[0].GetRawText());
        Assert.Equal(number, after.GetProperty("x").GetRawText());
    }

    [Fact]
    public void What_was_not_there_is_not_written()
    {
        Assert.Equal("""{"type":"message","text":"hi"}""", Rewrite("""{"text":"hi","type":"message"}""").GetRawText());
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"message","value":"a text","entities":{},"channelData":5}""")]
    [InlineData("""{}""")]
    public void An_odd_activity_is_read_all_the_same(string json)
    {
        Assert.NotNull(JsonSerializer.Deserialize(json, BotFrameworkJsonContext.Default.Activity));
    }

    private static JsonElement Rewrite(string json)
    {
        var activity = JsonSerializer.Deserialize(json, BotFrameworkJsonContext.Default.Activity)!;
        return JsonSerializer.SerializeToElement(activity, BotFrameworkJsonContext.Default.Activity);
    }

    private static IEnumerable<(string Path, string Value)> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Leaves(member.Value, $"{path}.{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Leaves(item, $"{path}[{index}]")),
        JsonValueKind.String => [(path, element.GetString()!)],
        _ => [(path, element.GetRawText())],
    };
}
