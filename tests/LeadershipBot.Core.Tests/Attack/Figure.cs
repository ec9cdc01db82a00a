namespace LeadershipBot.Core.Tests.Attack;

/// <summary>The whole numbers from <paramref name="Low"/> to <paramref name="High"/>.</summary>
internal readonly record struct Window(int Low, int High)
{
    public bool Contains(Window other) => Low <= other.Low && High >= other.High;

    /// <summary>From the least to the greatest of some numbers; null where there are none.</summary>
    public static Window? Of(IEnumerable<int> numbers)
    {
        Window? window = null;
        foreach (var number in numbers)
        {
            window = window is { } known ? new(Math.Min(known.Low, number), Math.Max(known.High, number)) : new(number, number);
        }

        return window;
    }
}

/// <summary>People whose answers in one round are part of a figure.</summary>
internal sealed record Part(int Round, IReadOnlyList<string> People);

/// <summary>One measure of one group, as published, and what it admits.</summary>
/// <param name="Measure">The item's position.</param>
/// <param name="Team">Whose figure it is.</param>
/// <param name="Parts">Who was asked.</param>
/// <param name="Answers">How many answers the shown band admits, as far as anybody can tell.</param>
/// <param name="Points">The sums of points that so many answers can have; null when so few or many do not fit at all.</param>
/// <param name="Favourable">The numbers of favourable answers that so many answers can have.</param>
internal sealed record Figure(
    int Measure, string Team, IReadOnlyList<Part> Parts, Window Answers, Func<int, Window?> Points, Func<int, Window?> Favourable)
{
    /// <summary>The sums of squares, as counted, with which so many answers of such a sum show as this spread; null where none shows.</summary>
    public Func<int, int, Window>? Squares { get; init; }

    /// <summary>The least sum of squares that a group counts with, by its answers, their sum and whether readers are in it.</summary>
    public Func<int, int, bool, int> Floor { get; init; } = PublishedRules.Floor;

    /// <summary>The standard deviation in points, where a policy tells it.</summary>
    public double? Deviation { get; init; }

    /// <summary>The least and the most an answer can count on average, whatever the number of answers.</summary>
    public (double Least, double Most) PerAnswer(Func<int, Window?> what)
    {
        var fitting = Enumerable.Range(Answers.Low, Answers.High - Answers.Low + 1)
            .Select(count => (Count: (double)count, Window: what(count))).Where(one => one.Window is not null).ToList();
        return (fitting.Min(one => one.Window!.Value.Low / one.Count), fitting.Max(one => one.Window!.Value.High / one.Count));
    }
}

/// <summary>Of whom too much is known.</summary>
/// <param name="People">How many they are.</param>
/// <param name="What">In words.</param>
internal sealed record Leak(int People, string What);
