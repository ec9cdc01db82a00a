using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.Core.Organization;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>One person's chat with the bot: the latest messages of both, oldest first. It lives in memory only.</summary>
public sealed class Chat(Person person, TimeProvider clock, KeptMessages kept)
{
    private readonly Lock _gate = new();
    private readonly List<(string Id, JsonElement Activity)> _activities = [];
    private long _lastId;
    private long _letGoUpTo;

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
    public (string Id, DateTimeOffset Now) NextId()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            _lastId = Math.Max(_lastId + 1, now.ToUnixTimeMilliseconds());
            return (_lastId.ToString(CultureInfo.InvariantCulture), now);
        }
    }

    /// <inheritdoc cref="NextId"/>
    public void Stamp(JsonObject activity)
    {
        var (id, now) = NextId();
        activity["id"] = id;
        activity["timestamp"] = now;
    }

    public void Add(JsonObject activity) => Add((string)activity["id"]!, () => JsonSerializer.SerializeToElement(activity));

    /// <summary>Keeps an activity; <paramref name="complete"/> is not asked for it where none are kept.</summary>
    public void Add(string id, Func<JsonElement> complete)
    {
        if (kept.PerChat == 0)
        {
            LetGo(id);
            return;
        }

        var activity = complete();
        lock (_gate)
        {
            _activities.Add((id, activity));
            if (_activities.Count > kept.PerChat)
            {
                LetGo(_activities[0].Id);
            }
        }

        kept.Add(this, id);
    }

    /// <param name="complete">Makes the new activity, given when the old one was sent.</param>
    public bool Replace(string activityId, Func<DateTimeOffset, JsonElement> complete)
    {
        lock (_gate)
        {
            var index = IndexOf(activityId);
            if (index < 0)
            {
                return WasLetGo(activityId);
            }

            _activities[index] = (activityId, complete(_activities[index].Activity.GetProperty("timestamp").GetDateTimeOffset()));
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
            Replace(activityId, _ => JsonSerializer.SerializeToElement(activity));
        }
    }

    public bool Remove(string activityId)
    {
        lock (_gate)
        {
            var index = IndexOf(activityId);
            if (index < 0)
            {
                return WasLetGo(activityId);
            }

            _activities.RemoveAt(index);
            return true;
        }
    }

    /// <summary>
    /// Forgets a message and everything before it. The bot can still update or delete what was let go, as it could in
    /// Teams; nobody sees it.
    /// </summary>
    internal void LetGo(string id)
    {
        lock (_gate)
        {
            _letGoUpTo = Math.Max(_letGoUpTo, Number(id));
            _activities.RemoveAll(entry => Number(entry.Id) <= _letGoUpTo);
        }
    }

    private bool WasLetGo(string activityId) => Number(activityId) is > 0 and var number && number <= _letGoUpTo;

    private static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Opaque(string purpose, string personId) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}/{SandboxAddresses.AppId}/{personId}")));

    private int IndexOf(string activityId) => _activities.FindIndex(entry => string.Equals(entry.Id, activityId, StringComparison.Ordinal));
}
