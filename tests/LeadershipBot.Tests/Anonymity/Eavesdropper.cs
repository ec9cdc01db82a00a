using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Text;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>
/// Everything this process tells whoever listens, at the most verbose setting: spans, measurements with their tags, and the
/// events of every event source except those of the runtime's own machinery, which flood and name no request, and the
/// runtime's raw dumps of network traffic, which hold what the test itself sends; the released program has no event sources.
/// </summary>
internal sealed class Eavesdropper : EventListener
{
    private static readonly string[] NotHeard =
    [
        "Microsoft-Windows-DotNETRuntime", "System.Threading.Tasks.TplEventSource", "System.Buffers.ArrayPoolEventSource",
        "System.Diagnostics.Eventing.FrameworkEventSource", "Private.InternalDiagnostics.", "System.Runtime", "NativeRuntimeEventSource",
    ];

    // The base class asks before this one's constructor has run.
    private readonly ConcurrentQueue<string>? _events = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();
    private volatile bool _isOn;

    public Eavesdropper()
    {
        _spans = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (_isOn && span.Recorded)
                {
                    Spans.Enqueue($"{span.Source.Name} {span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}");
                }
            },
        };
        ActivitySource.AddActivityListener(_spans);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<byte>(Note);
        _meters.SetMeasurementEventCallback<short>(Note);
        _meters.SetMeasurementEventCallback<int>(Note);
        _meters.SetMeasurementEventCallback<long>(Note);
        _meters.SetMeasurementEventCallback<float>(Note);
        _meters.SetMeasurementEventCallback<double>(Note);
        _meters.SetMeasurementEventCallback<decimal>(Note);
        _meters.Start();
    }

    public ConcurrentQueue<string> Spans { get; } = new();

    /// <summary>Instrument and tag, with every value it had.</summary>
    public ConcurrentDictionary<(string Instrument, string Tag), ConcurrentDictionary<string, bool>> Tags { get; } = new();

    public IReadOnlyCollection<string> Events => _events!;

    /// <summary>Names of the event sources that said something.</summary>
    public IEnumerable<string> Sources => _events!.Select(entry => entry[..entry.IndexOf(' ', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal);

    /// <summary>Requests over HTTP that any client of this process began: method and address are all the source tells.</summary>
    public IEnumerable<string> Requests => _events!.Where(entry => entry.StartsWith("System.Net.Http RequestStart ", StringComparison.Ordinal));

    public void Listen() => _isOn = true;

    public void Stop() => _isOn = false;

    public override void Dispose()
    {
        _isOn = false;
        _spans.Dispose();
        _meters.Dispose();
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (!NotHeard.Any(name => eventSource.Name.StartsWith(name, StringComparison.Ordinal)))
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All, new Dictionary<string, string?>(StringComparer.Ordinal) { ["EventCounterIntervalSec"] = "1" });
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_isOn)
        {
            _events!.Enqueue($"{eventData.EventSource.Name} {eventData.EventName} {eventData.Message} {string.Join(' ', eventData.Payload?.Select(Show) ?? [])} {eventData.ActivityId}");
        }
    }

    private static string Show(object? value) => value switch
    {
        byte[] bytes => Encoding.Latin1.GetString(bytes),
        IDictionary<string, object?> values => string.Join(' ', values.Select(pair => $"{pair.Key}={Show(pair.Value)}")),
        object?[] values => string.Join(' ', values.Select(Show)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private void Note<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (_isOn)
        {
            foreach (var (key, value) in tags)
            {
                Tags.GetOrAdd((instrument.Name, key), _ => new()).TryAdd(Show(value), true);
            }

            Tags.GetOrAdd((instrument.Name, ""), _ => new()).TryAdd("", true);
        }
    }
}
