namespace LeadershipBot.Core.Statistics;

/// <summary>The numbers from <paramref name="Low"/> to <paramref name="High"/>.</summary>
public readonly record struct Interval(double Low, double High);
