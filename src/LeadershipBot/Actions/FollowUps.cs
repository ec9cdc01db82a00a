using System.Globalization;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Store;
using Quartz;

namespace LeadershipBot.Actions;

/// <summary>Hands to the ledger what follows from what somebody said: at once, or on its day. Doing it twice sends nothing twice.</summary>
public sealed class FollowUps(
    ActionsTable table, ReadGate gate, Campaigns campaigns, RunCampaigns runCampaigns, ISchedulerFactory schedulers, Agency agency, TimeProvider clock)
{
    private const string Group = "actions";

    // A reader of the ledger sees by the subject which of the two tables it is about.
    public const string OfAction = "action";
    public const string OfBarrier = "barrier";
    public const string OfGate = "gate";

    private const int DaysToAskAgain = 7;

    private static readonly TimeSpan WorthSending = TimeSpan.FromDays(21);

    // The next round waits for this to be told, so it outlasts full weeks and quiet times.
    private static readonly TimeSpan AgencyHeardWorthSending = TimeSpan.FromDays(91);

    public static JobKey Job { get; } = new(nameof(FollowUpJob));

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), agency.Programs.TimeZone).DateTime);

    /// <summary>The key of a change of an action.</summary>
    public static string KeyOf(LeadershipAction changed) => string.Create(CultureInfo.InvariantCulture, $"{changed.Key}.{changed.History.Count}");

    /// <summary>Notes it, before what it is about is written.</summary>
    public async Task<FollowUp> NoteAsync(FollowUpKind kind, string key, DateOnly? date, CancellationToken cancellationToken)
    {
        var followUp = new FollowUp(date ?? Today, kind, key);
        await table.AddAsync(followUp, cancellationToken);
        return followUp;
    }

    /// <summary>Has those who could tell everybody asked to: on the day the round was due, and weekly while it waits.</summary>
    /// <param name="roundId">The last round.</param>
    /// <param name="due">The day the next was due.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AskToTellAsync(string roundId, DateOnly due, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(CampaignOf(roundId, due), cancellationToken) is null)
        {
            await StartAsync(await NoteAsync(FollowUpKind.AskToTell, roundId, due, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Has it done at once, or on its day; never here, where somebody waits for an answer to a tap.</summary>
    public async Task StartAsync(FollowUp followUp, CancellationToken cancellationToken)
    {
        var moment = MomentOf(followUp);
        var name = $"{followUp.Date:yyyyMMdd}.{followUp.Kind}.{followUp.Key}";
        var trigger = TriggerBuilder.Create(clock).WithIdentity(name, Group)
            .WithDescription(WhatOf(followUp.Kind))
            .UsingJobData(FollowUpJob.DateKey, followUp.Date.DayNumber)
            .UsingJobData(FollowUpJob.KindKey, followUp.Kind.ToString())
            .UsingJobData(FollowUpJob.KeyKey, followUp.Key)
            .StartAt(moment > clock.GetUtcNow() ? moment : clock.GetUtcNow()).ForJob(Job).Build();
        await (await schedulers.GetScheduler(cancellationToken)).ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }

    /// <summary>What a dead process left, and at start everything that has a day.</summary>
    public async Task FinishAsync(bool atStart, CancellationToken cancellationToken)
    {
        foreach (var followUp in await table.FollowUpsAsync(atStart ? null : Today.AddDays(2), cancellationToken))
        {
            await StartAsync(followUp, cancellationToken);
        }
    }

    public async Task RunAsync(FollowUp followUp, CancellationToken cancellationToken)
    {
        var isKnown = followUp.Kind switch
        {
            FollowUpKind.TellHeard => await TellHeardAsync(followUp.Key, cancellationToken),
            FollowUpKind.AskToTell => await RunGateAsync(followUp, cancellationToken),
            FollowUpKind.TellOutcome => await TellOutcomeAsync(followUp.Key, cancellationToken),
            FollowUpKind.TellPlan or FollowUpKind.AskOwner =>
                await table.FindActionAsync(followUp.Key, cancellationToken) is { Value: var action } && await RunAsync(followUp, action, cancellationToken),
            _ => await table.FindBarrierAsync(followUp.Key, cancellationToken) is { Value: var barrier } && await RunAsync(followUp, barrier, cancellationToken),
        };

        // What it is about may be written in this moment by whoever noted it.
        if (isKnown || followUp.Date < Today.AddDays(-1))
        {
            await table.RemoveAsync(followUp, cancellationToken);
        }
    }

    private DateTimeOffset MomentOf(FollowUp followUp) => followUp.Kind is FollowUpKind.AskOwner or FollowUpKind.AskAgain or FollowUpKind.AskToTell
        ? ZonedTime.At(followUp.Date, agency.Programs.Calendar.Morning, agency.Programs.TimeZone)
        : DateTimeOffset.MinValue;

    private static string WhatOf(FollowUpKind kind) => kind switch
    {
        FollowUpKind.AskOwner => "An action is due",
        FollowUpKind.AskAgain => "A leader is asked again about a barrier",
        FollowUpKind.AskToTell => "Leaders are asked to tell everybody what was heard",
        _ => "What somebody said goes to those it is for",
    };

    private static string CampaignOf(string roundId, DateOnly date) => $"{roundId}.gate.{date:yyyyMMdd}";

    private DateOnly NextAsk(DateOnly last) => last.AddDays(DaysToAskAgain * (1 + (Math.Max(0, Today.DayNumber - last.DayNumber) / DaysToAskAgain)));

    private async Task<bool> TellHeardAsync(string key, CancellationToken cancellationToken)
    {
        var (roundId, unit) = HeardMessage.Read(key);
        if (await table.FindHeardAsync(roundId, unit, cancellationToken) is not { } heard)
        {
            return false;
        }

        var (kind, lasts) = unit == Unit.Agency ? (CampaignKind.AgencyHeard, AgencyHeardWorthSending) : (CampaignKind.Heard, WorthSending);
        await SendAsync(HeardMessage.CampaignOf(roundId, unit), kind, key, TeamOf(unit, heard.By), cancellationToken, lasts);
        return true;
    }

    private async Task<bool> RunGateAsync(FollowUp followUp, CancellationToken cancellationToken)
    {
        var roundId = followUp.Key;
        if ((await gate.ShutAsync(cancellationToken)).All(shut => shut.RoundId != roundId))
        {
            return true;
        }

        await StartAsync(await NoteAsync(FollowUpKind.AskToTell, roundId, NextAsk(followUp.Date), cancellationToken), cancellationToken);
        await SendAsync(
            CampaignOf(roundId, followUp.Date), CampaignKind.Barrier, $"{OfGate}.{roundId}",
            agency.Roster.People.Where(person => Speakers.MaySpeakFor(agency.Roster, person.Id, Unit.Agency)), cancellationToken);
        return true;
    }

    private async Task<bool> RunAsync(FollowUp followUp, LeadershipAction action, CancellationToken cancellationToken)
    {
        var subject = $"{OfAction}.{action.Key}";
        switch (followUp.Kind)
        {
            case FollowUpKind.TellPlan:
                await SendAsync(action.Key + ".plan", CampaignKind.Plan, subject, TeamOf(action.Unit, action.By), cancellationToken);
                break;
            case FollowUpKind.AskOwner when action.IsOpen && (action.Due == followUp.Date || action.Due.AddDays(DaysToAskAgain) == followUp.Date):
                if (action.Due == followUp.Date)
                {
                    // Once more, should nobody answer.
                    await StartAsync(await NoteAsync(FollowUpKind.AskOwner, action.Key, action.Due.AddDays(DaysToAskAgain), cancellationToken), cancellationToken);
                }

                if (Speakers.OwnerOf(agency.Roster, action) is { } owner)
                {
                    await SendAsync($"{action.Key}.due.{followUp.Date:yyyyMMdd}", CampaignKind.Barrier, subject, [owner], cancellationToken);
                }

                break;
            default:
                break;
        }

        return true;
    }

    /// <summary>Each change of an action is told by itself, also where another came right behind it.</summary>
    private async Task<bool> TellOutcomeAsync(string key, CancellationToken cancellationToken)
    {
        var dot = key.LastIndexOf('.');
        var number = int.Parse(key.AsSpan(dot + 1), CultureInfo.InvariantCulture);
        if (await table.FindActionAsync(key[..dot], cancellationToken) is not { Value: var action } || action.History.Count < number)
        {
            return false;
        }

        await SendAsync(
            $"{action.Key}.outcome{number}", CampaignKind.Outcome, $"{OfAction}.{key}",
            TeamOf(action.Unit, action.History[number - 1].By), cancellationToken);
        return true;
    }

    private async Task<bool> RunAsync(FollowUp followUp, LeadershipBarrier barrier, CancellationToken cancellationToken)
    {
        var subject = $"{OfBarrier}.{barrier.Key}";
        switch (followUp.Kind)
        {
            case FollowUpKind.RaiseBarrier:
                await SendAsync(barrier.Key + ".plan", CampaignKind.Plan, subject, TeamOf(barrier.Unit, barrier.By).Where(person => person.Id != barrier.Leader), cancellationToken);
                await AskAsync(".ask");
                break;
            case FollowUpKind.AskAgain when barrier.IsOpen:
                await AskAsync(".again");
                break;
            case FollowUpKind.TellReply when barrier.Reply is { } reply:
                await SendAsync(barrier.Key + ".reply", CampaignKind.Outcome, subject, TeamOf(barrier.Unit, reply.By), cancellationToken);
                break;
            case FollowUpKind.TellReply:
                return false;
            default:
                break;
        }

        return true;

        async Task AskAsync(string which)
        {
            if (Speakers.AnswererOf(agency.Roster, barrier) is { } leader)
            {
                await SendAsync(barrier.Key + which, CampaignKind.Barrier, subject, [leader], cancellationToken);
            }
        }
    }

    /// <summary>Everybody of a unit but the one who says it, who has just seen it.</summary>
    private IEnumerable<Person> TeamOf(string unit, string by) => Unit.Find(agency.Roster.Tree, unit) is { } team
        ? Unit.PeopleOf(agency.Roster, team).Where(person => person.Id != by)
        : [];

    private async Task SendAsync(
        string campaignId, CampaignKind kind, string subject, IEnumerable<Person> people, CancellationToken cancellationToken, TimeSpan? lasts = null)
    {
        // A campaign for nobody would never end.
        if (people.ToList() is { Count: > 0 } audience)
        {
            await runCampaigns.StartAsync(new(campaignId, kind, subject, Today, clock.GetUtcNow() + (lasts ?? WorthSending)), audience, zone: null, cancellationToken);
        }
    }
}

/// <summary>Does what is noted for this day.</summary>
[DisallowConcurrentExecution]
public sealed class FollowUpJob(FollowUps followUps, StoreHealth store) : IJob
{
    public const string DateKey = "date";
    public const string KindKey = "kind";
    public const string KeyKey = "key";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var data = context.MergedJobDataMap;
        if (data.GetString(KeyKey) is { } key && Enum.TryParse<FollowUpKind>(data.GetString(KindKey), out var kind))
        {
            await store.TryAsync(() => followUps.RunAsync(new(DateOnly.FromDayNumber(data.GetInt(DateKey)), kind, key), cancellationToken));
        }
    }
}
