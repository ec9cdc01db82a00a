using System.Globalization;
using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Content;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Delivery;
using LeadershipBot.Nudges;
using LeadershipBot.Programs;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Seasons;
using LeadershipBot.Teams;

namespace LeadershipBot.Admin;

/// <summary>"test": what the next wave will send, the way it will be sent, to the administrator alone. Nothing of it is kept.</summary>
public sealed class TestCommand(Agency agency, ContentLibrary content, AgencySeasons seasons, ManagerNudges nudges, SendMessage send, TimeProvider clock) : ITextCommand
{
    private const string RoundId = "test";

    // Well within a turn's own time, and longer than its work may take: Teams sets the pace of sending.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    public IReadOnlyList<string> Names { get; } = ["test", "prueba"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        await turn.SendActivityAsync(
            !agency.MayOperate(caller.Person) ? TeamsTexts.Unrecognized[caller.Language]
            : await NextAsync(caller, cancellationToken) is { } next ? await SendAsync(caller, next)
            : AdminTexts.NothingToTest[caller.Language],
            cancellationToken);
    }

    private async Task<string> SendAsync(Caller caller, Test test)
    {
        var waiting = new DeliveryRow(DeliveryState.Pending, clock.GetUtcNow());
        var outcome = await send.RunAsync(waiting, caller.Person, MessageFactory.Card(test.Card), Limit, new(), CancellationToken.None);
        return outcome.State == DeliveryState.Delivered
            ? Format(AdminTexts.TestSent, caller.Language, test.Title[caller.Language], LocalMoment.Show(test.At, caller.Person, caller.Language))
            : Format(AdminTexts.TestFailed, caller.Language, AdminTexts.Reason(outcome.Reason!.Value)[caller.Language]);
    }

    private async Task<Test?> NextAsync(Caller caller, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(caller.Person.TimeZone);
        var poll = agency.Programs.Pulses.MinBy(program => NextOf(program.Schedule, zone));
        var nudge = agency.Programs.Nudges.MinBy(program => NextOf(program.Schedule, zone));
        var (pollAt, nudgeAt) = (poll is null ? null : NextOf(poll.Schedule, zone), nudge is null ? null : NextOf(nudge.Schedule, zone));
        if (nudgeAt is { } at && !(pollAt < at) && await nudges.PreviewAsync(caller, AdminTexts.TestCard, cancellationToken) is { } card)
        {
            return new(nudge!.Title, at, card);
        }

        return pollAt is { } opens ? new(poll!.Title, opens, await PollAsync(poll, opens, caller, cancellationToken)) : null;
    }

    private async Task<AdaptiveCard> PollAsync(PulseProgram program, DateTimeOffset at, Caller caller, CancellationToken cancellationToken)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(caller.Person.TimeZone)).DateTime;
        var date = DateOnly.FromDateTime(local);
        var closes = Closing.ClosingInstant(date, program.DaysOpen, program.CloseAt, agency.Programs.TimeZone);
        var instrumentId = content.InSeason(program.InstrumentId, (await seasons.LookAsync(date, cancellationToken)).Season.PracticeIds);
        var round = new RoundRow(RoundId, program.Id, instrumentId, RoundState.Planned, date, TimeOnly.FromDateTime(local), closes, []);
        var instrument = content.Instrument(instrumentId).In(agency.Programs.Wording, content.Nudges);
        return AsTest(
            PulseCard.Draw(
                round,
                instrument,
                program.Title[caller.Language],
                caller.Language,
                LocalMoment.Show(closes, caller.Person, caller.Language),
                new ParticipationPlan(FrozenRoster.Create(agency.Roster, _ => true), instrument).AnswersCountIn(caller.Person.Id),
                agency.Programs.Support,
                isReminder: false,
                AnswerTest.VerbName),
            caller.Language);
    }

    private static AdaptiveCard AsTest(AdaptiveCard card, Language language) =>
        card with { Body = [CardParts.Notice(AdminTexts.TestCard[language]), .. card.Body] };

    private DateTimeOffset? NextOf(Quartz.CronExpression schedule, TimeZoneInfo zone) => schedule.WithTimeZone(zone).GetNextValidTimeAfter(clock.GetUtcNow());

    private static string Format(LocalizedText text, Language language, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, text[language], values);

    private sealed record Test(LocalizedText Title, DateTimeOffset At, AdaptiveCard Card);
}

/// <summary>"Submit" on a test: says that nothing is kept, and keeps nothing.</summary>
public sealed class AnswerTest : ICardVerbHandler
{
    public const string VerbName = "pulse.test";

    public string Verb => VerbName;

    public Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var language = turn.Caller().Language;
        return Task.FromResult(InvokeResponses.Card(CardParts.Plain(language, AdminTexts.TestCard[language])));
    }
}
