using System.Text.Json.Nodes;
using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox;

namespace LeadershipBot.Benchmarks.Load;

/// <summary>What people do in their personal chats, as Teams sends it; the activity id is left to be filled in.</summary>
internal sealed class Activities(SandboxAddresses addresses)
{
    /// <summary>The id of each activity here: of a fixed length, so that it can be replaced in place.</summary>
    public const string Id = "f:0000000000";

    public JsonObject Says(Person person, string text)
    {
        var activity = Start(person, "message");
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return activity;
    }

    public JsonObject Taps(Person person, string verb, JsonObject data)
    {
        var activity = Start(person, "invoke");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = "1";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity;
    }

    public JsonObject Answers(Person person) => Taps(
        person,
        "pulse.submit",
        new JsonObject { ["round"] = LeadershipBotProcess.RoundId, ["VM-2"] = "4", ["SP-14"] = "3", ["PM-7"] = "9", ["VM-9"] = "5" });

    private JsonObject Start(Person person, string type) => new()
    {
        ["type"] = type,
        ["id"] = Id,
        ["timestamp"] = LeadershipBotProcess.MidRound,
        ["serviceUrl"] = addresses.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = $"29:{person.Id}", ["name"] = person.Name, ["aadObjectId"] = person.Id, ["role"] = "user" },
        ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = SandboxAddresses.TenantId, ["id"] = $"a:{person.Id}" },
        ["recipient"] = new JsonObject { ["id"] = SandboxAddresses.BotId, ["name"] = SandboxAddresses.BotName },
        ["locale"] = "en-US",
        ["localTimezone"] = person.TimeZone,
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["country"] = "US", ["platform"] = "Web", ["timezone"] = person.TimeZone }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = SandboxAddresses.TenantId } },
    };
}
