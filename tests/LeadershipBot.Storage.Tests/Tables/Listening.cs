using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Text;

namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>Hears everything this process says through activities, diagnostic sources, event sources and meters.</summary>
internal sealed class Listening : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly Events _events;
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ConcurrentQueue<IDisposable> _subscriptions = new();

    public Listening()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Hear($"activity {activity.Source.Name}", [activity.OperationName, activity.DisplayName, .. activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")]),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear($"meter {instrument.Meter.Name}", [instrument.Name, .. Text(tags)]));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear($"meter {instrument.Meter.Name}", [instrument.Name, .. Text(tags)]));
        _meters.Start();
        _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(source =>
            _subscriptions.Enqueue(source.Subscribe(new Observer<KeyValuePair<string, object?>>(said => Hear($"diagnostics {source.Name}", [said.Key, $"{said.Value}"])))))));
        _events = new Events(Hear);
    }

    /// <summary>Lines of the form "source: what, what".</summary>
    public IReadOnlyList<string> Heard => [.. _heard];

    public void Dispose()
    {
        _events.Dispose();
        _meters.Dispose();
        _activities.Dispose();
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private static IEnumerable<string> Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}");

    private void Hear(string source, IEnumerable<string> said) => _heard.Enqueue($"{source}: {string.Join(", ", said)}");

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => next(value);
    }

    private sealed class Events : EventListener
    {
        // What existed before this object did is announced while the base class is built, before the field is set.
        private readonly Action<string, IEnumerable<string>>? _hear;

        [ThreadStatic]
        private static bool IsHearing;

        public Events(Action<string, IEnumerable<string>> hear)
        {
            _hear = hear;
            foreach (var source in EventSource.GetSources())
            {
                Enable(source);
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (_hear is not null)
            {
                Enable(eventSource);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // Listening rents memory and starts tasks, of which there are events too.
            if (_hear is null || IsHearing)
            {
                return;
            }

            IsHearing = true;
            _hear($"events {eventData.EventSource.Name}", [eventData.EventName ?? "", eventData.Message ?? "", .. (eventData.Payload ?? new([])).Select(Text)]);
            IsHearing = false;
        }

        private static string Text(object? value) => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{value}";

        // The runtime's own sources tell of its memory and threads, in floods.
        private void Enable(EventSource source)
        {
            if (source.Name is not ("Microsoft-Windows-DotNETRuntime" or "System.Runtime" or "System.Diagnostics.Metrics" or "System.Buffers.ArrayPoolEventSource" or "System.Threading.Tasks.TplEventSource"))
            {
                EnableEvents(source, EventLevel.Verbose, EventKeywords.All);
            }
        }
    }
}
