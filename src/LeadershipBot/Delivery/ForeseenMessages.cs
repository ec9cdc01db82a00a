using LeadershipBot.Core.Access;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Preferences;
using LeadershipBot.Programs;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;

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
        var week = MessageBudget.WeekOf(at, zone);
        var end = ZonedTime.At(week.AddDays(7), TimeOnly.MinValue, zone);
        var kinds = conditions.OpenRounds.SelectMany(round => OfRound(round, person, zone, at, end)).ToList();
        foreach (var poll in Polls(conditions, zone, at, end))
        {
            if (await IsOwedAsync(poll, person, budget, cancellationToken))
            {
                kinds.Add(CampaignKind.PulseInvitation);
            }
        }

        return [.. kinds.Where(other => other < kind && (other == CampaignKind.Results || !wishes.NoPulses))];
    }

    /// <summary>The polls of rounds that are open, of those that open later in the week, and of those that should have opened just now.</summary>
    private IEnumerable<string> Polls(SendingConditions conditions, TimeZoneInfo zone, DateTimeOffset at, DateTimeOffset end)
    {
        var rounds = conditions.OpenRounds.Select(round => round.Id);
        if (agency.Programs.LitigationHold is null)
        {
            rounds = rounds.Concat(agency.Programs.Pulses.SelectMany(program => Openings(program, zone, at - JustDue, end).Select(date => OpenRound.IdOf(program.Id, date))));
        }

        return rounds.Select(PulseInvitation.CampaignOf).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<DateOnly> Openings(PulseProgram program, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset end)
    {
        var schedule = program.Schedule.WithTimeZone(zone);
        for (var next = schedule.GetNextValidTimeAfter(from); next < end; next = schedule.GetNextValidTimeAfter(next.Value))
        {
            yield return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(next.Value, zone).DateTime);
        }
    }

    /// <summary>Whether the person is still to get it and it has no place yet.</summary>
    private async Task<bool> IsOwedAsync(string campaignId, Person person, MessageBudget budget, CancellationToken cancellationToken) =>
        !budget.Slots.Any(slot => slot.CampaignId == campaignId)
        && await campaigns.FindDeliveryAsync(campaignId, person.Id, cancellationToken) is null or { IsOpen: true };

    private IEnumerable<CampaignKind> OfRound(RoundRow round, Person person, TimeZoneInfo zone, DateTimeOffset at, DateTimeOffset end)
    {
        var program = agency.Programs.Pulses.FirstOrDefault(candidate => candidate.Id == round.ProgramId);
        if (program?.ReminderAfterDays is { } days && ZonedTime.At(round.OpenDate.AddDays(days), round.LocalTime, zone) is var reminder && reminder > at && reminder < end)
        {
            yield return CampaignKind.PulseReminder;
        }

        if (round.ClosesAt > at && round.ClosesAt < end && Breadths.Of(person) != Breadth.OwnTeam)
        {
            yield return CampaignKind.Results;
        }
    }
}
