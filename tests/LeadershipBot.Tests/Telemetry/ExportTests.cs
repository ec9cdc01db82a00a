using System.CommandLine;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using LeadershipBot.BotFramework;
using LeadershipBot.Telemetry;
using LeadershipBot.Tests.Anonymity;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Telemetry;

/// <summary>What a collector gets of a whole round. Meters are the process's, so nothing runs beside it.</summary>
[Collection(nameof(Alone))]
public sealed class ExportTests
{
    private static readonly string[] TagsThatMayLeave =
        ["outcome", "reason", "throttled", "http.request.method", "http.route", "http.response.status_code", "gc.heap.generation"];

    private static readonly string[] Sections = ["Bot", "Roster", "Programs", "Storage", "Pulses", "SignIn"];

    [Theory]
    [InlineData(TelemetryProtocol.HttpProtobuf)]
    [InlineData(TelemetryProtocol.Grpc)]
    public async Task Figures_and_lines_of_a_round_arrive_and_tell_of_nobody(TelemetryProtocol protocol)
    {
        await using var collector = protocol == TelemetryProtocol.Grpc ? await Collector.StartGrpcAsync() : await Collector.StartAsync();
        await using var agency = await StartAsync(collector, protocol);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in agency.With("staff").Take(9))
        {
            await person.AnswersAsync(Items.All(4));
        }

        await agency.Find("North1").SaysAsync("settings");
        using var probe = await agency.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/readyz"));
        await agency.AdvanceAsync(Harbor.Closes);
        agency.Service<ILoggerFactory>().CreateLogger("LeadershipBot.Somebody").Log(LogLevel.Warning, new EventId(1, "Said"), "A line", null, (state, _) => state);
        Assert.True(agency.Service<CollectorExport>().Flush());

        var names = collector.Figures.Select(figure => figure.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Empty(names.Except(ExportedFigures.All.Keys.Select(figure => figure.Instrument)));
        Assert.Empty(
            new[]
            {
                "leadershipbot.deliveries", "leadershipbot.deliveries.requests", "leadershipbot.queue.age", "leadershipbot.connector.rate", "leadershipbot.close.duration",
                "http.server.request.duration", "dotnet.process.memory.working_set",
            }.Except(names));
        var tags = collector.Figures.SelectMany(figure => figure.Points).SelectMany(point => point).ToList();
        Assert.Empty(tags.Select(tag => tag.Key).Except(TagsThatMayLeave));
        Assert.DoesNotContain(tags, tag => tag.Value.Contains("/api/messages", StringComparison.Ordinal) || tag.Value.Contains("pulse-", StringComparison.Ordinal));
        Assert.Contains(tags, tag => tag is { Key: "http.route", Value: "/readyz" });
        Assert.DoesNotContain(collector.Figures, figure => figure.HasExemplars);
        Assert.Contains(collector.Lines, line => line is { Category: "LeadershipBot.Somebody", Body: "A line", EventName: "Said" });
        Assert.All(collector.Lines, line => Assert.False(line.HasTrace));
        Assert.DoesNotContain(collector.Requests, request => request.Path.Contains("trace", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(SilenceTests.Personal(agency), word => collector.Everything.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["service.name", "service.version"], collector.Resource.Select(pair => pair.Key).Where(key => !key.StartsWith("telemetry.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_instrument_that_is_not_on_the_list_is_dropped_and_so_is_a_tag()
    {
        await using var collector = await Collector.StartAsync();
        using var export = new CollectorExport(Microsoft.Extensions.Options.Options.Create(new TelemetryOptions { Endpoint = collector.Address, Protocol = TelemetryProtocol.HttpProtobuf }));
        using var ours = new Meter(BotMetrics.MeterName);
        using var kestrel = new Meter("Microsoft.AspNetCore.Server.Kestrel");
        using var strange = new Meter("Somebody.Else");
        ours.CreateCounter<long>("leadershipbot.answers").Add(1);
        ours.CreateCounter<long>(BotMetrics.Deliveries).Add(1, new("outcome", "delivered"), new("person", "larkspur"));
        kestrel.CreateUpDownCounter<long>("kestrel.active_connections").Add(1);
        strange.CreateCounter<long>("strange").Add(1);

        Assert.True(export.Flush());

        // Hosts of other tests measure beside it.
        Assert.DoesNotContain(collector.Figures, figure => figure.Name is "leadershipbot.answers" or "kestrel.active_connections" or "strange");
        var points = collector.Figures.Where(figure => figure.Name == BotMetrics.Deliveries).SelectMany(figure => figure.Points).ToList();
        Assert.Contains(points, point => string.Join(',', point.Select(tag => $"{tag.Key}={tag.Value}")) == "outcome=delivered");
        Assert.All(points, point => Assert.DoesNotContain(point, tag => tag.Key is not ("outcome" or "reason")));
        Assert.DoesNotContain("larkspur", collector.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_sent_without_the_request_in_which_it_was_written_and_without_its_scopes()
    {
        await using var collector = await Collector.StartAsync();
        using var export = new CollectorExport(Microsoft.Extensions.Options.Options.Create(new TelemetryOptions { Endpoint = collector.Address, Protocol = TelemetryProtocol.HttpProtobuf }));
        using var span = new Activity("request").Start();
        var logger = export.Loggers.CreateLogger("LeadershipBot.Somebody");
        using (logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["RequestPath"] = "/api/messages" }))
        {
            logger.Log(LogLevel.Debug, default, "A line", null, (state, _) => state);
        }

        Assert.True(export.Flush());

        Assert.False(Assert.Single(collector.Lines).HasTrace);
        Assert.DoesNotContain("/api/messages", collector.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(span.TraceId.ToString(), Convert.ToHexStringLower(collector.Requests.Single(request => request.Path == "/v1/logs").Body), StringComparison.Ordinal);
        Assert.All(collector.Requests, request => Assert.DoesNotContain("traceparent", request.Headers, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_made_and_nothing_listens()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();

        Assert.DoesNotContain(agency.Service<IEnumerable<ILoggerProvider>>(), provider => provider is CollectorLogs);
        using var meter = new Meter(BotMetrics.MeterName);
        Assert.False(meter.CreateCounter<long>(BotMetrics.Deliveries).Enabled);
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("verify-anonymity")]
    public async Task A_command_beside_the_bot_sends_nothing_under_its_name(string command)
    {
        await using var collector = await Collector.StartAsync();
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var settings = agency.Service<IConfiguration>().AsEnumerable()
            .Where(setting => setting.Value is not null && Sections.Contains(setting.Key.Split(':')[0]))
            .SelectMany(setting => new[] { "--" + setting.Key, setting.Value! });
        string[] args = [command, .. settings, "--Telemetry:Endpoint", collector.Address, "--Telemetry:Protocol", nameof(TelemetryProtocol.HttpProtobuf), "--environment", "Production"];
        var output = new StringWriter();

        await HostCommand.Create(args, _ => throw new InvalidOperationException("It started.")).Parse(args, HostCommand.Parser)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, TestContext.Current.CancellationToken);

        Assert.Contains(command == "doctor" ? "Settings" : collector.Address["http://".Length..], output.ToString(), StringComparison.Ordinal);
        Assert.Empty(collector.Requests);
    }

    private static Task<AgencyAtWork> StartAsync(Collector collector, TelemetryProtocol protocol) => AgencyAtWork.StartHarborAsync(
        change: builder => builder.Configuration.AddInMemoryCollection([new("Telemetry:Endpoint", collector.Address), new("Telemetry:Protocol", protocol.ToString())]));
}
