using System.Globalization;
using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Doctor.Checks;

/// <summary>What this machine knows of time zones and languages; a test takes some of it away.</summary>
public sealed record MachineData(Func<string, TimeZoneInfo?> FindZone, Func<Language, CultureInfo> Culture)
{
    public static MachineData OfThisMachine { get; } =
        new(id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null, LocalMoment.Culture);
}

/// <summary>That waves go out at the right hour and dates read as a person writes them.</summary>
public sealed class CheckZones(MachineData machine, Agency agency) : IDoctorCheck
{
    private const string Probe = "America/New_York";

    private static readonly LocalizedText Install = new(
        "Install the packages tzdata and libicu of this system (in a container too), and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.",
        "Instale los paquetes tzdata y libicu de este sistema (también en un contenedor) y no ponga DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");

    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return HasSummerTime()
            ? Finding.Holds($"{Probe} has summer time in 2026, as it should.", $"{Probe} tiene horario de verano en 2026, como debe ser.")
            : Finding.Broken($"{Probe} is missing or has no summer time in 2026: the time-zone data is not right.", $"{Probe} falta o no tiene horario de verano en 2026: los datos de zonas horarias no son correctos.", Install);
        var monday = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Unspecified);
        yield return monday.ToString("dddd d 'de' MMMM", machine.Culture(Language.Spanish)) == "lunes 5 de enero" && monday.ToString("dddd, MMMM d", machine.Culture(Language.English)) == "Monday, January 5"
            ? Finding.Holds("Dates read as they should in English and Spanish.", "Las fechas se leen como deben en inglés y en español.")
            : Finding.Broken("Dates do not read as they should in Spanish or English: language data is missing.", "Las fechas no se leen como deben en español o en inglés: faltan datos de idiomas.", Install);
        visit.NeedAgency();
        var zones = agency.Roster.People.Select(person => person.TimeZone).Append(agency.Programs.TimeZone.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var unknown = zones.Where(zone => machine.FindZone(zone) is null).ToList();
        yield return unknown.Count == 0
            ? Finding.Holds($"Every time zone of the roster is known here: {string.Join(", ", zones)}.", $"Todas las zonas horarias de la lista se conocen aquí: {string.Join(", ", zones)}.")
            : Finding.Broken($"Not known here: {string.Join(", ", unknown)}.", $"No se conocen aquí: {string.Join(", ", unknown)}.", Install);
    }

    private bool HasSummerTime() => machine.FindZone(Probe) is { } zone
        && zone.GetUtcOffset(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero)) == TimeSpan.FromHours(-5)
        && zone.GetUtcOffset(new DateTimeOffset(2026, 7, 15, 12, 0, 0, TimeSpan.Zero)) == TimeSpan.FromHours(-4);
}
