using System.Collections.Frozen;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using Xunit;

namespace LeadershipBot.Core.Tests.Nudges;

/// <summary>A library of four frameworks, f0 … f3, with three practices each, f0-p0 …, and three nudges a step, f0-p0-notice0 …</summary>
internal static class Samples
{
    public static readonly DateOnly FirstDay = new(2026, 10, 1);

    public static readonly DateOnly Tuesday = new(2026, 10, 6);

    public static readonly LocalizedText Words = new("words", "palabras");

    public static IReadOnlyList<string> ThreePractices { get; } = ["f0-p0", "f1-p1", "f2-p2"];

    public static NudgeLibrary Library(int frameworks = 4, int practicesEach = 3, int nudgesAStep = 3, NudgeLevel level = NudgeLevel.Supervisor) => Of(
        from f in Enumerable.Range(0, frameworks)
        from p in Enumerable.Range(0, practicesEach)
        from step in Enum.GetValues<NudgeStep>()
        from n in Enumerable.Range(0, nudgesAStep)
        select Nudge($"f{f}-p{p}", step, n, level));

    public static NudgeLibrary Of(params IEnumerable<Nudge> nudges)
    {
        var all = nudges.ToList();
        var practices = all.Select(nudge => nudge.PracticeId).Distinct(StringComparer.Ordinal).Select(id => Practice(id)).ToList();
        return new(
            [.. practices.Select(practice => practice.Framework).Distinct(StringComparer.Ordinal).Select(id => new Framework(id, id, id, Words, Words, Words))],
            practices,
            all);
    }

    public static Practice Practice(string id, string dimension = "SU", ItemAudience audience = ItemAudience.Everyone, bool isPreparationOnly = false) => new(
        id,
        id.Split('-')[0],
        [new(Words, new Item(id, dimension, ItemKind.Seen, SeenActor.Managers, Stem.Past30Days, IsReversed: false, Words, Words), audience, IsForPartners: false, PlainFairness: null)],
        isPreparationOnly);

    public static Nudge Nudge(
        string practice, NudgeStep step, int number = 0, NudgeLevel level = NudgeLevel.Supervisor, params IReadOnlyList<NudgeSituation> situations) => new(
        $"{practice}-{step}{number}".ToLowerInvariant() + (situations.Count > 0 ? "-" + situations[0].ToString().ToLowerInvariant() : ""),
        practice,
        step,
        new(Words, Words, Words, Words),
        PlainFairness: null,
        Minutes: 5,
        NudgeActor.Team,
        level,
        NudgeBasis.NamedInSource,
        situations);

    public static NudgeContext Context(
        NudgeLibrary library,
        IReadOnlyList<NudgeHistoryEntry>? history = null,
        DateOnly? today = null,
        NudgeLevel level = NudgeLevel.Supervisor,
        string seed = "someone",
        IReadOnlyList<string>? order = null)
    {
        var day = today ?? Tuesday;
        return new(
            library,
            level,
            SeasonCalendar.Of(day, ThreePractices, SeasonChoice.Shipped),
            order ?? ThreePractices,
            history ?? [],
            FrozenSet<NudgeSituation>.Empty,
            FrozenDictionary<string, string>.Empty,
            seed,
            day);
    }

    public static NudgeChoice.Chosen Next(NudgeContext context) => Assert.IsType<NudgeChoice.Chosen>(ChooseNudge.Next(context));

    /// <summary>Sends one nudge a week and keeps the history, as the host does.</summary>
    /// <param name="answer">What is said of each.</param>
    public static List<(DateOnly Day, NudgeChoice.Chosen Choice)> Weeks(
        int weeks, Func<DateOnly, IReadOnlyList<NudgeHistoryEntry>, NudgeContext> context, Func<int, NudgeHistoryEntry, NudgeHistoryEntry>? answer = null)
    {
        var history = new List<NudgeHistoryEntry>();
        var choices = new List<(DateOnly, NudgeChoice.Chosen)>();
        for (var week = 0; week < weeks; week++)
        {
            var today = Tuesday.AddDays(7 * week);
            var choice = Next(context(today, history));
            choices.Add((today, choice));
            var entry = new NudgeHistoryEntry(choice.Nudge.Id, today);
            history.Add(answer?.Invoke(week, entry) ?? entry);
        }

        return choices;
    }
}
