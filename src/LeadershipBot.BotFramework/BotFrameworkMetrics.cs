using System.Diagnostics.Metrics;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Connector;

namespace LeadershipBot.BotFramework;

/// <summary>Counters without a person, a conversation or a tenant in their tags: meter <c>LeadershipBot.BotFramework</c>.</summary>
public sealed class BotFrameworkMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "LeadershipBot.BotFramework";

    private readonly Meter _meter;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _failedTurns;
    private readonly Counter<long> _putOff;
    private readonly Counter<long> _tries;
    private readonly Counter<long> _ambiguous;
    private readonly Counter<long> _throttled;

    /// <summary>Makes the counters.</summary>
    public BotFrameworkMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _refused = _meter.CreateCounter<long>("leadershipbot.requests.refused", "{request}", "Incoming requests refused, by reason.");
        _failedTurns = _meter.CreateCounter<long>("leadershipbot.turns.failed", "{turn}", "Turns that ended in the apology.");
        _putOff = _meter.CreateCounter<long>("leadershipbot.turns.put_off", "{turn}", "Turns of people who said too much at once.");
        _tries = _meter.CreateCounter<long>("leadershipbot.connector.tries", "{try}", "Requests to the connector, by status and priority; status 0 is no answer.");
        _ambiguous = _meter.CreateCounter<long>("leadershipbot.connector.ambiguous", "{try}", "Requests that may have reached a person although no success was answered; a retry may send twice.");
        _throttled = _meter.CreateCounter<long>("leadershipbot.connector.throttled", "{try}", "Requests answered 429, by the limit it was taken for: conversation or tenant.");
    }

    internal void Refused(RefusalReason reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    internal void TurnPutOff() => _putOff.Add(1);

    internal void TurnFailed() => _failedTurns.Add(1);

    internal void Tried(int status, SendPriority priority, bool isAmbiguous)
    {
        _tries.Add(1, new("status", status), new("priority", priority.ToString().ToLowerInvariant()));
        if (isAmbiguous)
        {
            _ambiguous.Add(1);
        }
    }

    internal void Throttled(bool isTenant) => _throttled.Add(1, new KeyValuePair<string, object?>("limit", isTenant ? "tenant" : "conversation"));

    internal void WatchRate(Func<double> rate) =>
        _meter.CreateObservableGauge("leadershipbot.connector.rate", rate, "{request}/s", "Requests per second the connector is sent at most, just now.");
}
