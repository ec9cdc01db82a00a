using LeadershipBot.Core.Access;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;

namespace LeadershipBot.Delivery;

/// <summary>What is sure to be sent to a person later in a week, so that what matters less leaves it a place.</summary>
public sealed class ForeseenMessages(Agency agency, Rounds rounds)
{
    /// <summary>Kinds that go before <paramref name="kind"/>, one entry for each message.</summary>
    public async Task<IReadOnlyList<CampaignKind>> BeforeAsync(
        CampaignKind kind, Person person, PreferencesRow wishes, DateTimeOffset now, DateOnly week, CancellationToken cancellationToken)
    {
        if (kind == default)
        {
            return [];
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone);
        var end = ZonedTime.At(week.AddDays(7), TimeOnly.MinValue, zone);
        var kinds = new List<CampaignKind>();
        if (agency.Programs.LitigationHold is null)
        {
            kinds.AddRange(agency.Programs.Pulses
                .Where(program => program.Schedule.WithTimeZone(zone).GetNextValidTimeAfter(now) < end)
                .Select(_ => CampaignKind.PulseInvitation));
        }

        await foreach (var round in rounds.AllAsync(cancellationToken))
        {
            if (RoundLifeCycle.Allows(round.Value.State, RoundStep.Ask))
            {
                kinds.AddRange(OfRound(round.Value, person, zone, now, end));
            }
        }

        return [.. kinds.Where(other => other < kind && (other == CampaignKind.Results || !wishes.NoPulses))];
    }

    private IEnumerable<CampaignKind> OfRound(RoundRow round, Person person, TimeZoneInfo zone, DateTimeOffset now, DateTimeOffset end)
    {
        var program = agency.Programs.Pulses.FirstOrDefault(candidate => candidate.Id == round.ProgramId);
        if (program?.ReminderAfterDays is { } days && ZonedTime.At(round.OpenDate.AddDays(days), round.LocalTime, zone) is var reminder && reminder > now && reminder < end)
        {
            yield return CampaignKind.PulseReminder;
        }

        if (round.ClosesAt > now && round.ClosesAt < end && Breadths.Of(person) != Breadth.OwnTeam)
        {
            yield return CampaignKind.Results;
        }
    }
}
