using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Core.Nudges;

/// <summary>
/// Picks a manager's next nudge. New ones come before ones they know; among these the framework, then the practice,
/// that they have not met for longest; what is left is settled by the seed, so that managers of one agency
/// get different ones in the same week and one manager always gets the same answer to the same question.
/// </summary>
public static class ChooseNudge
{
    /// <summary>Weeks a nudge rests before it may come again, as long as anything else can be shown.</summary>
    public const int RestWeeks = 26;

    /// <summary>How many others a person may ask for in a week.</summary>
    public const int MaxOthersInAWeek = 2;

    private const int DaysInAWeek = 7;

    /// <summary>The nudge to send this week.</summary>
    /// <param name="library">What there is.</param>
    /// <param name="history">What this person was shown, in any order; ids the library no longer holds are ignored.</param>
    /// <param name="level">The person's standing; only nudges that suit it are chosen.</param>
    /// <param name="seed">A key that is stable for the person, such as the roster id.</param>
    /// <param name="today">The day in the person's own time zone.</param>
    /// <returns>A nudge whenever the library holds any for this level, even if all of them are known.</returns>
    public static NudgeChoice Next(
        NudgeLibrary library, IReadOnlyList<NudgeHistoryEntry> history, NudgeLevel level, string seed, DateOnly today)
    {
        var suitable = Suitable(library, level);
        return suitable.Count == 0
            ? new NudgeChoice.Nothing(NoNudgeReason.NothingForThisLevel)
            : Pick(library, suitable, history, seed, today);
    }

    /// <summary>
    /// Another nudge for someone who asks for one: none of those shown today or in the six days before,
    /// and at most <see cref="MaxOthersInAWeek"/> besides the first.
    /// </summary>
    /// <param name="library">What there is.</param>
    /// <param name="history">What this person was shown, this week's card among it.</param>
    /// <param name="level">The person's standing.</param>
    /// <param name="seed">The same key as for <see cref="Next"/>.</param>
    /// <param name="today">The day in the person's own time zone.</param>
    public static NudgeChoice Another(
        NudgeLibrary library, IReadOnlyList<NudgeHistoryEntry> history, NudgeLevel level, string seed, DateOnly today)
    {
        var suitable = Suitable(library, level);
        if (suitable.Count == 0)
        {
            return new NudgeChoice.Nothing(NoNudgeReason.NothingForThisLevel);
        }

        var thisWeek = history.Where(entry => entry.SentOn > today.AddDays(-DaysInAWeek)).Select(entry => entry.NudgeId).ToList();
        if (thisWeek.Count > MaxOthersInAWeek)
        {
            return new NudgeChoice.Nothing(NoNudgeReason.EnoughForThisWeek);
        }

        suitable.RemoveAll(nudge => thisWeek.Contains(nudge.Id, StringComparer.Ordinal));
        return suitable.Count == 0
            ? new NudgeChoice.Nothing(NoNudgeReason.AllShownThisWeek)
            : Pick(library, suitable, history, seed, today);
    }

    private static List<Nudge> Suitable(NudgeLibrary library, NudgeLevel level) =>
        [.. library.Nudges.Where(nudge => nudge.Suits(level))];

    private static NudgeChoice.Chosen Pick(
        NudgeLibrary library, List<Nudge> suitable, IReadOnlyList<NudgeHistoryEntry> history, string seed, DateOnly today)
    {
        var met = LastMet.From(library, history);
        var next = suitable
            .OrderBy(nudge => met.Nudges.GetValueOrDefault(nudge.Id))
            .ThenBy(nudge => met.Frameworks.GetValueOrDefault(library.FrameworkOf(nudge).Id))
            .ThenBy(nudge => met.Practices.GetValueOrDefault(nudge.PracticeId))
            .ThenBy(nudge => Shuffle(seed, nudge.Id))
            .First();
        return new NudgeChoice.Chosen(next, Reason(met.Nudges.GetValueOrDefault(next.Id), today));
    }

    private static NudgeReason Reason(DateOnly lastMet, DateOnly today) =>
        lastMet == LastMet.Never ? NudgeReason.New
        : lastMet <= today.AddDays(-DaysInAWeek * RestWeeks) ? NudgeReason.SeenLongAgo
        : NudgeReason.LibraryExhausted;

    private static ulong Shuffle(string seed, string id) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{id}")));

    /// <summary>The day this person last met each nudge, framework and practice.</summary>
    private sealed record LastMet(
        Dictionary<string, DateOnly> Nudges, Dictionary<string, DateOnly> Frameworks, Dictionary<string, DateOnly> Practices)
    {
        /// <summary>Earlier than any day; also what a dictionary gives for what is not in it.</summary>
        public static DateOnly Never => DateOnly.MinValue;

        public static LastMet From(NudgeLibrary library, IReadOnlyList<NudgeHistoryEntry> history)
        {
            var met = new LastMet(new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            foreach (var entry in history.OrderBy(entry => entry.SentOn))
            {
                if (library.Find(entry.NudgeId) is { } nudge)
                {
                    met.Nudges[nudge.Id] = met.Frameworks[library.FrameworkOf(nudge).Id] = met.Practices[nudge.PracticeId] = entry.SentOn;
                }
            }

            return met;
        }
    }
}
