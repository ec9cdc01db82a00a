using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Seasons;
using LeadershipBot.Teams;

namespace LeadershipBot.ResultsApi;

/// <summary>How many managers took part in the nudges of the last seasons, as bands that were counted once.</summary>
public sealed class ReadParticipation(AgencySeasons seasons, ContentLibrary content, Agency agency, TimeProvider clock)
{
    private const int MostSeasons = 8;

    public async Task<Participation> ForAsync(Person person, CancellationToken cancellationToken)
    {
        var all = new List<SeasonParticipation>();
        var day = person.Today(clock);
        for (var past = 0; past < MostSeasons; past++)
        {
            var (season, hasBegun) = await seasons.LookAsync(day, cancellationToken);
            if (hasBegun)
            {
                all.Add(View(season, await seasons.FindParticipationAsync(season.Id, cancellationToken)));
            }

            day = season.FirstDay.AddDays(-1);
        }

        return new(all, ApiTexts.Participation);
    }

    private SeasonParticipation View(Season season, ParticipationRow? row) => new(
        season.FirstDay,
        season.LastDay,
        [.. season.PracticeIds.Select(content.Nudges.FindPractice).OfType<Practice>().Select(practice => (Text)practice.In(agency.Programs.Wording).Name)],
        row switch
        {
            null => SeasonTexts.NotCountedYet,
            { Counts: { } counts } => SeasonTexts.Band(counts.Managers),
            _ => SeasonTexts.TooFew,
        },
        row?.Counts is { } known ? Shown(known.TookOn) : null,
        row?.Counts is { } some ? Shown(some.Did) : null);

    private static Text Shown(ManagerBand? band) => band is { } known ? SeasonTexts.Band(known) : SeasonTexts.FewOrNearlyAll;
}
