using System.Globalization;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Content;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Delivery;
using LeadershipBot.Store;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>The card of a manager's nudge.</summary>
public sealed class NudgeMessage(ManagerNudges nudges) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Nudge;

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) =>
        await nudges.ChooseAsync(recipient, campaign.Id, cancellationToken) is { } card ? MessageFactory.Card(card) : null;
}

/// <summary>
/// How it went, two days after a nudge was taken on. Everybody of the wave is in its ledger, so that being there says nothing; who
/// has not taken one on is looked at again each day while the week lasts.
/// </summary>
public sealed class CheckInMessage(NudgeHistory history, CheckIns checkIns, TimeProvider clock) : ICampaignMessage
{
    public static readonly TimeSpan After = TimeSpan.FromDays(2);

    /// <summary>Long enough for who gets the nudge on the last day of its week and takes it on a day later.</summary>
    public static readonly TimeSpan Lasts = LateWave.NudgeWeek + After + TimeSpan.FromDays(2);

    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);

    public CampaignKind Kind => CampaignKind.CheckIn;

    public bool IsSure => false;

    public static string CampaignOf(string nudgeCampaign) => nudgeCampaign + Suffix;

    private const string Suffix = ".checkin";

    public async Task<MessageTurn> LookAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await FindAsync(campaign, recipient, cancellationToken) switch
        {
            null or { Value.Response: NudgeResponse.None or NudgeResponse.AskedForAnother } => new MessageTurn.NotBefore(now + LookAgain),
            { Value: { Response: NudgeResponse.WillTry, Outcome: null } row } when row.TakenAt + After > now => new MessageTurn.NotBefore(row.TakenAt!.Value + After),
            { Value: { Response: NudgeResponse.WillTry, Outcome: null } } => new MessageTurn.Now(),
            _ => new MessageTurn.Never(),
        };
    }

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) =>
        await FindAsync(campaign, recipient, cancellationToken) is { Value: { Response: NudgeResponse.WillTry, Outcome: null } } row
        && await checkIns.DrawAsync(recipient, row, cancellationToken) is { } card
            ? MessageFactory.Card(card)
            : null;

    /// <summary>The last card of the wave: the one they were sent, or the other they asked for.</summary>
    private async Task<Stored<NudgeRow>?> FindAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        var row = await history.FindAsync(recipient.Person.Id, campaign.Id[..^Suffix.Length], cancellationToken);
        return row is null ? null : await history.FindLastAsync(recipient.Person.Id, row, cancellationToken);
    }
}

/// <summary>Once a month, what a manager took on the month before, and their own notes; nothing for those who took none on.</summary>
public sealed class LookBackMessage(NudgeHistory history, Notes notes, NotesCards notesCards, ContentLibrary content, Agency agency, TimeProvider clock) : ICampaignMessage
{
    /// <summary>Later in the week than a nudge and the question how it went, which go first.</summary>
    public static readonly TimeSpan After = TimeSpan.FromDays(3);

    public static readonly TimeSpan Lasts = TimeSpan.FromDays(15);

    private const int LastDayOfAFirstWeek = 7;

    public CampaignKind Kind => CampaignKind.LookBack;

    public bool IsSure => false;

    public static string CampaignOf(string nudgeCampaign) => nudgeCampaign + ".lookback";

    /// <summary>Whether this is the first nudge week of its month.</summary>
    public static bool IsDue(DateOnly wave) => wave.Day <= LastDayOfAFirstWeek;

    public async Task<MessageTurn> LookAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) =>
        (await ReadAsync(campaign, recipient, cancellationToken)).Practices.Count > 0 ? new MessageTurn.Now() : new MessageTurn.Never();

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        var (language, lookBack) = (recipient.Language, await ReadAsync(campaign, recipient, cancellationToken));
        if (lookBack.Practices.Count == 0)
        {
            return null;
        }

        var end = lookBack.FirstDay.AddMonths(1);
        var own = (await notes.ReadAsync(recipient.Person.Id, recipient.Person.Today(clock), cancellationToken))
            .Where(note => note.Value.WrittenOn >= lookBack.FirstDay && note.Value.WrittenOn < end).ToList();
        return MessageFactory.Card(CardParts.Card(
            language,
            [
                CardParts.Heading(string.Format(CultureInfo.InvariantCulture, CheckInTexts.LookBackTitle[language], lookBack.FirstDay.ToString("MMMM", LocalMoment.Culture(language)))),
                new TextBlock(CheckInTexts.LookBackIntro[language]),
                .. lookBack.Practices.Select(worked => new TextBlock(Line(worked, recipient)) { Spacing = "Small" }),
                .. own.Count > 0 ? [new TextBlock(CheckInTexts.LookBackNotes[language]) { Weight = "Bolder" }] : Array.Empty<CardElement>(),
                .. own.SelectMany(note => notesCards.Show(note.Value, language)),
                new TextBlock(CheckInTexts.LookBackQuestion[language]),
                CardParts.Note(NudgeTexts.OnlyYou[language]),
            ]));
    }

    private string Line(PracticeWorked worked, Caller recipient)
    {
        var name = worked.Practice.In(agency.Programs.Wording).Name[recipient.Language];
        return worked.Outcome switch
        {
            CheckInOutcome.Did => $"- {name}: {CheckInTexts.Did[recipient.Language]}",
            CheckInOutcome.Partly => $"- {name}: {CheckInTexts.Partly[recipient.Language]}",
            CheckInOutcome.NotYet => $"- {name}: {CheckInTexts.NotYet[recipient.Language]}",
            _ => $"- {name}",
        };
    }

    private async Task<LookBack> ReadAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) => LookBack.Of(
        content.Nudges, [.. (await history.ReadAsync(recipient.Person.Id, cancellationToken)).Select(row => row.Value.Entry)], campaign.Date);
}
