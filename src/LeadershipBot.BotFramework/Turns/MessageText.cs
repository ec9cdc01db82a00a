using System.Text.Json;
using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>What somebody typed.</summary>
public static class MessageText
{
    /// <summary>
    /// A message's text without the mention of the bot, trimmed; empty if there is none. Mentions of others stay.
    /// </summary>
    public static string Of(Activity message)
    {
        var text = message.Text ?? "";
        if (text.Contains("<at", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var mention in MentionsOf(message.Recipient, message.Entities))
            {
                text = text.Replace(mention, " ", StringComparison.OrdinalIgnoreCase);
            }
        }

        return text.Replace("&nbsp;", " ", StringComparison.Ordinal).Trim();
    }

    private static IEnumerable<string> MentionsOf(ChannelAccount? bot, JsonElement? entities)
    {
        if (bot is null)
        {
            yield break;
        }

        if (entities is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var entity in list.EnumerateArray())
            {
                if (TryText(entity, "type") is "mention"
                    && entity.TryGetProperty("mentioned", out var mentioned)
                    && TryText(mentioned, "id") is { } id && string.Equals(id, bot.Id, StringComparison.Ordinal)
                    && TryText(entity, "text") is { Length: > 0 } text)
                {
                    yield return text;
                }
            }
        }

        if (bot.Name is { Length: > 0 } name)
        {
            yield return $"<at>{name}</at>";
        }
    }

    private static string? TryText(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
