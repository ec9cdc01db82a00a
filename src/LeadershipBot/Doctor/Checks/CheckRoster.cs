using System.Runtime.CompilerServices;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Doctor.Checks;

/// <summary>Whether the roster is one the bot can work well with. It tells counts and teams, never a person.</summary>
public sealed class CheckRoster(Agency agency, IServiceProvider services) : IDoctorCheck
{
    private const int MostNamed = 10;

    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var error in visit.AgencyErrors)
        {
            yield return Finding.Broken(
                error.ToString(),
                error.ToString(),
                new("Mend this line; the bot does not start before. docs/roster.md and docs/programs.md show how.", "Corrija esta línea; antes el bot no arranca. docs/roster.md y docs/programs.md muestran cómo."));
        }

        if (visit.AgencyErrors.Count > 0)
        {
            yield break;
        }

        var roster = agency.Roster;
        yield return Finding.Holds(
            $"{roster.People.Count} people in {roster.Tree.Nodes.Count} teams.", $"{roster.People.Count} personas en {roster.Tree.Nodes.Count} equipos.");
        yield return Administrators(roster.People.Count(person => person.Role == Role.Administrator));
        yield return Leads([.. roster.Tree.Nodes.Where(team => roster.LeadOf(team.Name) is null).Select(team => team.Name)]);
        yield return Small([.. roster.People.CountBy(person => person.Team).Where(team => team.Value < ReleasePolicy.MinimumEligible).Select(team => team.Key).Order(StringComparer.Ordinal)]);
        yield return Duplicates(roster.People.Where(person => person.Email.Length > 0).CountBy(person => person.Email, StringComparer.OrdinalIgnoreCase).Count(address => address.Value > 1));
        yield return await InstalledAsync(roster, cancellationToken);
    }

    private static Finding Administrators(int count) => count switch
    {
        0 => Finding.Broken(
            "Nobody in the roster is an administrator: nobody can pause sending, and nobody is warned.",
            "Nadie en la lista es administrador: nadie puede pausar los envíos y nadie recibe avisos.",
            new("Write administrator in the column role of two people.", "Escriba administrator en la columna role de dos personas.")),
        1 => Finding.Warning(
            "One person is an administrator.",
            "Una persona es administradora.",
            new("Make a second one, for days off.", "Nombre a otra más, para los días libres.")),
        _ => Finding.Holds($"{count} people are administrators.", $"{count} personas son administradoras."),
    };

    private static Finding Leads(IReadOnlyList<string> teams) => teams.Count == 0
        ? Finding.Holds("Every team has a lead.", "Cada equipo tiene quien lo dirija.")
        : Finding.Warning(
            $"{teams.Count} team(s) have nobody who leads them: {Named(teams)}.",
            $"{teams.Count} equipo(s) no tienen quien los dirija: {Named(teams)}.",
            new("Write yes in the column lead of one person of each.", "Escriba yes en la columna lead de una persona de cada uno."));

    private static Finding Small(IReadOnlyList<string> teams) => teams.Count == 0
        ? Finding.Holds("Every team is large enough to have results of its own.", "Cada equipo es bastante grande para tener resultados propios.")
        : new(
            Verdict.Holds,
            new(
                $"{teams.Count} team(s) have fewer than {ReleasePolicy.MinimumEligible} people and never have results of their own: {Named(teams)}. Their answers count in the teams above.",
                $"{teams.Count} equipo(s) tienen menos de {ReleasePolicy.MinimumEligible} personas y nunca tienen resultados propios: {Named(teams)}. Sus respuestas cuentan en los equipos de arriba."));

    private static Finding Duplicates(int count) => count == 0
        ? Finding.Holds("No e-mail address is there twice.", "Ninguna dirección de correo está dos veces.")
        : Finding.Warning(
            $"{count} e-mail address(es) are there more than once.",
            $"{count} dirección(es) de correo están más de una vez.",
            new("See whether one person has two lines under two ids.", "Vea si una persona tiene dos líneas con dos id."));

    /// <summary>A chat is known once the app was installed, or the bot wrote first.</summary>
    private async Task<Finding> InstalledAsync(Core.Organization.Roster roster, CancellationToken cancellationToken)
    {
        var heard = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var store = services.GetRequiredService<IEntityStore>();
            string? continuation = null;
            do
            {
                var page = await store.QueryAsync(Tables.Conversations, new EntityRange(), continuation: continuation, cancellationToken: cancellationToken);
                heard.UnionWith(page.Entities.Select(row => row.PartitionKey));
                continuation = page.Continuation;
            }
            while (continuation is not null);
        }
        catch (Exception error) when (error is EntityStoreException or OptionsValidationException)
        {
            return Finding.Unknown(
                "How many people have the app can't be looked at without the store.",
                "Sin el almacén no se puede mirar cuántas personas tienen la app.",
                new("Mend what the parts Settings and Store list.", "Corrija lo que enumeran las partes Configuración y Almacén."));
        }

        var all = roster.People.Count;
        var unheard = roster.People.Count(person => !heard.Contains(person.Id));
        return unheard == 0
            ? Finding.Holds($"The bot has a chat with all {all} people.", $"El bot tiene un chat con las {all} personas.")
            : Finding.Warning(
                $"The bot has no chat yet with {unheard} of {all} people: the app is not installed for them, or nothing was sent to them yet.",
                $"El bot todavía no tiene chat con {unheard} de {all} personas: no tienen la app instalada, o todavía no se les envió nada.",
                new(
                    "Install the app for everybody by a setup policy in the Teams admin center. If you just did, wait a day.",
                    "Instale la app para todas las personas con una directiva de configuración en el centro de administración de Teams. Si acaba de hacerlo, espere un día."));
    }

    private static string Named(IReadOnlyList<string> teams) =>
        string.Join(", ", teams.Take(MostNamed)) + (teams.Count > MostNamed ? ", …" : "");
}
