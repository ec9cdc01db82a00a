namespace LeadershipBot.Benchmarks.Bots;

/// <summary>A calendar that starts elsewhere and runs at real speed.</summary>
internal sealed class MovedTime(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan _by = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _by;
}
