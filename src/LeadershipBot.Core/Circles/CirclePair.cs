namespace LeadershipBot.Core.Circles;

/// <summary>Two people, in no order.</summary>
public readonly record struct CirclePair
{
    private CirclePair(string first, string second) => (First, Second) = (first, second);

    /// <summary>The one whose id comes first.</summary>
    public string First { get; }

    /// <summary>The other.</summary>
    public string Second { get; }

    /// <summary>The same pair whichever of the two is named first.</summary>
    public static CirclePair Of(string one, string other) => string.CompareOrdinal(one, other) <= 0 ? new(one, other) : new(other, one);

    /// <summary>Every pair of a circle's members, once.</summary>
    public static IEnumerable<CirclePair> In(IReadOnlyList<string> members) =>
        members.SelectMany((one, place) => members.Skip(place + 1).Select(other => Of(one, other)));
}
