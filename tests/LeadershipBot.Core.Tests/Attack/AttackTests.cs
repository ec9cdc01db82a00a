namespace LeadershipBot.Core.Tests.Attack;

public sealed class AttackTests
{
    [Fact]
    public void Probe()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("ATTACK_AGENCIES") ?? "300", System.Globalization.CultureInfo.InvariantCulture);
        var single = Environment.GetEnvironmentVariable("ATTACK_SINGLE") == "1";
        var leaks = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var figures = 0;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var rounds = new Agencies(seed).Make();
            if (single) rounds = [rounds[0]];
            var published = Publishing.Real(rounds);
            Interlocked.Add(ref figures, published.Figures.Count);
            foreach (var item in new[] { 0, 2 })
            {
                if (new ScoreAttack(rounds, published.Figures).OfItem(item) is { } leak)
                    leaks.Enqueue($"{seed} rounds {rounds.Count} item {item}: {leak.What}");
            }
            if (published.Figures.Count is > 0 and < 24 && new ScoreAttack(rounds, published.Figures).OfScale(0, 1) is { } scale)
                leaks.Enqueue($"{seed} rounds {rounds.Count} scale: {scale.What}");
            foreach (var reader in rounds[^1].Readers.Take(2))
            {
                if (new ScoreAttack(rounds, published.Figures, reader).OfItem(2) is { } leak)
                    leaks.Enqueue($"{seed} rounds {rounds.Count} reader: {leak.What}");
            }
        });
        Assert.Fail($"{figures} figures in {clock.Elapsed.TotalSeconds:0.0} s, {leaks.Count} leaks\n{string.Join('\n', leaks.OrderBy(l => l, StringComparer.Ordinal).Take(60))}");
    }
}
