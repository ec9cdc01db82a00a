using System.Text;
using System.Text.Json;
using LeadershipBot.Tests.Anonymity;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Attack;

/// <summary>Ten thousand activities that Teams would never send, with valid tokens. Memory is the process's, so nothing runs beside it.</summary>
[Collection(nameof(Alone))]
public sealed class MutatedActivityTests(ITestOutputHelper output)
{
    private const int Seed = 20261005;
    private const int Count = 10_000;
    private const int Lanes = 4;
    private const long FlatBytes = 8 * 1024 * 1024;

    private static readonly string?[] ContentTypes = ["application/json", "application/json; charset=utf-8", "application/JSON", "application/activity+json", "text/plain", "", null];

    [Fact]
    public async Task None_of_them_breaks_anything_and_memory_stays_flat()
    {
        using var host = new InMemoryHost();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: host.IntoSilentHost);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var corpus = ActivityCorpus.Of(agency);
        var token = new Wire(agency).Token();
        var answers = new int[600];

        await RunAsync(0, Count / 5);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var worked = Environment.CpuUsage.TotalTime;
        await RunAsync(Count / 5, Count);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        output.WriteLine($"{(Environment.CpuUsage.TotalTime - worked).TotalSeconds:0.0} s of CPU; {grown / 1024} KiB more; " + string.Join(", ", answers.Index().Where(count => count.Item > 0).Select(count => $"{count.Index}: {count.Item}")));
        Assert.True(grown < FlatBytes, $"{grown} bytes more, seed {Seed}");

        // If most were refused at the door, little would have been tried.
        Assert.True(answers[200] > Count / 2, $"only {answers[200]} got past the door, seed {Seed}");

        Task RunAsync(int from, int to) => Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(async () =>
        {
            for (var number = from + lane; number < to; number += Lanes)
            {
                await TryAsync(number);
            }
        })));

        async Task TryAsync(int number)
        {
            var random = new Random(Seed + number);
            var body = new Mutation(random, corpus).Next();
            var contentType = random.Next(50) == 0 ? ContentTypes[random.Next(ContentTypes.Length)] : "application/json";
            var errors = host.Errors.Count;
            try
            {
                var (status, answer) = await host.PostAsync(agency, token, body, contentType);
                Interlocked.Increment(ref answers[status]);
                Assert.True(status < 500 || (status == 501 && IsUnknownInvoke(body)), $"status {status}");
                Assert.True(host.Errors.Count == errors || host.Errors.IsEmpty, string.Join('\n', host.Errors));
                if (answer.StartsWith('{'))
                {
                    using var card = JsonDocument.Parse(answer);
                    Assert.True(card.RootElement.GetProperty("statusCode").GetInt32() < 500, answer);
                }
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {Seed}, number {number}, {contentType}: {Encoding.UTF8.GetString(body)}", exception);
            }
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_activity()
    {
        IReadOnlyList<System.Text.Json.Nodes.JsonObject> corpus = [new() { ["type"] = "message", ["text"] = "help", ["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "x" } }];

        Assert.All(Enumerable.Range(0, 50), seed => Assert.Equal(new Mutation(new Random(seed), corpus).Next(), new Mutation(new Random(seed), corpus).Next()));
        Assert.True(Enumerable.Range(0, 50).Select(seed => Encoding.UTF8.GetString(new Mutation(new Random(seed), corpus).Next())).Distinct().Count() > 30);
    }

    /// <summary>What the protocol answers to invokes that a bot does not know.</summary>
    private static bool IsUnknownInvoke(byte[] body)
    {
        using var activity = JsonDocument.Parse(body);
        return activity.RootElement.EnumerateObject().Any(member => member.NameEquals("type") && member.Value.ValueEquals("invoke"))
            && activity.RootElement.EnumerateObject().LastOrDefault(member => member.NameEquals("name")) is var name
            && !(name.Value.ValueKind == JsonValueKind.String && name.Value.ValueEquals("adaptiveCard/action"));
    }
}
