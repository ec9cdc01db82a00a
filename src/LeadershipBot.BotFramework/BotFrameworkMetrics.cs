using System.Diagnostics.Metrics;
using LeadershipBot.BotFramework.Authentication;

namespace LeadershipBot.BotFramework;

/// <summary>Counters without a person, a conversation or a tenant in their tags: meter <c>LeadershipBot.BotFramework</c>.</summary>
public sealed class BotFrameworkMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "LeadershipBot.BotFramework";

    private readonly Counter<long> refused;
    private readonly Counter<long> failedTurns;
    private readonly Counter<long> tries;
    private readonly Counter<long> ambiguous;

    /// <summary>Makes the counters.</summary>
    public BotFrameworkMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        refused = meter.CreateCounter<long>("leadershipbot.requests.refused", "{request}", "Incoming requests refused, by reason.");
        failedTurns = meter.CreateCounter<long>("leadershipbot.turns.failed", "{turn}", "Turns that ended in the apology.");
        tries = meter.CreateCounter<long>("leadershipbot.connector.tries", "{try}", "Requests to the connector, by status; 0 is no answer.");
        ambiguous = meter.CreateCounter<long>("leadershipbot.connector.ambiguous", "{try}", "Requests that may have reached a person although no success was answered; a retry may send twice.");
    }

    internal void Refused(RefusalReason reason) => refused.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    internal void TurnFailed() => failedTurns.Add(1);

    internal void Tried(int status, bool isAmbiguous)
    {
        tries.Add(1, new KeyValuePair<string, object?>("status", status));
        if (isAmbiguous)
        {
            ambiguous.Add(1);
        }
    }
}
