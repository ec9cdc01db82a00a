namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// What earlier rounds of all programs showed: one history for all, because two programs may ask the same item of nearly the
/// same people.
/// </summary>
public sealed class PublishedHistory
{
    /// <summary>Rounds that are remembered: two years of monthly ones, after which answers are not what they were.</summary>
    public const int RememberedRounds = 24;

    private readonly PublishedRound[] rounds;

    /// <summary>A history from stored rounds, in any order; of more than <see cref="RememberedRounds"/> the latest count.</summary>
    public PublishedHistory(IEnumerable<PublishedRound> rounds) =>
        this.rounds = [.. rounds.OrderByDescending(round => round.Closed).Take(RememberedRounds)];

    /// <summary>No score was ever shown.</summary>
    public static PublishedHistory Empty { get; } = new([]);

    /// <summary>This history with one more round.</summary>
    public PublishedHistory With(PublishedRound round) => new(rounds.Append(round));

    /// <summary>For each remembered round that showed this item, the number of the group each person was in.</summary>
    internal IEnumerable<IReadOnlyDictionary<string, int>> Of(string item) =>
        rounds.Select(round => round.GroupOf(item)).OfType<IReadOnlyDictionary<string, int>>();
}
