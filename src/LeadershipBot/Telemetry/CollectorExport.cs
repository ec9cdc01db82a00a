using System.Reflection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace LeadershipBot.Telemetry;

/// <summary>
/// Figures and log lines to a collector, by OTLP. It has services and a configuration of its own, an empty one, so that no
/// <c>OTEL_*</c> variable decides what goes where. There is no tracer in it and there must never be one.
/// </summary>
public sealed class CollectorExport : IDisposable
{
    private const int TimeoutMilliseconds = 10_000;

    private readonly OpenTelemetrySdk _sdk;

    public CollectorExport(IOptions<TelemetryOptions> options)
    {
        var settings = options.Value;
        _sdk = OpenTelemetrySdk.Create(telemetry =>
        {
            telemetry.Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());

            // The host's own filters have decided before a line comes here.
            telemetry.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
            telemetry.WithMetrics(metrics => AddFigures(metrics, settings));
            telemetry.WithLogging(
                logs => logs.SetResourceBuilder(Resource()).AddProcessor(new WithoutTraces()).AddOtlpExporter(exporter => Address(exporter, settings, "logs")),
                lines =>
                {
                    lines.IncludeFormattedMessage = true;
                    lines.IncludeScopes = false;
                });
        });
        Loggers = _sdk.GetLoggerFactory();
    }

    /// <summary>What is written here goes to the collector.</summary>
    public ILoggerFactory Loggers { get; }

    /// <summary>Exports now what there is; for tests and for the end.</summary>
    public bool Flush() => _sdk.MeterProvider.ForceFlush(TimeoutMilliseconds) & _sdk.LoggerProvider.ForceFlush(TimeoutMilliseconds);

    public void Dispose() => _sdk.Dispose();

    private static void AddFigures(MeterProviderBuilder metrics, TelemetryOptions settings) => metrics
        .SetResourceBuilder(Resource())
        .AddMeter([.. ExportedFigures.Meters])
        .AddView(instrument => ExportedFigures.TagsOf(instrument) is { } tags ? new MetricStreamConfiguration { TagKeys = tags } : MetricStreamConfiguration.Drop)
        .SetExemplarFilter(ExemplarFilterType.AlwaysOff)
        .AddOtlpExporter((exporter, reader) =>
        {
            Address(exporter, settings, "metrics");
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = settings.ExportSeconds * 1000;
            reader.PeriodicExportingMetricReaderOptions.ExportTimeoutMilliseconds = TimeoutMilliseconds;
            reader.TemporalityPreference = MetricReaderTemporalityPreference.Cumulative;
        });

    // Not the default one: that would name the machine, and take what OTEL_RESOURCE_ATTRIBUTES says.
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty().AddService(
        "leadershipbot", serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString(3), autoGenerateServiceInstanceId: false);

    private static void Address(OtlpExporterOptions exporter, TelemetryOptions settings, string signal)
    {
        var isHttp = settings.Protocol == TelemetryProtocol.HttpProtobuf;
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = isHttp ? new Uri(new Uri(settings.Endpoint), $"v1/{signal}") : new Uri(settings.Endpoint);
        exporter.TimeoutMilliseconds = TimeoutMilliseconds;
        exporter.HttpClientFactory = () => new HttpClient(
            new SocketsHttpHandler { ActivityHeadersPropagator = null, AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
        {
            Timeout = TimeSpan.FromMilliseconds(TimeoutMilliseconds),
        };
    }

    /// <summary>A line must not be tied to the request in which it was written.</summary>
    private sealed class WithoutTraces : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data) => (data.TraceId, data.SpanId, data.TraceFlags) = (default, default, default);
    }
}
