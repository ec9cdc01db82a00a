using LeadershipBot.Benchmarks;

var known = new Dictionary<string, Func<Task<IReadOnlyList<Row>>>>(StringComparer.Ordinal)
{
    ["close"] = CloseBenchmark.RunAsync,
    ["policy"] = PolicyBenchmark.RunAsync,
    ["answers"] = AnswersBenchmark.RunAsync,
    ["startup"] = StartupBenchmark.RunAsync,
};
var chosen = args.Length == 0 ? [.. known.Keys] : args;
if (chosen.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'; there are: {string.Join(", ", known.Keys)}.");
    return 1;
}

Console.WriteLine("| what | figure | measured how |");
Console.WriteLine("|---|---|---|");
foreach (var name in chosen)
{
    foreach (var row in await known[name]())
    {
        Console.WriteLine($"| {row.What} | {row.Figure} | {row.How} |");
    }
}

return 0;
