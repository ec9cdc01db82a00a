using System.Diagnostics.Metrics;
using LeadershipBot.BotFramework.Authentication;

namespace LeadershipBot.BotFramework;

/// <summary>Counters without a person, a conversation or a tenant in their tags: meter <c>LeadershipBot.BotFramework</c>.</summary>
public sealed class BotFrameworkMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "LeadershipBot.BotFramework";

    private readonly Counter<long> _refused;
    private readonly Counter<long> _failedTurns;
    private readonly Counter<long> _putOff;
    private readonly Counter<long> _tries;
    private readonly Counter<long> _ambiguous;

    /// <summary>Makes the counters.</summary>
    public BotFrameworkMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _refused = meter.CreateCounter<long>("leadershipbot.requests.refused", "{request}", "Incoming requests refused, by reason.");
        _failedTurns = meter.CreateCounter<long>("leadershipbot.turns.failed", "{turn}", "Turns that ended in the apology.");
        _putOff = meter.CreateCounter<long>("leadershipbot.turns.put_off", "{turn}", "Turns of people who said too much at once.");
        _tries = meter.CreateCounter<long>("leadershipbot.connector.tries", "{try}", "Requests to the connector, by status; 0 is no answer.");
        _ambiguous = meter.CreateCounter<long>("leadershipbot.connector.ambiguous", "{try}", "Requests that may have reached a person although no success was answered; a retry may send twice.");
    }

    internal void Refused(RefusalReason reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    internal void TurnPutOff() => _putOff.Add(1);

    internal void TurnFailed() => _failedTurns.Add(1);

    internal void Tried(int status, bool isAmbiguous)
    {
        _tries.Add(1, new KeyValuePair<string, object?>("status", status));
        if (isAmbiguous)
        {
            _ambiguous.Add(1);
        }
    }
}
