using LeadershipBot.Actions;
using LeadershipBot.Admin;
using LeadershipBot.Circles;
using LeadershipBot.Core.Organization;
using LeadershipBot.Doctor.Expiration;
using LeadershipBot.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;

namespace LeadershipBot.EndToEnd.Cards;

/// <summary>One card of the page: the picture's name, where it stands, and what to say about it.</summary>
internal sealed record CardOfStory(string Name, string Part, string Title, string What);

/// <summary>A season in which every card comes up.</summary>
internal static class CardStory
{
    private const string Pulse = "The pulse, for everybody";
    private const string Nudges = "The week’s idea, for those who lead and whoever else likes";
    private const string Results = "Results, for those who lead";
    private const string Loop = "The loop closed";
    private const string More = "At any time";
    private const string Administrators = "For administrators";

    public static IReadOnlyList<CardOfStory> Cards { get; } =
    [
        new("welcome", Pulse, "Welcome", "Who the bot is and what it promises; the promise again with `privacy`."),
        new("privacy", Pulse, "The promise", "With `privacy`; while a pulse is open, also until when its answers stay sealed."),
        new("poll", Pulse, "The pulse", "Every question can be skipped. It says where the answers are counted before anybody answers."),
        new("thanks", Pulse, "Thanks", "The same words for everybody, whatever was answered."),
        new("poll-problem", Pulse, "Something went wrong", "An answer that cannot be read saves nothing, and says so."),
        new("poll-reminder", Pulse, "The reminder", "A blank card for everybody who was asked, also for those who have answered: nobody is told who did."),
        new("nudge", Nudges, "One small act", "With why this one, where it comes from, and four ways to answer."),
        new("nudge-taken", Nudges, "Taken on", "The buttons are gone; the act stays to look at."),
        new("nudge-open", Nudges, "One small act, and the last one", "Where there was no room in a week to ask how the last one went, the next card asks it."),
        new("check-in", Nudges, "How did it go?", "Two days later, only to those who took it on. A note is for them alone."),
        new("check-in-answered", Nudges, "A smaller step", "After “Not yet” the same thing, smaller."),
        new("look-back", Nudges, "A look back", "Once a month: what they worked on, in their own words; no points, no streaks."),
        new("notes", Nudges, "Own notes", "With `notes`; each can be deleted, and all go after 90 days."),
        new("circle", Nudges, "A circle", "Three or four people of different units, one question, 20 minutes; leaving is one tap."),
        new("circle-invitation", Nudges, "Circles, for whoever is not in them", "With `circle`. Those who lead a team are in circles until they leave; everybody else only by their own wish."),
        new("circle-waiting", Nudges, "Before the first circle", "After “Join circles”."),
        new("results", Results, "Results of a team", "What is highest first, then the score, its trend, what is lowest, every number, a guide for the talk, and what to do next. On the desktop the score is a gauge and the trend a line; here they are as phones show them."),
        new("results-agency", Results, "Results of the agency", "For leaders: everything that is published, never worst first. Numbers, questions and guide are closed here."),
        new("results-later", Results, "Results of a team, a round later", "With what was promised and done meanwhile; numbers, questions and guide are closed."),
        new("results-staff", Results, "Results for staff", "With `results`, for anybody: the own team, or the nearest group that is shown, and the agency."),
        new("heard-preview", Loop, "Before the team is told", "Exactly what the team will read; one more tap sends it."),
        new("heard-sent", Loop, "On its way", "What was sent, and the next step."),
        new("heard", Loop, "What we heard", "The figures as published and no word about anybody."),
        new("action-what", Loop, "What we will do, step 1", "A suggestion, own words, or “Above my level”."),
        new("action-how", Loop, "Step 2", "With whom it was decided, who else was heard, by when, who sees to it."),
        new("action-check", Loop, "Step 3", "As the team will read it, with a gentle word about names."),
        new("plan", Loop, "What we will do", "What the team gets."),
        new("barrier-leader", Loop, "Above my level", "Step 2 is then which leader can change it."),
        new("barrier-check", Loop, "Above my level, step 3", "As the team will read it."),
        new("barrier-sent", Loop, "Above my level, sent", "Whoever sends something sees what was sent."),
        new("raised", Loop, "We took this to a leader", "What the team gets, with the leader’s name and the day an answer is due."),
        new("barrier", Loop, "A team asks for your help", "What the leader gets; the answer is due in 14 days."),
        new("reply-check", Loop, "The answer, checked", "As the team will read it, before it does."),
        new("reply", Loop, "The answer", "The team reads question and answer."),
        new("poll-again", Loop, "The next pulse", "Opens with what came of the last one."),
        new("due", Loop, "How does it stand?", "On its day, to whoever sees to it: done, still going, or dropped and why."),
        new("outcome-check", Loop, "What came of it, checked", "As the team will read it; what may be a person’s name is pointed out."),
        new("outcome-told", Loop, "What came of it, told", "Whoever saw to it is thanked."),
        new("outcome", Loop, "What came of it", "What the team gets."),
        new("board", Loop, "The board", "With `actions`: what was promised, what came of it, how long it has been open."),
        new("board-leader", Loop, "The board of a leader", "With the agency’s figures beside what staff say of promises kept."),
        new("gate", Loop, "A pulse that waits", "To leaders, when the next pulse is due and staff were not told what was heard."),
        new("open-anyway", Loop, "Open anyway", "With `open anyway` and a reason, for administrators: what staff will read, before it counts."),
        new("poll-reason", Loop, "A pulse that was opened anyway", "Staff read the reason above the questions."),
        new("help", More, "Help", "What somebody can type."),
        new("settings", More, "Settings", "Language, days and hours, a pause, opting in and out."),
        new("season", More, "The season", "The three practices of the quarter; administrators enter what a staff group picked."),
        new("season-next", More, "The season after", "Of the last one leaders and administrators see how many managers took part, in steps; from five managers up."),
        new("forecast", Administrators, "What the next round will show", "Before a round opens: which groups are likely to be shown."),
        new("status", Administrators, "What is being sent", "Where every message of a send is, in totals, and a button to stop what has not gone out."),
        new("test", Administrators, "A test", "With `test`: what goes out next, to the administrator alone. Nothing of it is kept."),
        new("doctor", Administrators, "The doctor", "With `doctor`: a line for each part that is well, and what to do about the others. Here it looks at the sandbox, which has no address of its own."),
        new("expiry", Administrators, "Something is about to end", "30, 14, 7 and 1 days before a secret or a certificate ends. With a managed identity there is none."),
    ];

    public static async Task TellAsync(PictureRun run)
    {
        var (worker, supervisor, director) = (PictureAgency.Worker, PictureAgency.Supervisor, PictureAgency.Director);
        var isEnglish = run.Language == Language.English;
        await run.TakeAsync("welcome", supervisor, 0);
        await SayAndTakeAsync("help", worker, "help");
        await SayAndTakeAsync("settings", supervisor, "settings");
        await run.SayAsync(PictureAgency.LateInTheWeek, "settings");
        await run.TapAsync(PictureAgency.LateInTheWeek, SaveSettings.VerbName, new { days = "Thursday,Friday" });

        // The first round, and its results.
        await run.AdvanceAsync("2026-10-05T17:00:00Z");
        await TakeCardAsync("poll", worker, SubmitBallot.VerbName);
        await SayAndTakeAsync("privacy", worker, "privacy");
        await TapAndTakeAsync("poll-problem", worker, SubmitBallot.VerbName, new Dictionary<string, string> { ["VM-2"] = "77" });
        await run.TapAsync(worker, AnswerAgain.VerbName);
        await TapAndTakeAsync("thanks", worker, SubmitBallot.VerbName);
        await run.AdvanceAsync("2026-10-08T18:00:00Z");
        await run.TakeAsync("poll-reminder", worker, await run.FindAsync(worker, PulseCardTexts.Reminder));
        await run.AdvanceAsync("2026-10-13T14:30:00Z");
        await TakeCardAsync("results", supervisor, ShowHeard.VerbName);
        await run.TakeAsync("results-agency", director, await run.FindAsync(director, ShowHeard.VerbName), isOpen: false);

        // What we heard, from the supervisor.
        await TapAndTakeAsync("heard-preview", supervisor, ShowHeard.VerbName);
        await TapAndTakeAsync("heard-sent", supervisor, SendHeard.VerbName);
        await run.AdvanceAsync("2026-10-13T14:40:00Z");
        await run.TakeAsync("heard", worker, await run.FindAsync(worker, HeardTexts.Title));

        // The week's idea.
        await run.AdvanceAsync("2026-10-13T15:30:00Z");
        await TakeCardAsync("nudge", supervisor, AnswerNudge.Accept);
        await TapAndTakeAsync("nudge-taken", supervisor, AnswerNudge.Accept);
        await run.AdvanceAsync("2026-10-20T15:30:00Z");
        await TakeCardAsync("nudge-open", supervisor, CheckIn.Did);

        // What we will do.
        await TapAndTakeAsync("action-what", supervisor, BeginAction.VerbName);
        await TapAndTakeAsync("action-how", supervisor, TapDraft.Next, new { text = isEnglish ? "Rosa keeps the first ten minutes of our Monday meeting for what gets in the way." : "Rosa guarda los primeros diez minutos de la reunión del lunes para lo que estorba." });
        await TapAndTakeAsync("action-check", supervisor, TapDraft.Next, new
        {
            decidedWith = isEnglish ? "the team, on Monday" : "el equipo, el lunes",
            heardFrom = isEnglish ? "two parents of the advisory group" : "dos madres del grupo asesor",
            due = "2026-11-20",
            owner = supervisor,
        });
        await run.TapAsync(supervisor, TapDraft.Send);
        await run.AdvanceAsync("2026-10-20T16:30:00Z");
        await run.TakeAsync("plan", worker, await run.FindAsync(worker, ActionTexts.PlanTitle));

        // Above my level.
        await run.SayAsync(supervisor, "action");
        await TapAndTakeAsync("barrier-leader", supervisor, TapDraft.Above, new { text = isEnglish ? "We have one car for nine people, so visits wait." : "Tenemos un auto para nueve personas y las visitas esperan." });
        await TapAndTakeAsync("barrier-check", supervisor, TapDraft.Next, new { leader = director });
        await TapAndTakeAsync("barrier-sent", supervisor, TapDraft.Send);
        await run.AdvanceAsync("2026-10-20T17:30:00Z");
        await TakeCardAsync("barrier", director, CheckReply.VerbName);

        // How it went with an idea, in a week with nothing else.
        await run.AdvanceAsync("2026-10-27T15:30:00Z");
        await run.TapAsync(supervisor, AnswerNudge.Accept);
        await run.AdvanceAsync("2026-10-29T16:30:00Z");
        await TakeCardAsync("check-in", supervisor, CheckIn.NotYet);
        await TapAndTakeAsync("check-in-answered", supervisor, CheckIn.NotYet, new { note = isEnglish ? "The meeting was cancelled. Next Monday." : "Se canceló la reunión. El próximo lunes." });
        await SayAndTakeAsync("notes", supervisor, "notes");

        // The leader answers.
        await run.TakeAsync("raised", worker, await run.FindAsync(worker, ActionTexts.RaisedTitle));
        await TapAndTakeAsync("reply-check", director, CheckReply.VerbName, new { reply = isEnglish ? "A second car comes in December. Until then you may book a taxi for visits." : "En diciembre llega otro auto. Hasta entonces pueden pedir un taxi para las visitas." });
        await run.TapAsync(director, SendReply.VerbName);

        // The next round opens with what came of it, because the director told everybody.
        await run.AdvanceAsync("2026-10-30T16:00:00Z");
        await run.TapAsync(director, ShowHeard.VerbName);
        await run.TapAsync(director, SendHeard.VerbName);
        await run.AdvanceAsync("2026-11-02T18:00:00Z");
        await TakeCardAsync("poll-again", worker, SubmitBallot.VerbName);
        await run.AdvanceAsync("2026-11-23T17:30:00Z");
        await TakeCardAsync("due", supervisor, CheckOutcome.VerbName);
        var words = isEnglish ? "We have done it four Mondays in a row and will keep it." : "Lo hicimos cuatro lunes seguidos y así seguiremos.";
        await TapAndTakeAsync("outcome-check", supervisor, CheckOutcome.VerbName, new { status = "Done", words = words + (isEnglish ? " Thank you, Jo." : " Gracias, Jo.") });
        await run.TapAsync(supervisor, ChangeOutcome.VerbName);
        await run.TapAsync(supervisor, CheckOutcome.VerbName, new { status = "Done", words });
        await TapAndTakeAsync("outcome-told", supervisor, SendOutcome.VerbName);
        await run.AdvanceAsync("2026-12-01T16:00:00Z");
        await run.TakeAsync("reply", worker, await run.FindAsync(worker, ActionTexts.ReplyTitle));
        await run.TakeAsync("outcome", worker, await run.FindAsync(worker, ActionTexts.OutcomeTitle));
        await run.TakeAsync("look-back", supervisor, await run.FindAsync(supervisor, CheckInTexts.LookBackIntro));
        await SayAndTakeAsync("results-later", supervisor, "results", isOpen: false);
        await SayAndTakeAsync("results-staff", worker, "results", isOpen: false);
        await SayAndTakeAsync("board", worker, "actions");
        await SayAndTakeAsync("board-leader", director, "actions");
        await SayAndTakeAsync("circle", supervisor, "circle");
        await SayAndTakeAsync("circle-invitation", worker, "circle");
        await TapAndTakeAsync("circle-waiting", worker, JoinCircles.VerbName);

        await SayAndTakeAsync("season", PictureAgency.Administrator, "season");
        await SayAndTakeAsync("forecast", PictureAgency.Administrator, "plan");
        await SayAndTakeAsync("doctor", PictureAgency.Administrator, "doctor");
        await run.SweepAsync();
        await run.AdvanceAsync("2026-12-01T19:00:00Z");
        await run.TakeAsync("expiry", PictureAgency.Administrator, await run.FindAsync(PictureAgency.Administrator, ExpiryTexts.Title));

        // The third round waits, for nobody told what the second said, and is opened anyway.
        await run.TapAsync(director, CheckOutcome.VerbName, new { status = "Done" });
        await run.TapAsync(director, SendOutcome.VerbName);
        await run.SayAsync(PictureAgency.Administrator, "test");
        await TakeCardAsync("test", PictureAgency.Administrator, AnswerTest.VerbName);
        await run.AdvanceAsync("2026-12-08T17:30:00Z");
        await run.TakeAsync("gate", director, await run.FindAsync(director, GateTexts.OrOverride));
        await SayAndTakeAsync("open-anyway", PictureAgency.Administrator, isEnglish
            ? "open anyway: The leadership meeting was called off because of the storm. We will tell you what we heard by December 18."
            : "abrir igual: La reunión de la dirección se suspendió por la tormenta. Le contaremos lo que escuchamos a más tardar el 18 de diciembre.");
        await run.TapAsync(PictureAgency.Administrator, OpenAnyway.VerbName);
        await run.AdvanceAsync("2026-12-09T17:00:00Z");
        await TakeCardAsync("poll-reason", worker, SubmitBallot.VerbName);
        await SayAndTakeAsync("status", PictureAgency.Administrator, "status");
        await run.AdvanceAsync("2027-01-12T18:00:00Z");
        await run.SweepAsync();
        await SayAndTakeAsync("season-next", director, "season");

        async Task SayAndTakeAsync(string name, string person, string words, bool isOpen = true)
        {
            await run.SayAsync(person, words);
            await run.TakeAsync(name, person, await run.LatestAsync(person), isOpen);
        }

        async Task TakeCardAsync(string name, string person, string verb) => await run.TakeAsync(name, person, await run.FindAsync(person, verb));

        async Task TapAndTakeAsync(string name, string person, string verb, object? data = null) => await run.TakeAsync(name, person, await run.TapAsync(person, verb, data));
    }
}
