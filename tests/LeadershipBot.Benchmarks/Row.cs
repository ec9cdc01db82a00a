namespace LeadershipBot.Benchmarks;

/// <summary>A line of the table in docs/benchmarks.md.</summary>
internal sealed record Row(string What, string Figure, string Target, string How);
