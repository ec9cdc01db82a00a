namespace LeadershipBot.Core.Pulses;

/// <summary>What a round that has not been opened will probably show.</summary>
/// <param name="Teams">Every team in the tree's order, the top first.</param>
public sealed record RoundForecast(IReadOnlyList<TeamForecast> Teams)
{
    /// <summary>The shares of those asked, in percent, for which each team is forecast; in the order of <see cref="TeamForecast.OfTen"/>.</summary>
    public static IReadOnlyList<int> Rates { get; } = [50, 70, 90];
}

/// <summary>What a round will probably show of one team.</summary>
/// <param name="Team">The team.</param>
/// <param name="Parent">The team above; null for the root.</param>
/// <param name="IsLargeEnough">Whether enough people are asked that it may be shown by itself.</param>
/// <param name="CountsIn">
/// Where the answers of its people count: the team itself, or the nearest above that may be shown, because it is large enough
/// and some question is reported for it; null where none may.
/// </param>
/// <param name="OfTen">In how many of ten rounds it shows any score, for each of <see cref="RoundForecast.Rates"/>.</param>
public sealed record TeamForecast(string Team, string? Parent, bool IsLargeEnough, string? CountsIn, IReadOnlyList<int> OfTen)
{
    /// <summary>Whether it may be shown by itself at all.</summary>
    public bool MayShow => CountsIn == Team;
}
