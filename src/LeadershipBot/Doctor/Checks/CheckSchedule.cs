using System.Runtime.CompilerServices;
using LeadershipBot.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Reports;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Storage;
using LeadershipBot.Teams;
using Quartz;

namespace LeadershipBot.Doctor.Checks;

/// <summary>What comes next by the programs, and whether what was due has happened: if not, no bot is at work.</summary>
public sealed class CheckSchedule(
    Agency agency, Rounds rounds, Campaigns campaigns, ProgramDates dates, Occurrences occurrences, ReadGate gate, ISchedulerFactory schedulers, TimeProvider clock) : IDoctorCheck
{
    private const int Shown = 3;

    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private static readonly LocalizedText Start = new(
        "See that a bot is running on this store, and look at its log and at /readyz.", "Vea que haya un bot en marcha sobre este almacén y mire su registro y /readyz.");

    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        visit.NeedAgency();
        foreach (var finding in Next())
        {
            yield return finding;
        }

        if (visit.IsInside)
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            yield return await scheduler.GetStatus(cancellationToken) == SchedulerStatus.Running
                ? Finding.Holds("The scheduler is running.", "El planificador está en marcha.")
                : Finding.Broken("The scheduler is not running.", "El planificador no está en marcha.", new("Restart the bot, and look at its log.", "Reinicie el bot y mire su registro."));
        }

        yield return await OverdueAsync(cancellationToken);
    }

    private IEnumerable<Finding> Next()
    {
        var programs = Programs().ToList();
        if (programs.Count == 0)
        {
            yield return Finding.Warning(
                "There is no program: the bot writes to nobody first.",
                "No hay ningún programa: el bot no le escribe a nadie por iniciativa propia.",
                new("Add programs to the file in Programs:File; docs/programs.md shows how.", "Agregue programas al archivo de Programs:File; docs/programs.md muestra cómo."));
            yield break;
        }

        if (agency.Programs.LitigationHold is not null)
        {
            yield return Finding.Warning(
                "A litigation hold is set: no poll opens.",
                "Hay una retención legal: no se abre ninguna encuesta.",
                new("Take it out of the programs file when it is over.", "Quítela del archivo de programas cuando termine."));
        }

        var now = clock.GetUtcNow();
        var coming = programs.SelectMany(program => Zones().Select(zone => new Coming(program.Title, zone, NextOf(program.Schedule, zone, now)))).ToList();
        foreach (var never in programs.Where(program => Zones().All(zone => NextOf(program.Schedule, zone, now) is null)))
        {
            yield return Finding.Warning(
                $"“{never.Title.English}” never comes again: its schedule has no date left.",
                $"“{never.Title.Spanish}” no vuelve a venir: su calendario ya no tiene fechas.",
                new("Change its schedule in the programs file, or take the program out.", "Cambie su calendario en el archivo de programas, o quite el programa."));
        }

        foreach (var (title, zone, at) in coming.Where(one => one.At is not null).OrderBy(one => one.At).Take(Shown))
        {
            yield return Finding.Holds(
                $"Next: “{title.English}”, {Moment(at!.Value, zone, Language.English)} ({zone}).", $"Próximo: “{title.Spanish}”, {Moment(at.Value, zone, Language.Spanish)} ({zone}).");
        }
    }

    private async Task<Finding> OverdueAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            var lateRounds = await rounds.AllAsync(cancellationToken)
                .CountAsync(round => round.Value.State != RoundState.Purged && round.Value.ClosesAt + Grace < now, cancellationToken);
            var lateSends = await campaigns.AllAsync(cancellationToken)
                .CountAsync(campaign => campaign.Value.FinishedAt is null && !campaign.Value.IsCancelled && campaign.Value.Deadline + Grace < now, cancellationToken);
            var lateWaves = await LateWavesAsync(now, cancellationToken);
            return lateRounds + lateSends + lateWaves == 0
                ? Finding.Holds("Nothing in the store is overdue.", "Nada en el almacén está atrasado.")
                : Finding.Broken(
                    $"More than an hour overdue: {lateRounds} poll(s) to close, {lateWaves} date(s) to send, {lateSends} send(s) to finish.",
                    $"Con más de una hora de atraso: {lateRounds} encuesta(s) por cerrar, {lateWaves} fecha(s) por enviar, {lateSends} envío(s) por terminar.",
                    Start);
        }
        catch (EntityStoreException)
        {
            return Finding.Unknown(
                "Whether anything is overdue can't be looked at without the store.", "Sin el almacén no se puede mirar si algo está atrasado.", new("Mend what the part Store lists.", "Corrija lo que enumera la parte Almacén."));
        }
    }

    /// <summary>Dates that came while their schedule was known, and that nobody sent, moved or holds back.</summary>
    private async Task<int> LateWavesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = (await gate.ShutAsync(cancellationToken)).Select(shut => shut.Program.Id).ToHashSet(StringComparer.Ordinal);
        var late = 0;
        foreach (var (id, _, schedule, isPoll) in Programs().Where(program => !held.Contains(program.Id) && !(program.IsPoll && agency.Programs.LitigationHold is not null)))
        {
            foreach (var zone in Zones())
            {
                if (Recurrence.LastDue(schedule, TimeZoneInfo.FindSystemTimeZoneById(zone), now) is { } last
                    && last.Due + Grace < now
                    && await dates.FindKnownAsync(id, zone, cancellationToken) is { } known && known.Since <= last.Due
                    && !(isPoll && await dates.FindDateAsync(id, last.Date, cancellationToken) is { MovedTo: not null })
                    && !await IsSeenToAsync(id, zone, last.Date, now, cancellationToken))
                {
                    late++;
                }
            }
        }

        return late;
    }

    private async Task<bool> IsSeenToAsync(string programId, string zone, DateOnly date, DateTimeOffset now, CancellationToken cancellationToken) =>
        await occurrences.FindAsync(programId, zone, date, cancellationToken) is { } row
        && (occurrences.IsSettled(row.Value) || (row.Value is { Stage: OccurrenceStage.Waiting, At: { } at } && at + Grace >= now));

    private IEnumerable<Recurring> Programs() =>
    [
        .. agency.Programs.Pulses.Select(program => new Recurring(program.Id, program.Title, program.Schedule, IsPoll: true)),
        .. agency.Programs.Nudges.Select(program => new Recurring(program.Id, program.Title, program.Schedule, IsPoll: false)),
        .. agency.Programs.Circles.Select(program => new Recurring(program.Id, program.Title, program.Schedule, IsPoll: false)),
    ];

    private IEnumerable<string> Zones() => agency.Roster.People.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static DateTimeOffset? NextOf(CronExpression schedule, string zone, DateTimeOffset now) =>
        schedule.WithTimeZone(TimeZoneInfo.FindSystemTimeZoneById(zone)).GetNextValidTimeAfter(now);

    private static string Moment(DateTimeOffset at, string zone, Language language) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone))
        .ToString(language == Language.Spanish ? "dddd d 'de' MMMM 'de' yyyy, H:mm" : "dddd, MMMM d, yyyy, h:mm tt", LocalMoment.Culture(language));

    private sealed record Recurring(string Id, LocalizedText Title, CronExpression Schedule, bool IsPoll);

    private sealed record Coming(LocalizedText Title, string Zone, DateTimeOffset? At);
}
