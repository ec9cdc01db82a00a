using System.Text.Json.Serialization;

namespace LeadershipBot.Core.Anonymity;

/// <summary>The small groups that could be told apart in one round.</summary>
/// <param name="Items">The items that were shown in this way.</param>
/// <param name="Groups">
/// The atoms of fewer than <see cref="ReleasePolicy.ExemptFromHistory"/> people, each as positions in <see cref="PublishedHistory.People"/>.
/// </param>
public sealed record PublishedGroups(IReadOnlyList<string> Items, IReadOnlyList<IReadOnlyList<int>> Groups);

/// <summary>What one round showed.</summary>
/// <param name="Groups">One entry for each different way in which items were shown.</param>
public sealed record PublishedRound(IReadOnlyList<PublishedGroups> Groups);

/// <summary>
/// Who was asked behind the scores of earlier rounds: needed to see whether only a few of them have changed. It says who could
/// have answered, never who did. There is one history for all programs: two of them may ask the same item of nearly the same people.
/// </summary>
public sealed class PublishedHistory
{
    /// <summary>Rounds after which the oldest is forgotten: two years of monthly ones, after which answers are not what they were.</summary>
    public const int RememberedRounds = 24;

    /// <summary>Puts a stored history together again.</summary>
    /// <param name="people">Ids of people, each once.</param>
    /// <param name="rounds">The rounds, oldest first.</param>
    /// <exception cref="ArgumentException">A position is outside <paramref name="people"/>.</exception>
    [JsonConstructor]
    public PublishedHistory(IReadOnlyList<string> people, IReadOnlyList<PublishedRound> rounds)
    {
        if (rounds.SelectMany(round => round.Groups).SelectMany(groups => groups.Groups).SelectMany(group => group).Any(person => person < 0 || person >= people.Count))
        {
            throw new ArgumentException("A group names somebody whom the history does not know.", nameof(rounds));
        }

        (People, Rounds) = (people, rounds);
    }

    /// <summary>No score was ever shown.</summary>
    public static PublishedHistory Empty { get; } = new([], []);

    /// <summary>Ids of the people in any remembered group.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>The remembered rounds, oldest first.</summary>
    public IReadOnlyList<PublishedRound> Rounds { get; }

    /// <summary>This history with a newer round on top.</summary>
    /// <param name="shown">For each item that is shown the people of each small group that can be told apart.</param>
    internal PublishedHistory With(IEnumerable<(string Item, IReadOnlyList<string[]> Groups)> shown)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        int PositionOf(string person)
        {
            positions.TryAdd(person, positions.Count);
            return positions[person];
        }

        var older = Rounds.Skip(Math.Max(0, Rounds.Count + 1 - RememberedRounds)).Select(round => new PublishedRound(
            [.. round.Groups.Select(groups => groups with { Groups = [.. groups.Groups.Select(group => (int[])[.. group.Select(person => PositionOf(People[person]))])] })]));
        var newer = shown
            .Select(item => (item.Item, Groups: (IReadOnlyList<IReadOnlyList<int>>)[.. item.Groups.Select(group => (int[])[.. group.Select(PositionOf)])]))
            .GroupBy(item => string.Join(';', item.Groups.Select(group => string.Join(',', group))), StringComparer.Ordinal)
            .Select(alike => new PublishedGroups([.. alike.Select(item => item.Item)], alike.First().Groups));
        PublishedRound[] rounds = [.. older, new PublishedRound([.. newer])];
        return new([.. positions.Keys], rounds);
    }

    /// <summary>For each remembered round that showed this item, the number of the group each person was in.</summary>
    internal IEnumerable<IReadOnlyDictionary<string, int>> Of(string item) => Rounds
        .SelectMany(round => round.Groups)
        .Where(groups => groups.Items.Contains(item, StringComparer.Ordinal))
        .Select(groups => groups.Groups
            .SelectMany((group, number) => group.Select(person => (person, number)))
            .ToDictionary(member => People[member.person], member => member.number, StringComparer.Ordinal));
}
