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
        Shown(row, counts => counts.Managers),
        Shown(row, counts => counts.TookOn),
        Shown(row, counts => counts.Did));

    private static Text Shown(ParticipationRow? row, Func<NudgeParticipation, ManagerBand?> part) => row switch
    {
        null => SeasonTexts.NotCountedYet,
        { Counts: { } counts } => part(counts) is { } band ? SeasonTexts.Band(band) : SeasonTexts.FewOrNearlyAll,
        _ => SeasonTexts.TooFew,
    };
}
