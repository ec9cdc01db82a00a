using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Clock;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>One person's chat with the bot: the messages of both, oldest first. It lives in memory only.</summary>
public sealed class Chat(Person person, SandboxClock clock)
{
    private readonly Lock _gate = new();
    private readonly List<(string Id, JsonElement Activity)> _activities = [];
    private long _lastId;

    public Person Person { get; } = person;

    public string ConversationId { get; } = "a:1" + Opaque("conversation", person.Id);

    /// <summary>The id Teams would give this person towards this bot only.</summary>
    public string UserId { get; } = "29:1" + Opaque("user", person.Id);

    /// <summary>Whether the app is installed for this person; without it nothing can be sent.</summary>
    public bool IsInstalled { get; private set; }

    public bool IsOpen { get; private set; }

    public void Install() => (IsInstalled, IsOpen) = (true, true);

    public void Uninstall() => IsInstalled = false;

    public IReadOnlyList<JsonElement> Read()
    {
        lock (_gate)
        {
            return [.. _activities.Select(entry => entry.Activity)];
        }
    }

    public JsonElement? Find(string activityId)
    {
        lock (_gate)
        {
            var index = IndexOf(activityId);
            return index < 0 ? null : _activities[index].Activity;
        }
    }

    /// <summary>A new id and the current time for an activity, whether it is kept or not.</summary>
    public string Stamp(JsonObject activity)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            _lastId = Math.Max(_lastId + 1, now.ToUnixTimeMilliseconds());
            var id = _lastId.ToString(CultureInfo.InvariantCulture);
            activity["id"] = id;
            activity["timestamp"] = now;
            return id;
        }
    }

    public void Add(JsonObject activity)
    {
        lock (_gate)
        {
            _activities.Add(((string)activity["id"]!, ToElement(activity)));
        }
    }

    public bool Replace(string activityId, JsonObject activity)
    {
        lock (_gate)
        {
            var index = IndexOf(activityId);
            if (index < 0)
            {
                return false;
            }

            activity["id"] = activityId;
            activity["timestamp"] = _activities[index].Activity.GetProperty("timestamp").GetDateTimeOffset();
            _activities[index] = (activityId, ToElement(activity));
            return true;
        }
    }

    /// <summary>Shows another card in place of a message's, as Teams does with the card an invoke returns.</summary>
    public void ReplaceCard(string activityId, JsonElement card)
    {
        if (Find(activityId) is { } current && JsonNode.Parse(current.GetRawText()) is JsonObject activity)
        {
            activity["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = Attachment.AdaptiveCardContentType,
                ["content"] = JsonNode.Parse(card.GetRawText()),
            });
            Replace(activityId, activity);
        }
    }

    public bool Remove(string activityId)
    {
        lock (_gate)
        {
            var index = IndexOf(activityId);
            if (index >= 0)
            {
                _activities.RemoveAt(index);
            }

            return index >= 0;
        }
    }

    private static JsonElement ToElement(JsonObject activity) => JsonSerializer.SerializeToElement(activity);

    private static string Opaque(string purpose, string personId) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}/{SandboxAddresses.AppId}/{personId}")));

    private int IndexOf(string activityId) => _activities.FindIndex(entry => string.Equals(entry.Id, activityId, StringComparison.Ordinal));
}
