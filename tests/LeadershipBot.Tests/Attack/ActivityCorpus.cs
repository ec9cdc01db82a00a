using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Admin;
using LeadershipBot.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Tests.Driving;

namespace LeadershipBot.Tests.Attack;

/// <summary>
/// One activity of each kind that the bot does something with, from several people, as Teams would send it. Nobody of
/// them may use "plan": it reads nothing of what is typed after it, and takes long.
/// </summary>
internal static class ActivityCorpus
{
    private static readonly DateTimeOffset Now = new(2026, 10, 5, 18, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<JsonObject> Of(AgencyAtWork agency)
    {
        var wire = new Wire(agency);
        var chat = agency.Service<Chats>().Of(agency.Service<SandboxRoster>().People[3]);
        var addresses = agency.Service<SandboxAddresses>();
        return
        [
            .. agency.Service<IEnumerable<ITextCommand>>().SelectMany(command => command.Names).Select((name, index) => wire.Message($"North{(index % 8) + 1}", name)),
            wire.Message("NorthLead", "nudge"),
            wire.Message("Director", "results North"),
            wire.Message("South1", "pause 2026-12-24"),
            wire.Message("Admin", "status"),
            wire.Message("Admin", "pause North until 2026-12-24"),
            wire.Message("Admin", "resume"),
            wire.Message("Admin", "test"),
            wire.Message("South2", "cancel"),
            wire.Message("South3", "I would like to say something"),
            Mention(wire.Message("South4", "<at>LeadershipBot</at> help")),
            .. Taps(wire),
            .. Taps(wire).Select(Submitted),
            PersonActivities.Installation(chat, addresses, Now, "add"),
            PersonActivities.Installation(chat, addresses, Now, "remove-upgrade"),
            PersonActivities.BotAdded(chat, addresses, Now),
            Members(PersonActivities.BotAdded(chat, addresses, Now)),
        ];
    }

    private static IReadOnlyList<JsonObject> Taps(Wire wire) =>
    [
        wire.Tap("North1", SubmitBallot.VerbName, Data(Items.All(4).With(PulseCard.RoundKey, Harbor.RoundId))),
        wire.Tap("North2", AnswerAgain.VerbName, new JsonObject { [PulseCard.RoundKey] = Harbor.RoundId }),
        wire.Tap("North3", SaveSettings.VerbName, new JsonObject
        {
            [SettingsCard.LanguageInput] = "en", [SettingsCard.FromInput] = "9", [SettingsCard.ToInput] = "17", [SettingsCard.PulsesInput] = "true",
            [SettingsCard.DaysInput] = "Monday,Friday", [SettingsCard.PauseInput] = "2026-11-30",
        }),
        wire.Tap("Admin", RefreshStatus.VerbName, []),
        wire.Tap("Admin", CancelSend.VerbName, new JsonObject { [StatusCard.CampaignKey] = Harbor.RoundId + ".invite" }),
        wire.Tap("Admin", AnswerTest.VerbName, Data(Items.All(4))),
        wire.Tap("NorthLead", AnswerNudge.Accept, new JsonObject { [NudgeCard.CardKey] = "first" }),
        wire.Tap("NorthLead", AnswerNudge.Another, new JsonObject { [NudgeCard.CardKey] = "first" }),
        wire.Tap("SouthLead", AnswerNudge.Later, new JsonObject { [NudgeCard.CardKey] = "first" }),
        wire.Tap("SouthLead", AnswerNudge.NotForMe, new JsonObject { [NudgeCard.CardKey] = "first" }),
        wire.Tap("NorthLead", CheckIn.NotYet, new JsonObject { [NudgeCard.CardKey] = "first", [CheckInCard.NoteInput] = "A note." }),
    ];

    private static JsonObject Data(Dictionary<string, string> answers) =>
        new(answers.Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)answer.Value)));

    /// <summary>The same tap from a client that only knows Action.Submit.</summary>
    private static JsonObject Submitted(JsonObject tap)
    {
        var data = tap["value"]!["action"]!["data"]!.DeepClone().AsObject();
        data["verb"] = tap["value"]!["action"]!["verb"]!.DeepClone();
        var message = tap.DeepClone().AsObject();
        message["type"] = "message";
        message.Remove("name");
        message["value"] = data;
        return message;
    }

    private static JsonObject Mention(JsonObject message)
    {
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention", ["text"] = "<at>LeadershipBot</at>", ["mentioned"] = new JsonObject { ["id"] = SandboxAddresses.BotId, ["name"] = "LeadershipBot" },
        });
        return message;
    }

    private static JsonObject Members(JsonObject update)
    {
        update["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:somebody" }, new JsonObject { ["id"] = SandboxAddresses.BotId });
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:somebody" });
        return update;
    }
}
