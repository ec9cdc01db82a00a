using System.Globalization;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// A number of answers as people read it: 5–9, 10–19, 20–49, 50–99, 100–199, 200–499, 500–999 or 1000+. Where the next band would begin above 70 % of
/// the people asked, this one is left open ("5+" in a team of ten), because the next one would prove that nearly all or all
/// of them answered.
/// </summary>
/// <param name="Low">The fewest answers it admits.</param>
/// <param name="High">The most answers it admits among the people asked.</param>
/// <param name="IsOpen">Whether it has no upper end.</param>
internal readonly record struct AnswerBand(int Low, int High, bool IsOpen)
{
    private static readonly int[] Edges = [5, 10, 20, 50, 100, 200, 500, 1000];

    /// <summary>As people read it.</summary>
    public string Text => IsOpen
        ? string.Create(CultureInfo.InvariantCulture, $"{Low}+")
        : string.Create(CultureInfo.InvariantCulture, $"{Low}–{NextEdge(Low) - 1}");

    /// <summary>The band of so many answers.</summary>
    /// <param name="answers">At least <see cref="ReleasePolicy.MinimumAnswers"/>.</param>
    /// <param name="eligible">How many people were asked.</param>
    /// <param name="ceiling">No band begins here or above; at most <paramref name="eligible"/>.</param>
    public static AnswerBand Of(int answers, int eligible, int ceiling)
    {
        bool MayBegin(int edge) => edge == Edges[0] || (IsHarmless(edge, eligible) && edge < ceiling);
        var low = Edges.Last(edge => edge <= answers && MayBegin(edge));
        var next = NextEdge(low);
        var isOpen = next is null || (next <= eligible && !MayBegin(next.Value));
        return new(low, isOpen ? eligible : Math.Min(eligible, next!.Value - 1), isOpen);
    }

    /// <summary>The fewest answers that a band as people read it admits.</summary>
    public static int LowOf(string text) => int.Parse(text.Split('–', '+')[0], CultureInfo.InvariantCulture);

    /// <summary>Whether it may be told of so many people that at least this many answered.</summary>
    public static bool IsHarmless(int answers, int eligible) => answers * 10 <= eligible * 7;

    private static int? NextEdge(int low) => Edges.Where(edge => edge > low).Cast<int?>().FirstOrDefault();
}
