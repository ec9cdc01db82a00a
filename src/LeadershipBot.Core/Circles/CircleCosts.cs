namespace LeadershipBot.Core.Circles;

/// <summary>What speaks against two people in one circle. People are the numbers of their places among the candidates.</summary>
internal sealed class CircleCosts
{
    /// <summary>One meeting again weighs more than all lines between the members of a circle.</summary>
    private const int OfAMeeting = 100;

    private readonly int[] _teams;
    private readonly int[][] _above;
    private readonly Dictionary<long, int> _met = [];

    public CircleCosts(List<CircleCandidate> people, IReadOnlyDictionary<CirclePair, int> met)
    {
        var teams = people.Select(person => person.Team).Distinct(StringComparer.Ordinal).Index().ToDictionary(team => team.Item, team => team.Index, StringComparer.Ordinal);
        _teams = [.. people.Select(person => teams[person.Team])];
        _above = [.. people.Select(person => person.Above.Where(teams.ContainsKey).Select(unit => teams[unit]).ToArray())];
        var places = people.Index().ToDictionary(person => person.Item.PersonId, person => person.Index, StringComparer.Ordinal);
        foreach (var (pair, often) in met)
        {
            if (places.TryGetValue(pair.First, out var first) && places.TryGetValue(pair.Second, out var second))
            {
                _met[Key(first, second)] = often;
            }
        }
    }

    public int TeamOf(int person) => _teams[person];

    public int Of(int one, int other) =>
        (OfAMeeting * _met.GetValueOrDefault(Key(one, other))) + (IsInLine(one, other) || IsInLine(other, one) ? 1 : 0);

    /// <summary>Of one person with all members of a circle but one of its places.</summary>
    public int Of(int person, List<int> circle, int without)
    {
        var cost = 0;
        for (var place = 0; place < circle.Count; place++)
        {
            cost += place == without ? 0 : Of(person, circle[place]);
        }

        return cost;
    }

    public int Of(List<int> circle) => circle.Index().Sum(member => Of(member.Item, circle, member.Index)) / 2;

    /// <summary>Whether nobody of the person's team is in the circle, but for one of its places.</summary>
    public bool Allows(int person, List<int> circle, int without)
    {
        for (var place = 0; place < circle.Count; place++)
        {
            if (place != without && _teams[circle[place]] == _teams[person])
            {
                return false;
            }
        }

        return true;
    }

    private bool IsInLine(int below, int above) => Array.IndexOf(_above[below], _teams[above]) >= 0;

    private static long Key(int one, int other) => ((long)Math.Min(one, other) << 32) | (uint)Math.Max(one, other);
}
