using System.Diagnostics.Metrics;
using LeadershipBot.BotFramework;

namespace LeadershipBot.Telemetry;

/// <summary>
/// The only figures that leave the bot, each with the only tags that do. None counts what people write, tap or
/// answer: what counts requests from Teams, connections, or answers to people is not among them.
/// </summary>
public static class ExportedFigures
{
    public static readonly IReadOnlyDictionary<(string Meter, string Instrument), string[]> All = new Dictionary<(string, string), string[]>
    {
        [(BotMetrics.MeterName, BotMetrics.Deliveries)] = ["outcome", "reason"],
        [(BotMetrics.MeterName, BotMetrics.Requests)] = ["throttled"],
        [(BotMetrics.MeterName, BotMetrics.QueueAge)] = [],
        [(BotMetrics.MeterName, BotMetrics.CloseDuration)] = [],
        [(BotFrameworkMetrics.MeterName, "leadershipbot.connector.rate")] = [],

        // Without /api/messages, which says so itself.
        [("Microsoft.AspNetCore.Hosting", "http.server.request.duration")] = ["http.request.method", "http.route", "http.response.status_code"],
        [("Microsoft.AspNetCore.Server.Kestrel", "kestrel.rejected_connections")] = [],
        [("Quartz", "quartz.trigger.misfire")] = [],
        [("System.Runtime", "dotnet.process.memory.working_set")] = [],
        [("System.Runtime", "dotnet.gc.last_collection.heap.size")] = ["gc.heap.generation"],
        [("System.Runtime", "dotnet.gc.last_collection.memory.committed_size")] = [],
        [("System.Runtime", "dotnet.thread_pool.thread.count")] = [],
        [("System.Runtime", "dotnet.thread_pool.queue.length")] = [],
    };

    public static IEnumerable<string> Meters => All.Keys.Select(figure => figure.Meter).Distinct(StringComparer.Ordinal);

    /// <summary>The tags an instrument is exported with; null where it is not exported.</summary>
    public static string[]? TagsOf(Instrument instrument) => All.GetValueOrDefault((instrument.Meter.Name, instrument.Name));
}
