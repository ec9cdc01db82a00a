namespace LeadershipBot.Benchmarks.Load;

/// <summary>What one bot did in one or more slices of time.</summary>
internal sealed record Measured(IReadOnlyList<double> SortedMilliseconds, TimeSpan Elapsed, TimeSpan Cpu)
{
    public int Count => SortedMilliseconds.Count;

    public double PerSecond => Count / Elapsed.TotalSeconds;

    public double CpuMilliseconds => Cpu.TotalMilliseconds / Count;

    public double P50 => SortedMilliseconds[Count / 2];

    public double P99 => SortedMilliseconds[(int)(Count * 0.99)];

    public static Measured Of(IEnumerable<double> milliseconds, TimeSpan elapsed, TimeSpan cpu) => new([.. milliseconds.Order()], elapsed, cpu);

    public static Measured Together(IReadOnlyCollection<Measured> slices) => Of(
        slices.SelectMany(slice => slice.SortedMilliseconds),
        slices.Aggregate(TimeSpan.Zero, (sum, slice) => sum + slice.Elapsed),
        slices.Aggregate(TimeSpan.Zero, (sum, slice) => sum + slice.Cpu));
}
