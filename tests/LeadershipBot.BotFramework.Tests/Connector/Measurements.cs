using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.BotFramework.Tests.Connector;

/// <summary>What one bot's meter is told of the connector.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private double _rate;

    public Measurements(IServiceProvider services)
    {
        var scope = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == scope && instrument.Name.StartsWith("leadershipbot.connector.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
            Counted.Enqueue(string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal)])));
        _listener.SetMeasurementEventCallback<double>((_, rate, _, _) => _rate = rate);
        _listener.Start();
    }

    public ConcurrentQueue<string> Counted { get; } = new();

    public double Rate()
    {
        _listener.RecordObservableInstruments();
        return _rate;
    }

    public void Dispose() => _listener.Dispose();
}
