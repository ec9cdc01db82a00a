using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Telemetry;

/// <summary>A figure as it arrived: its meter, its name and the tags of each of its points.</summary>
internal sealed record Figure(string Meter, string Name, IReadOnlyList<IReadOnlyDictionary<string, string>> Points, bool HasExemplars)
{
    public override string ToString() => $"{Meter} {Name} {string.Join(" | ", Points.Select(point => string.Join(',', point.Select(tag => $"{tag.Key}={tag.Value}"))))}";
}

/// <summary>A log line as it arrived.</summary>
internal sealed record Line(string Category, string Severity, string Body, string EventName, IReadOnlyDictionary<string, string> Attributes, bool HasTrace);

/// <summary>
/// A small OpenTelemetry collector: takes OTLP over HTTP and over gRPC, whatever the path, and reads as much of it as the tests ask
/// (opentelemetry.io/docs/specs/otlp; the numbers are those of its .proto files).
/// </summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, string Headers, byte[] Body)> Requests { get; } = new();

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public IReadOnlyList<Figure> Figures =>
    [
        .. Of("metrics").SelectMany(message => message.All(1, 2)).SelectMany(scope => scope.All(2).Select(metric =>
        {
            // Gauge, sum, histogram: points are field 1 of each; their attributes are field 7, 7 and 9, exemplars 5, 5 and 8.
            var data = new (int Kind, int Tags, int Exemplars)[] { (5, 7, 5), (7, 7, 5), (9, 9, 8) }.Where(kind => metric.Has(kind.Kind)).ToList();
            var points = data.SelectMany(kind => metric.All(kind.Kind, 1).Select(point =>
                (Tags: (IReadOnlyDictionary<string, string>)point.Attributes(kind.Tags).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal), Has: point.Has(kind.Exemplars)))).ToList();
            return new Figure(scope.All(1).Single().Text(1)!, metric.Text(1)!, [.. points.Select(point => point.Tags)], points.Exists(point => point.Has));
        })),
    ];

    public IReadOnlyList<Line> Lines =>
    [
        .. Of("logs").SelectMany(message => message.All(1, 2)).SelectMany(scope => scope.All(2).Select(record => new Line(
            scope.All(1).Single().Text(1)!,
            record.Text(3) ?? "",
            record.All(5).Select(body => body.Text(1)).FirstOrDefault() ?? "",
            record.Text(12) ?? "",
            record.Attributes(6).GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pairs => pairs.Key, pairs => pairs.First().Value, StringComparer.Ordinal),
            record.Has(9) || record.Has(10)))),
    ];

    /// <summary>The attributes of whoever sent it.</summary>
    public IReadOnlyList<(string Key, string Value)> Resource => [.. Of("metrics").Concat(Of("logs")).SelectMany(message => message.All(1, 1)).SelectMany(resource => resource.Attributes(1)).Distinct()];

    /// <summary>Everything as text, to look for words in.</summary>
    public string Everything => string.Join('\n', Requests.Select(request => System.Text.Encoding.Latin1.GetString(request.Body)));

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        return await StartAsync(builder);
    }

    public static async Task<Collector> StartGrpcAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        return await StartAsync(builder);
    }

    /// <summary>Waits until something of this kind has come.</summary>
    public async Task<T> ArrivesAsync<T>(Func<Collector, IEnumerable<T>> find)
    {
        while (true)
        {
            if (find(this).Take(1).ToList() is [var found])
            {
                return found;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<Collector> StartAsync(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        var collector = new Collector(app);
        app.Run(collector.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var isGrpc = http.Request.ContentType == "application/grpc";
        Requests.Enqueue((
            http.Request.Path,
            string.Join('\n', http.Request.Headers.Select(header => $"{header.Key}: {header.Value}")),
            isGrpc ? body.ToArray()[5..] : body.ToArray()));
        http.Response.ContentType = isGrpc ? "application/grpc" : "application/x-protobuf";
        if (isGrpc)
        {
            await http.Response.Body.WriteAsync(new byte[5]);
            http.Response.AppendTrailer("grpc-status", "0");
        }
    }

    private IEnumerable<Protobuf> Of(string signal) =>
        Requests.Where(request => request.Path.Contains(signal, StringComparison.OrdinalIgnoreCase)).Select(request => Protobuf.Read(request.Body));
}
