using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Connector;

namespace LeadershipBot.Sandbox.Staff;

/// <summary>
/// Everybody the visitor does not play. When a pulse arrives each decides whether and when to answer; managers take
/// some nudges on. They act through the bot's endpoint like any client, in batches, so that skipping ahead is quick.
/// </summary>
public sealed class SimulatedStaff(
    SandboxRoster roster, Chats chats, PersonClient client, Temperament temperament, StaffBatches batches, SandboxClock clock)
{
    private const string SubmitPulse = "pulse.submit";

    /// <summary>What managers do with a nudge, by verb, with the share that does it; the rest let it be.</summary>
    private static readonly (string Verb, double Share)[] NudgeAnswers =
        [("nudge.accept", 0.6), ("nudge.another", 0.08), ("nudge.later", 0.08), ("nudge.notforme", 0.06)];

    /// <summary>How it went with what they took on, likewise.</summary>
    private static readonly (string Verb, double Share)[] CheckInAnswers =
        [("checkin.did", 0.4), ("checkin.partly", 0.2), ("checkin.notyet", 0.2)];

    private const double ChangeOfMindRate = 0.06;

    private static readonly TimeSpan TapAfter = TimeSpan.FromMinutes(90);

    /// <summary>After the pulse came: the same day, the next day, and once the reminder is out; with the share of answers each gets.</summary>
    private static readonly (TimeSpan After, double Share)[] AnswerTimes =
    [
        (TimeSpan.FromHours(2), 0.5),
        (TimeSpan.FromHours(25), 0.3),
        (TimeSpan.FromHours(76), 0.2),
    ];

    private readonly ConcurrentDictionary<string, bool> _decided = new(StringComparer.Ordinal);

    /// <summary>Whether they act at all. What comes due while this is off is let go.</summary>
    public bool IsOn
    {
        get => batches.IsOn;
        set => batches.IsOn = value;
    }

    /// <summary>Looks at a message that just arrived in a chat.</summary>
    public void Notice(Person person, string activityId, JsonElement activity)
    {
        if (roster.Shown.Contains(person))
        {
            return;
        }

        if (CardAction.Find(activity, SubmitPulse) is { } submit && DecidesFirstTime(person, submit))
        {
            PlanAnswer(person, activityId, submit, CardForm.Read(activity));
        }

        PlanTap(person, activityId, activity, NudgeAnswers, "managers answer a nudge");
        PlanTap(person, activityId, activity, CheckInAnswers, "managers say how it went");
    }

    /// <summary>A reminder, or the same card asked for again, is no new decision.</summary>
    private bool DecidesFirstTime(Person person, CardAction action) =>
        _decided.TryAdd($"{person.Id} {action.Verb} {action.Data?.ToJsonString()}", value: true);

    private void PlanAnswer(Person person, string activityId, CardAction submit, CardForm form)
    {
        var arrived = clock.GetUtcNow();
        var chance = temperament.Chance("answers", person.Id, arrived.ToString("yyyy-MM-dd", null));
        if (chance.NextDouble() >= temperament.ResponseRate(person.Team))
        {
            return;
        }

        var turn = PickTurn(chance.NextDouble());
        Plan(turn);
        if (turn + 1 < AnswerTimes.Length && chance.NextDouble() < ChangeOfMindRate)
        {
            Plan(turn + 1);
        }

        void Plan(int index)
        {
            var answers = form.FillIn(person, temperament, chance);
            batches.Join(arrived + AnswerTimes[index].After, "staff answer", Tap(person, activityId, submit, answers));
        }
    }

    private void PlanTap(Person person, string activityId, JsonElement activity, IReadOnlyList<(string Verb, double Share)> answers, string what)
    {
        if (CardAction.Find(activity, answers[0].Verb) is not { } first || !DecidesFirstTime(person, first))
        {
            return;
        }

        var arrived = clock.GetUtcNow();
        var roll = temperament.Chance(first.Verb, person.Id, arrived.ToString("yyyy-MM-dd", null)).NextDouble();
        foreach (var (verb, share) in answers)
        {
            if (roll < share && CardAction.Find(activity, verb) is { } action)
            {
                batches.Join(arrived + TapAfter, what, Tap(person, activityId, action, null));
                return;
            }

            roll -= share;
        }
    }

    private Func<CancellationToken, Task<BotReply>> Tap(Person person, string activityId, CardAction action, JsonObject? data) =>
        cancellationToken => client.TapAsync(chats.Of(person), activityId, action, data, cancellationToken);

    private static int PickTurn(double roll)
    {
        var turn = 0;
        while (turn < AnswerTimes.Length - 1 && roll >= AnswerTimes[turn].Share)
        {
            roll -= AnswerTimes[turn].Share;
            turn++;
        }

        return turn;
    }
}
