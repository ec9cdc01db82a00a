using LeadershipBot.Nudges;
using LeadershipBot.Pulses;

namespace LeadershipBot.EndToEnd.Cards;

/// <summary>One card of the page: the picture's name, where it stands, and what to say about it.</summary>
internal sealed record CardOfStory(string Name, string Part, string Title, string What);

/// <summary>A few weeks in which every card comes up.</summary>
internal static class CardStory
{
    private const string Everybody = "For everybody";
    private const string Managers = "For those who lead";
    private const string Administrators = "For administrators";

    public static IReadOnlyList<CardOfStory> Cards { get; } =
    [
        new("welcome", Everybody, "Welcome", "Who the bot is and what it promises; the promise again with `privacy`."),
        new("help", Everybody, "Help", "What somebody can type."),
        new("settings", Everybody, "Settings", "Language, days and hours, a pause, opting out."),
        new("poll", Everybody, "The pulse", "Every question can be skipped. It says where the answers are counted before anybody answers."),
        new("thanks", Everybody, "Thanks", "The same words for everybody, whatever was answered."),
        new("nudge", Managers, "The week’s idea", "One small act, why this one, and where it comes from."),
        new("results", Managers, "Results of a team", "A chart, and the same numbers as text. Every figure comes from the release."),
        new("results-agency", Managers, "Results of the agency", "For leaders: everything that is published, never worst first."),
        new("forecast", Administrators, "What the next round will show", "Before a round opens: which groups are likely to be shown."),
        new("status", Administrators, "What is being sent", "Where every message of a send is, in totals."),
    ];

    public static async Task TellAsync(PictureRun run)
    {
        var (worker, supervisor) = (PictureAgency.Worker, PictureAgency.Supervisor);
        await run.TakeAsync("welcome", supervisor, 0);
        await SayAndTakeAsync("help", worker, "help");
        await SayAndTakeAsync("settings", supervisor, "settings");

        await run.AdvanceAsync("2026-10-05T17:00:00Z");
        await run.TakeAsync("poll", worker, await run.FindAsync(worker, SubmitBallot.VerbName));
        await run.TakeAsync("thanks", worker, await run.TapAsync(worker, SubmitBallot.VerbName));

        await run.AdvanceAsync("2026-10-13T14:30:00Z");
        await run.TakeAsync("results", supervisor, await run.LatestAsync(supervisor));
        await run.TakeAsync("results-agency", PictureAgency.Director, await run.LatestAsync(PictureAgency.Director));

        await run.AdvanceAsync("2026-10-13T15:30:00Z");
        await run.TakeAsync("nudge", supervisor, await run.FindAsync(supervisor, AnswerNudge.Accept));

        await SayAndTakeAsync("forecast", PictureAgency.Administrator, "plan");
        await SayAndTakeAsync("status", PictureAgency.Administrator, "status");

        async Task SayAndTakeAsync(string name, string person, string words)
        {
            await run.SayAsync(person, words);
            await run.TakeAsync(name, person, await run.LatestAsync(person));
        }
    }
}
