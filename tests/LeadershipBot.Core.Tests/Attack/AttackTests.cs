namespace LeadershipBot.Core.Tests.Attack;

public sealed class AttackTests
{
    [Fact]
    public void Probe()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("ATTACK_AGENCIES") ?? "300", System.Globalization.CultureInfo.InvariantCulture);
        var leaks = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var figures = 0;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            if (Environment.GetEnvironmentVariable("ATTACK_SEED") is { } only && only != seed.ToString(System.Globalization.CultureInfo.InvariantCulture)) return;
            var rounds = new Agencies(seed).Make();
            var published = Publishing.Real(rounds);
            Interlocked.Add(ref figures, published.Figures.Count);
            foreach (var item in new[] { 0, 2 })
            {
                foreach (var reader in rounds[^1].Readers.Take(2).Prepend(null))
                {
                    if (ScoreAttack.Find(rounds, published.Figures, item, reader) is { } leak)
                        leaks.Enqueue($"{seed} all {rounds.Count} item {item} {reader}: {leak.What}");
                    for (var r = 0; r < rounds.Count; r++)
                        if (ScoreAttack.Find(rounds, published.Figures.Where(f => f.Parts[0].Round == r), item, reader) is { } one)
                            leaks.Enqueue($"{seed} one {r} item {item} {reader}: {one.What}");
                }
            }
        });
        Assert.Fail($"{figures} figures in {clock.Elapsed.TotalSeconds:0.0} s, {leaks.Count} leaks\n{string.Join('\n', leaks.OrderBy(l => l, StringComparer.Ordinal).Take(60))}");
    }
}
