using System.Diagnostics.Metrics;

namespace LeadershipBot.Telemetry;

/// <summary>The host's own figures: meter <c>LeadershipBot</c>.</summary>
public sealed class BotMetrics
{
    public const string MeterName = "LeadershipBot";
    public const string Deliveries = "leadershipbot.deliveries";
    public const string Requests = "leadershipbot.deliveries.requests";
    public const string QueueAge = "leadershipbot.queue.age";
    public const string CloseDuration = "leadershipbot.close.duration";

    // What one ballot more takes, or a hundred, is less than this.
    private const int CloseSteps = 5;

    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _requests;
    private readonly Histogram<long> _closes;
    private readonly Meter _meter;

    public BotMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _deliveries = _meter.CreateCounter<long>(Deliveries, "{message}", "Messages of sends that were delivered or failed, by outcome and by reason.");
        _requests = _meter.CreateCounter<long>(Requests, "{request}", "Requests to Teams for messages of sends, by whether Teams answered 429.");
        _closes = _meter.CreateHistogram(
            CloseDuration, "s", "From the end of intake to the last erased answer, in steps of five seconds.", tags: null,
            new InstrumentAdvice<long> { HistogramBucketBoundaries = [15, 30, 60, 120, 300, 600, 1800] });
    }

    public void Ended(string outcome, string? reason) =>
        _deliveries.Add(1, new("outcome", outcome), new("reason", reason ?? "none"));

    public void Requested(int requests, int throttled)
    {
        _requests.Add(requests - throttled, new KeyValuePair<string, object?>("throttled", false));
        _requests.Add(throttled, new KeyValuePair<string, object?>("throttled", true));
    }

    public void Closed(TimeSpan took) => _closes.Record((long)Math.Ceiling(took.TotalSeconds / CloseSteps) * CloseSteps);

    public void WatchQueue(Func<double> age) => _meter.CreateObservableGauge(QueueAge, age, "s", "How long the oldest message that is due has been waiting.");
}
