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
    private const string AcceptNudge = "nudge.accept";
    private const double AcceptRate = 0.6;
    private const double ChangeOfMindRate = 0.06;

    private static readonly TimeSpan AcceptAfter = TimeSpan.FromMinutes(90);

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

        if (CardAction.Find(activity, AcceptNudge) is { } accept && DecidesFirstTime(person, accept))
        {
            PlanAcceptance(person, activityId, accept);
        }
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

    private void PlanAcceptance(Person person, string activityId, CardAction accept)
    {
        var arrived = clock.GetUtcNow();
        if (temperament.Chance("accepts", person.Id, arrived.ToString("yyyy-MM-dd", null)).NextDouble() < AcceptRate)
        {
            batches.Join(arrived + AcceptAfter, "managers take a nudge on", Tap(person, activityId, accept, null));
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
