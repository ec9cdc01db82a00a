using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Delivery;
using LeadershipBot.Preferences;
using LeadershipBot.Programs;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Seasons;
using LeadershipBot.Store;
using Quartz;

namespace LeadershipBot.Nudges;

/// <summary>The weekly nudge reaches one time zone; with it stand ready the question how it went and, once a month, the look back.</summary>
[DisallowConcurrentExecution]
public sealed class NudgeWaveJob(
    Agency agency, Agenda agenda, Occurrences occurrences, RunCampaigns runCampaigns, PreferencesTable preferences, AgencySeasons seasons, ManagerOrders orders, StoreHealth store) : IJob
{
    public static string CampaignOf(NudgeProgram program, DateOnly date) => $"{program.Id}-{date:yyyyMMdd}";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await store.TryAsync(() => RunAsync(context, cancellationToken));

    private async Task RunAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (await agenda.BeginAsync(context, cancellationToken) is not { } wave)
        {
            return;
        }

        var program = agency.Programs.Nudges.Single(candidate => candidate.Id == wave.Subject);
        var audience = await AudienceAsync(program, cancellationToken);
        if (audience.Exists(person => person.TimeZone == wave.Zone))
        {
            await StartAsync(program, wave, audience, cancellationToken);
        }

        // From here on the ledger knows who is still to be sent it.
        await occurrences.FinishAsync(wave.Subject, wave.Zone, wave.Date, cancellationToken);
    }

    private async Task StartAsync(NudgeProgram program, Wave wave, List<Person> audience, CancellationToken cancellationToken)
    {
        // Before the first nudge of a season is chosen everybody's order is drawn.
        await orders.DrawAsync(await seasons.BeginAsync(wave.Date, cancellationToken), cancellationToken);
        var id = CampaignOf(program, wave.Date);
        var due = wave.Occurrence.Due;
        await runCampaigns.StartAsync(new(id, CampaignKind.Nudge, program.Id, wave.Date, due + LateWave.NudgeWeek), audience, wave.Zone, cancellationToken);
        await runCampaigns.StartAsync(
            new(CheckInMessage.CampaignOf(id), CampaignKind.CheckIn, program.Id, wave.Date, due + CheckInMessage.Lasts), audience, wave.Zone, cancellationToken, CheckInMessage.After);
        if (LookBackMessage.IsDue(wave.Date))
        {
            await runCampaigns.StartAsync(
                new(LookBackMessage.CampaignOf(id), CampaignKind.LookBack, program.Id, wave.Date, due + LookBackMessage.Lasts), audience, wave.Zone, cancellationToken, LookBackMessage.After);
        }
    }

    /// <summary>Those whose role it is for and, with the agency's first program, those who asked for nudges.</summary>
    private async Task<List<Person>> AudienceAsync(NudgeProgram program, CancellationToken cancellationToken)
    {
        var optedIn = program == agency.Programs.Nudges[0] ? await preferences.OptedInAsync(cancellationToken) : new HashSet<string>(StringComparer.Ordinal);
        return [.. agency.Roster.People.Where(person => program.Includes(person) || (optedIn.Contains(person.Id) && !agency.IsNudged(person)))];
    }
}
