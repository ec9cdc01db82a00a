namespace LeadershipBot.BotFramework.Connector.Pacing;

/// <summary>
/// The requests per second in use: the limit, until Teams shows that it takes fewer. Then at once three tenths less each
/// time, down to a tenth of the limit, and from there back in even steps: the whole limit within 30 seconds, a single
/// step down within 10. Falling by a share and rising by an amount settles near whatever is really allowed.
/// </summary>
/// <param name="limit">Requests per second, at least 1.</param>
internal sealed class AdaptiveRate(int limit)
{
    private const double Cut = 0.7;
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    private readonly double _floor = Math.Max(1, limit / 10.0);
    private double _rateThen = limit;
    private TimeSpan _then;

    /// <summary>The highest rate.</summary>
    internal int Limit => limit;

    /// <summary>Requests per second at a moment, never less than 1.</summary>
    internal double At(TimeSpan now) => Math.Min(limit, _rateThen + (limit * ((now - _then) / Recovery)));

    /// <summary>Lowers the rate from this moment on.</summary>
    internal void Lower(TimeSpan now) => (_rateThen, _then) = (Math.Max(_floor, At(now) * Cut), now);
}
