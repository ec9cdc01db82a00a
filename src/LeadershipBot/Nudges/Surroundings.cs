using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Preferences;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Seasons;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>Everything around a person that the choice of a nudge depends on, but what they were shown.</summary>
public sealed class Surroundings(
    AgencySeasons seasons, ManagerOrders orders, PreferencesTable preferences, QuietModes quiet, ReadResults results, ContentLibrary content, Agency agency, TimeProvider clock)
{
    /// <summary>Null where nudges are not for this person, or not any more.</summary>
    /// <param name="isOnlyALook">Whether nothing is settled by it: no order is drawn.</param>
    public async Task<NudgeContext?> OfAsync(Caller caller, IReadOnlyList<NudgeHistoryEntry> history, bool isOnlyALook, CancellationToken cancellationToken)
    {
        var (person, today) = (caller.Person, caller.Person.Today(clock));
        var wishes = caller.Wishes ?? await preferences.ReadAsync(person.Id, cancellationToken);
        if (!isOnlyALook && !agency.GetsNudges(person, wishes))
        {
            return null;
        }

        // Who types a word begins no season: only a wave does, or a round.
        var (season, hasBegun) = await seasons.LookAsync(today, cancellationToken);
        var order = isOnlyALook || !hasBegun ? orders.Foresee(season, person) : await orders.OfAsync(season, person, cancellationToken);
        return new(
            content.Nudges,
            LevelOf(person),
            season,
            order,
            history,
            await SituationsAsync(person, wishes, today, cancellationToken),
            await LowAsync(person, cancellationToken),
            person.Id,
            today,
            HasManager: !person.IsLead || agency.Roster.Tree.Find(person.Team) is not { ParentIndex: null });
    }

    /// <summary>Whoever leads a unit that has teams beneath it speaks for an office or a region.</summary>
    private NudgeLevel LevelOf(Person person) =>
        person.Role == Role.Leader ? NudgeLevel.AgencyLeader
        : person.IsLead && agency.Roster.Tree.Find(person.Team) is { Children.Count: > 0 } ? NudgeLevel.Manager
        : person.IsLead || agency.IsNudged(person) ? NudgeLevel.Supervisor
        : NudgeLevel.Anyone;

    private async Task<IReadOnlySet<NudgeSituation>> SituationsAsync(Person person, PreferencesRow wishes, DateOnly today, CancellationToken cancellationToken)
    {
        var situations = new HashSet<NudgeSituation>();
        if (wishes.WorksApart)
        {
            situations.Add(NudgeSituation.Remote);
        }

        if (wishes.AsOf(today).NewToTeamSince is not null)
        {
            situations.Add(NudgeSituation.NewTeam);
        }

        if ((await quiet.ReadAllAsync(cancellationToken)).Any(period => period.IsJustOverFor(person, agency.Roster.Tree, today)))
        {
            situations.Add(NudgeSituation.AfterHardEvent);
        }

        return situations;
    }

    private async Task<IReadOnlyDictionary<string, string>> LowAsync(Person person, CancellationToken cancellationToken) =>
        await results.LatestAsync(person, cancellationToken) is { } latest && content.FindInstrument(latest.InstrumentId) is { } instrument
            ? LowDimensions.Of(latest, instrument)
            : new Dictionary<string, string>(StringComparer.Ordinal);
}
