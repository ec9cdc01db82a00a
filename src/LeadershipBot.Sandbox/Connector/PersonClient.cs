using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>A person's Teams client: installs the app, types, taps.</summary>
public sealed class PersonClient(BotClient bot, SandboxAddresses addresses, TimeProvider clock)
{
    private const string CardResponseType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Installs the app; Teams tells the bot twice, and so does this.</summary>
    public async Task<bool> InstallAsync(Chat chat, CancellationToken cancellationToken)
    {
        chat.Install();
        var now = clock.GetUtcNow();
        var installed = await bot.PostAsync(Stamp(chat, PersonActivities.Installation(chat, addresses, now, "add")), cancellationToken);
        var added = await bot.PostAsync(Stamp(chat, PersonActivities.BotAdded(chat, addresses, now)), cancellationToken);
        return installed.IsSuccess && added.IsSuccess;
    }

    public async Task<BotReply> UninstallAsync(Chat chat, CancellationToken cancellationToken)
    {
        chat.Uninstall();
        return await bot.PostAsync(
            Stamp(chat, PersonActivities.Installation(chat, addresses, clock.GetUtcNow(), "remove")), cancellationToken);
    }

    public async Task<BotReply> SayAsync(Chat chat, string text, CancellationToken cancellationToken)
    {
        var activity = Stamp(chat, PersonActivities.Message(chat, addresses, clock.GetUtcNow(), text));
        chat.Add(activity);
        return await bot.PostAsync(activity, cancellationToken);
    }

    /// <summary>
    /// Taps an Action.Execute. <paramref name="data"/> holds the inputs; what the card's action carries itself is added
    /// beneath them, as clients do. A card in the answer replaces the one tapped.
    /// </summary>
    public async Task<BotReply> TapAsync(
        Chat chat, string activityId, CardAction action, JsonObject? data, CancellationToken cancellationToken)
    {
        var merged = (JsonObject?)action.Data?.DeepClone() ?? [];
        foreach (var (name, value) in data ?? [])
        {
            merged[name] = value?.DeepClone();
        }

        var invoked = new JsonObject { ["type"] = "Action.Execute", ["verb"] = action.Verb, ["data"] = merged };
        if (action.Id is not null)
        {
            invoked["id"] = action.Id;
        }

        var activity = PersonActivities.CardAction(chat, addresses, clock.GetUtcNow(), activityId, invoked);
        var reply = await bot.PostAsync(Stamp(chat, activity), cancellationToken);
        if (ReadCard(reply) is { } card)
        {
            chat.ReplaceCard(activityId, card);
        }

        return reply;
    }

    private static JsonObject Stamp(Chat chat, JsonObject activity)
    {
        chat.Stamp(activity);
        return activity;
    }

    private static JsonElement? ReadCard(BotReply reply)
    {
        if (!reply.IsSuccess || reply.Body.Length == 0)
        {
            return null;
        }

        try
        {
            var body = JsonElement.Parse(reply.Body);
            return body.ValueKind == JsonValueKind.Object
                && body.TryGetProperty("type", out var type) && type.ValueEquals(CardResponseType)
                && body.TryGetProperty("value", out var card) && card.ValueKind == JsonValueKind.Object
                ? card
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
