using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// How far answers lie apart, as far as it may be told: the sample standard deviation, never less than it is, in one of a few steps,
/// and so that no group which can be computed is ever told to be of one mind.
/// </summary>
/// <remarks>
/// Before anything is added up, each atom's sum of squares is raised to a floor, as if its answers had a standard deviation of 0.8
/// and one more of them were two points off. What shows is made of these alone. So whatever is subtracted from what, everything from
/// "all alike" up to the floor gives the same release, in every atom by itself. The steps are wide enough that of twenty people
/// nobody who leaves makes it skip one.
/// </remarks>
internal static class SpreadCoding
{
    /// <summary>A spread shows where the band of answers begins here or higher.</summary>
    public const int FewestAnswers = ReleasePolicy.ExemptFromHistory;

    private const int FloorHundredths = 64;
    private const int RoomHundredths = 400;
    private const int RoomForOwnHundredths = 1600;

    /// <summary>In tenths; no twenty answers on five points have a standard deviation above the last.</summary>
    private static readonly int[] Steps = [10, 13, 16, 21];

    /// <summary>The sum of squares that an atom counts with: its own, or the least that is ever told.</summary>
    /// <param name="atom">The atom's sums.</param>
    /// <param name="withReaders">Whether leads and other readers are in it: each of them can take an own answer away, however far off it is.</param>
    public static long Squares(Sums atom, bool withReaders)
    {
        if (atom.Count == 0)
        {
            return 0;
        }

        // n · 100 · (Σx)²/n and so on: whole numbers throughout.
        var room = RoomHundredths + (withReaders ? RoomForOwnHundredths : 0);
        var floor = (100L * atom.Points * atom.Points) + ((long)atom.Count * ((FloorHundredths * (atom.Count - 1)) + room));
        var whole = 100L * atom.Count;
        return Math.Max(atom.Squares, (floor + whole - 1) / whole);
    }

    /// <summary>The step of a team from its sums, with the squares as its atoms count.</summary>
    public static int TenthsOf(int count, long points, long squares)
    {
        var deviations = 100 * ((count * squares) - (points * points));
        return Array.Find(Steps, step => deviations <= (long)step * step * count * (count - 1)) is > 0 and var found ? found : Steps[^1];
    }

    /// <summary>
    /// The spread of an average of items: the average of theirs, rounded up, where all show one. By Minkowski's inequality the
    /// standard deviation of an average is never larger than that, however the items go together.
    /// </summary>
    public static int? OfAverage(IReadOnlyList<ShownFigures> items) =>
        items.Any(item => item.SpreadTenths is null) ? null : (items.Sum(item => item.SpreadTenths!.Value) + items.Count - 1) / items.Count;
}
