using LeadershipBot.Sandbox.Connector;

namespace LeadershipBot.Sandbox.Limits;

/// <summary>
/// Teams' published limits for one bot in one tenant, over sliding windows of real time
/// (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). A refused request counts for nothing.
/// </summary>
public sealed class ConnectorLimits(TimeProvider realTime)
{
    private static readonly RateLimit[] OfTenant = [new(50, TimeSpan.FromSeconds(1))];

    private static readonly RateLimit[] OfThread =
    [
        new(7, TimeSpan.FromSeconds(1)),
        new(8, TimeSpan.FromSeconds(2)),
        new(60, TimeSpan.FromSeconds(30)),
        new(1800, TimeSpan.FromHours(1)),
    ];

    private readonly Lock _gate = new();
    private readonly long _start = realTime.GetTimestamp();
    private readonly SlidingLog _tenant = new(OfTenant);
    private readonly Dictionary<(Chat Thread, ConnectorOperation Operation), SlidingLog> _threads = [];
    private long _passed;
    private long _refused;

    /// <summary>Whether they are enforced.</summary>
    public bool IsOn { get; set; }

    /// <summary>Whether a refusal says after how long to try again, as Teams does sometimes.</summary>
    public bool TellsRetryAfter { get; set; } = true;

    public (long Passed, long Refused) Counts
    {
        get
        {
            lock (_gate)
            {
                return (_passed, _refused);
            }
        }
    }

    /// <summary>Counts a request, or gives how long its sender would have to wait.</summary>
    /// <param name="operation">What it asks for; sending and making conversations are limited apart from each other.</param>
    /// <param name="thread">The chat it is about; null if there is none such.</param>
    public TimeSpan? Refuse(ConnectorOperation operation, Chat? thread)
    {
        lock (_gate)
        {
            if (!IsOn)
            {
                _passed++;
                return null;
            }

            var now = realTime.GetElapsedTime(_start);
            var ofThread = LogOf(operation, thread);
            var wait = Longer(_tenant.WaitAt(now), ofThread?.WaitAt(now) ?? TimeSpan.Zero);
            if (wait > TimeSpan.Zero)
            {
                _refused++;
                return wait;
            }

            _passed++;
            _tenant.Add(now);
            ofThread?.Add(now);
            return null;
        }
    }

    private SlidingLog? LogOf(ConnectorOperation operation, Chat? thread)
    {
        if (thread is null || operation is not (ConnectorOperation.Send or ConnectorOperation.Create))
        {
            return null;
        }

        if (!_threads.TryGetValue((thread, operation), out var log))
        {
            _threads[(thread, operation)] = log = new SlidingLog(OfThread);
        }

        return log;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
