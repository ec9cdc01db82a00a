using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Benchmarks;

/// <summary>Answers over real HTTP: token verified, ballot sealed, durable on SQLite. Client and bot share the process and its cores.</summary>
internal static class AnswersBenchmark
{
    private const int Connections = 32;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { DataDirectory = folder.FullName, Port = 0, StaffAnswer = false });
            var services = sandbox.Services;
            await services.GetRequiredService<Timeline>().SkipToNextAsync(default);
            var addresses = services.GetRequiredService<SandboxAddresses>();
            var bodies = Bodies(services, addresses);
            var token = services.GetRequiredService<TokenIssuer>().IssueForBot(addresses.ServiceUrl);

            await AnswerAsync(addresses.Messages, token, bodies, WarmUp);
            var cpuBefore = Process.GetCurrentProcess().TotalProcessorTime;
            var started = TimeProvider.System.GetTimestamp();
            var times = await AnswerAsync(addresses.Messages, token, bodies, Length);
            var elapsed = TimeProvider.System.GetElapsedTime(started);
            var cpu = Process.GetCurrentProcess().TotalProcessorTime - cpuBefore;
            times.Sort();
            return
            [
                new(
                    "card answers, token verified, sealed, durable",
                    string.Create(CultureInfo.InvariantCulture, $"{times.Count / elapsed.TotalSeconds:N0}/s, p50 {times[times.Count / 2]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms, {cpu.TotalMilliseconds / times.Count:0.00} ms of CPU each, client included"),
                    $"{Connections} connections, {Length.TotalSeconds:0} s after {WarmUp.TotalSeconds:0} s of warm-up"),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[][] Bodies(IServiceProvider services, SandboxAddresses addresses)
    {
        var now = services.GetRequiredService<SandboxClock>().GetUtcNow();
        return
        [
            .. services.GetRequiredService<Chats>().All.Select(chat =>
            {
                var data = new JsonObject { ["round"] = "pulse-20261005", ["VM-2"] = "4", ["SP-14"] = "3", ["PM-7"] = "9", ["VM-9"] = "5" };
                var action = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "pulse.submit", ["data"] = data };
                var activity = PersonActivities.CardAction(chat, addresses, now, "1", action);
                activity["id"] = "f:1";
                return Encoding.UTF8.GetBytes(activity.ToJsonString());
            }),
        ];
    }

    private static async Task<List<double>> AnswerAsync(Uri messages, string token, byte[][] bodies, TimeSpan length)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections, ActivityHeadersPropagator = null };
        using var http = new HttpClient(handler);
        var end = TimeProvider.System.GetTimestamp() + (long)(length.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var lanes = await Task.WhenAll(Enumerable.Range(0, Connections).Select(lane => Task.Run(async () =>
        {
            var times = new List<double>();
            for (var next = lane; TimeProvider.System.GetTimestamp() < end; next += Connections)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, messages) { Content = new ByteArrayContent(bodies[next % bodies.Length]) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                var sent = TimeProvider.System.GetTimestamp();
                using var response = await http.SendAsync(request);
                var body = await response.Content.ReadAsStringAsync();
                times.Add(TimeProvider.System.GetElapsedTime(sent).TotalMilliseconds);
                if (!response.IsSuccessStatusCode || !body.Contains("pulse.again", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException("An answer was not thanked: " + (int)response.StatusCode);
                }
            }

            return times;
        })));
        return [.. lanes.SelectMany(times => times)];
    }
}
