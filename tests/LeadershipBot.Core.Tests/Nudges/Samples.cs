using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using Xunit;

namespace LeadershipBot.Core.Tests.Nudges;

internal static class Samples
{
    public static readonly DateOnly Monday = new(2026, 11, 2);

    private static readonly LocalizedText Words = new("words", "palabras");

    /// <summary>A library of <paramref name="frameworks"/> frameworks, f0, f1 … with nudges f0-n0, f0-n1 … of practices f0-p0 …</summary>
    public static NudgeLibrary Library(int frameworks, int nudgesEach, Func<string, NudgeLevel>? level = null) => new(
        [.. Enumerable.Range(0, frameworks).Select(f => new Framework($"f{f}", $"F{f}", $"Framework {f}", Words, Words, Words))],
        [.. from f in Enumerable.Range(0, frameworks)
            from n in Enumerable.Range(0, nudgesEach)
            select Nudge($"f{f}", $"f{f}-n{n}", $"f{f}-p{n}", level?.Invoke($"f{f}-n{n}") ?? NudgeLevel.Supervisor)]);

    public static Nudge Nudge(string framework, string id, string practice, NudgeLevel level = NudgeLevel.Supervisor) => new(
        id, framework, practice, Words, Words, Words, Words, Words, 5, NudgeActor.Team, level, NudgeBasis.NamedInSource);

    /// <summary>Sends one nudge a week and keeps the history, as the host does.</summary>
    public static List<NudgeChoice.Chosen> Weeks(
        NudgeLibrary library, int weeks, string seed = "someone", NudgeLevel level = NudgeLevel.Supervisor)
    {
        var history = new List<NudgeHistoryEntry>();
        var choices = new List<NudgeChoice.Chosen>();
        for (var week = 0; week < weeks; week++)
        {
            var today = Monday.AddDays(7 * week);
            var choice = Assert.IsType<NudgeChoice.Chosen>(ChooseNudge.Next(library, history, level, seed, today));
            choices.Add(choice);
            history.Add(new NudgeHistoryEntry(choice.Nudge.Id, today));
        }

        return choices;
    }
}
