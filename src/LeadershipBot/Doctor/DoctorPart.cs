using LeadershipBot.Core.Organization;
using LeadershipBot.Doctor.Checks;

namespace LeadershipBot.Doctor;

/// <summary>One part of the report.</summary>
/// <param name="Make">Makes its check only when its turn comes: broken settings must not keep the others from running.</param>
/// <param name="Wanted">Whether it was asked for.</param>
/// <param name="Inside">Whether a running bot can look at it.</param>
/// <param name="Last">Whether it waits for what the others heard.</param>
/// <param name="IsOfSettings">Whether it is the one that tells what is wrong with the settings, to which the others point.</param>
public sealed record DoctorPart(LocalizedText Title, Func<IServiceProvider, IDoctorCheck> Make, Func<DoctorRequest, bool> Wanted, bool Inside = true, bool Last = false, bool IsOfSettings = false)
{
    /// <summary>In the order of the report.</summary>
    public static IReadOnlyList<DoctorPart> All { get; } =
    [
        Of<CheckSettings>("Settings", "Configuración") with { Inside = false, IsOfSettings = true },
        Of<CheckIdentity>("Identity", "Identidad"),
        Of<CheckOpenId>("Keys of Teams and of sign-in", "Claves de Teams y del inicio de sesión"),
        Of<CheckEndpoint>("Address that Teams calls", "Dirección a la que llama Teams"),
        Of<CheckStore>("Store", "Almacén"),
        Of<CheckSchedule>("Schedule", "Calendario"),
        Of<CheckOverdue>("Work that is due", "Trabajo pendiente"),
        Of<CheckMasterSecret>("Master secret", "Secreto maestro"),
        Of<CheckExpiry>("What expires", "Lo que vence"),
        Of<CheckZones>("Time zones and languages", "Zonas horarias e idiomas"),
        Of<CheckRoster>("Roster", "Lista de personas"),
        Of<CheckPackage>("Teams app package", "Paquete de la app de Teams") with { Wanted = request => request.Package is not null, Inside = false },
        Of<CheckClock>("Clock", "Reloj") with { Last = true },
        Of<SendTestCard>("Test card", "Tarjeta de prueba") with { Wanted = request => request.TestCard is not null, Inside = false, Last = true },
    ];

    private static DoctorPart Of<T>(string english, string spanish)
        where T : IDoctorCheck => new(new(english, spanish), provider => ActivatorUtilities.CreateInstance<T>(provider), _ => true);
}
