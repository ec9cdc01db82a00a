namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// What earlier rounds of all programs showed: one history for all, because two programs may ask the same item of nearly the
/// same people.
/// </summary>
public sealed class PublishedHistory
{
    /// <summary>How long a round is remembered; after that answers are not what they were.</summary>
    public const int RememberedYears = 2;

    private readonly PublishedRound[] rounds;

    /// <summary>A history from stored rounds, in any order.</summary>
    public PublishedHistory(IEnumerable<PublishedRound> rounds) => this.rounds = [.. rounds];

    /// <summary>No score was ever shown.</summary>
    public static PublishedHistory Empty { get; } = new([]);

    /// <summary>This history with one more round.</summary>
    public PublishedHistory With(PublishedRound round) => new(rounds.Append(round));

    /// <summary>Whether a round that closed then no longer matters to one that closes now.</summary>
    public static bool IsForgotten(DateOnly closed, DateOnly now) => closed < now.AddYears(-RememberedYears);

    /// <summary>This history without what is forgotten on a day.</summary>
    internal PublishedHistory AsOf(DateOnly day) => new(rounds.Where(round => !IsForgotten(round.Closed, day)));

    /// <summary>For each round that showed this item, the number of the group each person was in.</summary>
    internal IEnumerable<IReadOnlyDictionary<string, int>> Of(string item) =>
        rounds.Select(round => round.GroupOf(item)).OfType<IReadOnlyDictionary<string, int>>();
}
