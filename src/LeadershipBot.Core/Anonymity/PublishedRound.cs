using System.Text.Json.Serialization;

namespace LeadershipBot.Core.Anonymity;

/// <summary>The small groups that could be told apart in a round.</summary>
/// <param name="Items">The items that were shown in this way.</param>
/// <param name="Groups">
/// The people asked in the atoms with fewer than <see cref="ReleasePolicy.ExemptFromHistory"/> answers, each as positions in <see cref="PublishedRound.People"/>.
/// </param>
public sealed record PublishedGroups(IReadOnlyList<string> Items, IReadOnlyList<IReadOnlyList<int>> Groups);

/// <summary>
/// Who was asked behind the scores of a round: needed to see, later, whether only a few of them have changed. It says who could
/// have answered, never who did.
/// </summary>
public sealed class PublishedRound
{
    /// <summary>A round as stored.</summary>
    /// <param name="closed">The day it closed.</param>
    /// <param name="people">Ids of the people in any group, each once.</param>
    /// <param name="groups">One entry for each different way in which items were shown.</param>
    /// <exception cref="ArgumentException">A position is outside <paramref name="people"/>.</exception>
    [JsonConstructor]
    public PublishedRound(DateOnly closed, IReadOnlyList<string> people, IReadOnlyList<PublishedGroups> groups)
    {
        if (groups.SelectMany(alike => alike.Groups).SelectMany(group => group).Any(person => person < 0 || person >= people.Count))
        {
            throw new ArgumentException("A group names somebody whom the round does not know.", nameof(groups));
        }

        (Closed, People, Groups) = (closed, people, groups);
    }

    /// <summary>The day it closed.</summary>
    public DateOnly Closed { get; }

    /// <summary>Ids of the people in any small group.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>One entry for each different way in which items were shown; empty where nothing was.</summary>
    public IReadOnlyList<PublishedGroups> Groups { get; }

    /// <summary>A round from what it showed.</summary>
    /// <param name="closed">The day it closed.</param>
    /// <param name="shown">For each item that is shown the people of each small group that can be told apart.</param>
    internal static PublishedRound Create(DateOnly closed, IEnumerable<(string Item, IReadOnlyList<string[]> Groups)> shown)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        int PositionOf(string person)
        {
            positions.TryAdd(person, positions.Count);
            return positions[person];
        }

        PublishedGroups[] groups =
        [
            .. shown
                .Select(item => (item.Item, Groups: (IReadOnlyList<IReadOnlyList<int>>)[.. item.Groups.Select(group => (int[])[.. group.Select(PositionOf)])]))
                .GroupBy(item => string.Join(';', item.Groups.Select(group => string.Join(',', group))), StringComparer.Ordinal)
                .Select(alike => new PublishedGroups([.. alike.Select(item => item.Item)], alike.First().Groups)),
        ];
        return new(closed, [.. positions.Keys], groups);
    }

    /// <summary>The number of the group each person was in as far as this item shows; null where it was not shown.</summary>
    internal IReadOnlyDictionary<string, int>? GroupOf(string item) => Groups
        .FirstOrDefault(groups => groups.Items.Contains(item, StringComparer.Ordinal))?.Groups
        .SelectMany((group, number) => group.Select(person => (person, number)))
        .ToDictionary(member => People[member.person], member => member.number, StringComparer.Ordinal);
}
