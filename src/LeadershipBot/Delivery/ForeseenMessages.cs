using LeadershipBot.Core.Access;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using Quartz;

namespace LeadershipBot.Delivery;

/// <summary>What is sure to be sent to a person in a week and has no place in it yet, so that what matters less leaves it one.</summary>
public sealed class ForeseenMessages(Agency agency, Campaigns campaigns)
{
    // Waves that come due together run in any order, and late ones too.
    private static readonly TimeSpan JustDue = TimeSpan.FromHours(12);

    /// <summary>Kinds that go before the campaign's own, one entry for each message.</summary>
    /// <param name="budget">The places the person has already.</param>
    public async Task<IReadOnlyList<CampaignKind>> BeforeAsync(
        SendingConditions conditions, Person person, PreferencesRow wishes, MessageBudget budget, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var kind = conditions.Campaign.Kind;
        if (kind == CampaignKind.PulseInvitation)
        {
            return [];
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone);
        var end = ZonedTime.At(MessageBudget.WeekOf(at, zone).AddDays(7), TimeOnly.MinValue, zone);
        var kinds = new List<CampaignKind>();
        foreach (var round in conditions.OpenRounds.Where(round => round.ClosesAt > at))
        {
            var opens = ZonedTime.At(round.OpenDate, round.LocalTime, zone);
            var isOwed = await IsOwedAsync(PulseInvitation.CampaignOf(round.Id), isToCome: opens + JustDue > at, person, budget, cancellationToken);
            if (isOwed)
            {
                kinds.Add(CampaignKind.PulseInvitation);
            }

            if (Reminder(round, zone) is { } reminder && reminder > at - JustDue && reminder < end
                && (isOwed || await WasAskedAsync(round.Id, person, cancellationToken))
                && await IsOwedAsync(PulseReminder.CampaignOf(round.Id), isToCome: true, person, budget, cancellationToken))
            {
                kinds.Add(CampaignKind.PulseReminder);
            }

            if (round.ClosesAt < end && Breadths.Of(person) != Breadth.OwnTeam)
            {
                kinds.Add(CampaignKind.Results);
            }
        }

        // What waits to be let go may open any day, what was let go has its day; the schedule knows of neither.
        kinds.AddRange(conditions.Delayed
            .Where(late => late.OpensOn is not { } date || ZonedTime.At(date, agency.Programs.Calendar.Morning, zone) < end)
            .Select(_ => CampaignKind.PulseInvitation));

        var known = conditions.OpenRounds.Select(round => round.Id)
            .Concat(conditions.Delayed.Select(late => OpenRound.IdOf(late.Program.Id, late.Date))).ToHashSet(StringComparer.Ordinal);
        foreach (var roundId in ToOpen(zone, at - JustDue, end).Where(roundId => !known.Contains(roundId)))
        {
            if (await IsOwedAsync(PulseInvitation.CampaignOf(roundId), isToCome: true, person, budget, cancellationToken))
            {
                kinds.Add(CampaignKind.PulseInvitation);
            }
        }

        if (kind > CampaignKind.Nudge && !wishes.NoNudges)
        {
            kinds.AddRange(await NudgesAsync(person, budget, at, end, zone, cancellationToken));
        }

        return [.. kinds.Where(other => other < kind && (other is CampaignKind.Results or CampaignKind.Nudge || !wishes.NoPulses))];
    }

    /// <summary>The week's idea, where it is still to come: before everything that goes after it.</summary>
    private async Task<IEnumerable<CampaignKind>> NudgesAsync(
        Person person, MessageBudget budget, DateTimeOffset at, DateTimeOffset end, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var owed = new List<CampaignKind>();
        foreach (var program in agency.Programs.Nudges.Where(program => program.Includes(person)))
        {
            // A wave of the last days may have given the person a moment of their own in this week.
            foreach (var (date, due) in Openings(program.Schedule, zone, at.AddDays(-7), end))
            {
                var id = NudgeWaveJob.CampaignOf(program, date);
                var row = await campaigns.FindDeliveryAsync(id, person.Id, cancellationToken);
                if (budget.Slots.All(slot => slot.CampaignId != id) && (row is null ? due > at - JustDue : row.IsOpen && row.NotBefore < end))
                {
                    owed.Add(CampaignKind.Nudge);
                }
            }
        }

        return owed;
    }

    /// <summary>The rounds that open in a span of time.</summary>
    private IEnumerable<string> ToOpen(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset end) => agency.Programs.LitigationHold is not null
        ? []
        : agency.Programs.Pulses.SelectMany(program => Openings(program.Schedule, zone, from, end).Select(opening => OpenRound.IdOf(program.Id, opening.Date)));

    private static IEnumerable<(DateOnly Date, DateTimeOffset At)> Openings(CronExpression cron, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset end)
    {
        var schedule = cron.WithTimeZone(zone);
        for (var next = schedule.GetNextValidTimeAfter(from); next < end; next = schedule.GetNextValidTimeAfter(next.Value))
        {
            yield return (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(next.Value, zone).DateTime), next.Value);
        }
    }

    private DateTimeOffset? Reminder(RoundRow round, TimeZoneInfo zone) =>
        agency.Programs.Pulses.FirstOrDefault(candidate => candidate.Id == round.ProgramId)?.ReminderAfterDays is { } days
            ? ZonedTime.At(round.OpenDate.AddDays(days), round.LocalTime, zone)
            : null;

    /// <summary>Whether the person is still to get it and it has no place yet.</summary>
    /// <param name="isToCome">Whether those who are not in its ledger yet will be.</param>
    private async Task<bool> IsOwedAsync(string campaignId, bool isToCome, Person person, MessageBudget budget, CancellationToken cancellationToken) =>
        !budget.Slots.Any(slot => slot.CampaignId == campaignId)
        && (await campaigns.FindDeliveryAsync(campaignId, person.Id, cancellationToken) is { } row ? row.IsOpen : isToCome);

    private async Task<bool> WasAskedAsync(string roundId, Person person, CancellationToken cancellationToken) =>
        await campaigns.FindDeliveryAsync(PulseInvitation.CampaignOf(roundId), person.Id, cancellationToken) is { State: DeliveryState.Pending or DeliveryState.Sending or DeliveryState.Delivered };
}
