using System.Text.Json.Nodes;
using LeadershipBot.Actions;
using LeadershipBot.Admin;
using LeadershipBot.Circles;
using LeadershipBot.Core.Actions;
using LeadershipBot.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Seasons;
using LeadershipBot.Teams;
using LeadershipBot.Tests.Driving;

namespace LeadershipBot.Tests.Attack;

/// <summary>How a verb is tapped.</summary>
/// <param name="People">By whom; no other verb is tapped by them.</param>
/// <param name="Before">What they type to get the card.</param>
/// <param name="Data">What the tap brings.</param>
internal sealed record VerbCase(string[] People, string? Before, Func<Message, JsonObject> Data);

/// <summary>A case for each verb that the bot knows, while a round is open at Harbor County.</summary>
internal static class VerbCases
{
    public const string NoSuchVerb = "no.such.verb";

    public static IReadOnlyDictionary<string, VerbCase> All { get; } = new Dictionary<string, VerbCase>(StringComparer.Ordinal)
    {
        [SubmitBallot.VerbName] = new(["North1", "North2"], null, _ => Answers()),
        [AnswerAgain.VerbName] = new(["North3", "North4"], null, _ => new JsonObject { [PulseCard.RoundKey] = Harbor.RoundId }),
        [SaveSettings.VerbName] = new(["North5", "North6"], null, _ => new JsonObject { [SettingsCard.LanguageInput] = "es", [SettingsCard.PauseInput] = "2026-11-30" }),
        [AnswerNudge.Accept] = new(["NorthLead"], "nudge", DataOf(AnswerNudge.Accept)),
        [AnswerNudge.Later] = new(["SouthLead"], "nudge", DataOf(AnswerNudge.Later)),
        [AnswerNudge.Another] = new(["Director"], "nudge", DataOf(AnswerNudge.Another)),
        [AnswerNudge.NotForMe] = new(["South5"], null, _ => Card("gone")),
        [CheckIn.Did] = new(["South6"], null, _ => Card("gone")),
        [CheckIn.Partly] = new(["South7"], null, _ => Card("gone")),
        [CheckIn.NotYet] = new(["South8"], null, _ => Card("gone")),
        [DeleteNote.VerbName] = new(["North7"], null, _ => Card("gone")),
        [SaveSeason.VerbName] = new(["North8", "Admin"], null, _ => new JsonObject
        {
            [SeasonCard.SeasonKey] = "2027-q1", ["practice1"] = "VM-13", ["practice2"] = "CO-1", ["practice3"] = "SP-13",
        }),
        [RefreshStatus.VerbName] = new(["Admin", "South2"], null, _ => []),
        [CancelSend.VerbName] = new(["Admin", "South3"], null, _ => new JsonObject { [StatusCard.CampaignKey] = Harbor.RoundId + ".invite" }),
        [AnswerTest.VerbName] = new(["South4"], null, _ => Answers()),
        [BeginAction.VerbName] = new(["NorthLead"], null, _ => new JsonObject { [TapData.UnitKey] = Unit.Agency }),
        [TapDraft.Next] = new(["SouthLead"], "action", Step(new JsonObject { [DraftCards.TextInputId] = "Keep Fridays free" })),
        [TapDraft.Above] = new(["SouthLead"], "action", Step(new JsonObject { [DraftCards.TextInputId] = "We wait for laptops" })),
        [TapDraft.Back] = new(["SouthLead"], "action", Step([])),
        [TapDraft.StartOver] = new(["SouthLead"], "action", Step([])),
        [TapDraft.Cancel] = new(["SouthLead"], "action", Step([])),
        [TapDraft.Send] = new(["SouthLead"], "action", Step([])),
        [ShowHeard.VerbName] = new(["Director"], null, _ => TellHeard.DataOf(Harbor.RoundId, Unit.Agency)),
        [SendHeard.VerbName] = new(["Director"], null, _ => TellHeard.DataOf(Harbor.RoundId, Unit.Agency)),
        [ShowOutcome.VerbName] = new(["NorthLead"], null, _ => new JsonObject { [TapData.KeyKey] = "gone" }),
        [CheckOutcome.VerbName] = new(["NorthLead"], null, _ => new JsonObject { [TapData.KeyKey] = "gone" }),
        [ChangeOutcome.VerbName] = new(["NorthLead"], null, _ => new JsonObject { [TapData.KeyKey] = "gone" }),
        [SendOutcome.VerbName] = new(["NorthLead"], null, _ => new JsonObject { [TapData.KeyKey] = "gone" }),
        [ShowReply.VerbName] = new(["Director"], null, _ => new JsonObject { [TapData.KeyKey] = "gone" }),
        [CheckReply.VerbName] = new(["Director"], null, _ => new JsonObject { [TapData.KeyKey] = "gone" }),
        [SendReply.VerbName] = new(["Director"], null, _ => new JsonObject { [TapData.KeyKey] = "gone", [AskReply.ReplyInput] = "Yes" }),
        [OpenAnyway.VerbName] = new(["Admin", "South4"], null, _ => new JsonObject { [TapData.RoundKey] = Harbor.RoundId, [OpenAnyway.ReasonKey] = "A reason that is long enough" }),
        [JoinCircles.VerbName] = new(["South5"], null, _ => []),
        [LeaveCircles.VerbName] = new(["South6"], null, _ => []),
        [NoSuchVerb] = new(["South1"], null, _ => []),
    };

    /// <summary>The tap as Teams sends it.</summary>
    public static async Task<string> TapAsync(AgencyAtWork agency, string who, string verb)
    {
        var (_, before, data) = All[verb];
        var card = before is null ? null : await agency.Find(who).SaysAsync(before);
        return new Wire(agency).Tap(who, verb, data(card!)).ToJsonString();
    }

    /// <summary>A tap on whatever card of the dialog is current, with some inputs.</summary>
    private static Func<Message, JsonObject> Step(JsonObject inputs) => card =>
    {
        var data = DataOf(TapDraft.Cancel)(card);
        foreach (var (name, value) in inputs)
        {
            data[name] = value?.DeepClone();
        }

        return data;
    };

    private static JsonObject Card(string id) => new() { [NudgeCard.CardKey] = id };

    private static JsonObject Answers() => new(Items.All(4).With(PulseCard.RoundKey, Harbor.RoundId).Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)answer.Value)));

    private static Func<Message, JsonObject> DataOf(string verb) =>
        card => JsonNode.Parse(CardAction.Find(card.Activity, verb)!.Data!.ToJsonString())!.AsObject();
}
