using LeadershipBot.Benchmarks.Bots;

namespace LeadershipBot.Benchmarks;

internal static class Program
{
    /// <summary>The first argument of a process that is a bot to be measured.</summary>
    public const string BotMode = "bot";

    private static readonly Dictionary<string, Func<Task<IReadOnlyList<Row>>>> Known = new(StringComparer.Ordinal)
    {
        ["close"] = CloseBenchmark.RunAsync,
        ["policy"] = PolicyBenchmark.RunAsync,
        ["answers"] = AnswersBenchmark.RunAsync,
        ["verbs"] = VerbsBenchmark.RunAsync,
        ["replies"] = RepliesBenchmark.RunAsync,
        ["delivery"] = DeliveryBenchmark.AtTheLimitAsync,
        ["ceiling"] = DeliveryBenchmark.WithoutLimitsAsync,
        ["tables"] = TablesBenchmark.RunAsync,
        ["results"] = ResultsBenchmark.RunAsync,
        ["startup"] = StartupBenchmark.RunAsync,
    };

    public static async Task<int> Main(string[] args)
    {
        if (args is [BotMode, .. var settings])
        {
            return await BotMain.RunAsync(settings);
        }

        var chosen = args.Length == 0 ? [.. Known.Keys] : args;
        if (chosen.FirstOrDefault(name => !Known.ContainsKey(name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'; there are: {string.Join(", ", Known.Keys)}.");
            return 1;
        }

        Console.WriteLine("| what | figure | target | measured how |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var name in chosen)
        {
            foreach (var row in await Known[name]())
            {
                Console.WriteLine($"| {row.What} | {row.Figure} | {row.Target} | {row.How} |");
            }
        }

        return 0;
    }
}
