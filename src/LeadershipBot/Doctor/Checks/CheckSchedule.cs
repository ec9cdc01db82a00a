using System.Runtime.CompilerServices;
using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;
using LeadershipBot.Roster;
using LeadershipBot.Teams;
using Quartz;

namespace LeadershipBot.Doctor.Checks;

/// <summary>What comes next by the programs.</summary>
public sealed class CheckSchedule(Agency agency, IServiceProvider services, TimeProvider clock) : IDoctorCheck
{
    private const int Shown = 3;

    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        visit.NeedAgency();
        foreach (var finding in Next())
        {
            yield return finding;
        }

        if (visit.IsInside)
        {
            var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
            yield return await scheduler.GetStatus(cancellationToken) == SchedulerStatus.Running
                ? Finding.Holds("The scheduler is running.", "El planificador está en marcha.")
                : Finding.Broken("The scheduler is not running.", "El planificador no está en marcha.", new("Restart the bot, and look at its log.", "Reinicie el bot y mire su registro."));
        }

    }

    private IEnumerable<Finding> Next()
    {
        var programs = Recurring.Of(agency.Programs);
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
        var zones = Recurring.ZonesOf(agency.Roster);
        var coming = programs.SelectMany(program => zones.Select(zone => new Coming(program.Title, zone, NextOf(program.Schedule, zone, now)))).ToList();
        foreach (var never in programs.Where(program => zones.All(zone => NextOf(program.Schedule, zone, now) is null)))
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

    private static DateTimeOffset? NextOf(CronExpression schedule, string zone, DateTimeOffset now) =>
        schedule.WithTimeZone(TimeZoneInfo.FindSystemTimeZoneById(zone)).GetNextValidTimeAfter(now);

    private static string Moment(DateTimeOffset at, string zone, Language language) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone))
        .ToString(language == Language.Spanish ? "dddd d 'de' MMMM 'de' yyyy, H:mm" : "dddd, MMMM d, yyyy, h:mm tt", LocalMoment.Culture(language));

    private sealed record Coming(LocalizedText Title, string Zone, DateTimeOffset? At);
}
