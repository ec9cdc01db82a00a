using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>What the bot sent, as the person's client gets it.</summary>
internal static class BotActivity
{
    private static readonly HashSet<string> Addressing =
        new(["id", "timestamp", "channelId", "from", "recipient", "conversation", "replyToId"], StringComparer.Ordinal);

    public static JsonElement Complete(JsonElement activity, Chat chat, string id, DateTimeOffset sent, string? replyToId)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var member in activity.EnumerateObject().Where(member => !Addressing.Contains(member.Name)))
            {
                member.WriteTo(json);
            }

            json.WriteString("id", id);
            json.WriteString("timestamp", sent);
            json.WriteString("channelId", "msteams");
            Write(json, "from", PersonActivities.Bot("bot"));
            Write(json, "recipient", PersonActivities.User(chat));
            Write(json, "conversation", PersonActivities.Conversation(chat));
            if ((replyToId ?? CardReader.Text(activity, "replyToId")) is { } repliedTo)
            {
                json.WriteString("replyToId", repliedTo);
            }

            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, string name, JsonObject value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
