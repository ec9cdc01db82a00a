using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;
using LeadershipBot.Store;

namespace LeadershipBot.Verification;

/// <summary>
/// What no client of the Table service can see, and what somebody therefore has to look at where the account is kept. A
/// deployment is not judged by it: these lines are there with every storage account.
/// </summary>
public sealed class CheckAccount : IAnonymityCheck
{
    private static readonly LocalizedText WhoHasARole = new(
        "Under Access control see who has a role on the account, on the key vault and on the server or web app: whoever may put a program there, or open its console, acts as the bot.",
        "En Control de acceso vea quién tiene un rol en la cuenta, en el almacén de claves y en el servidor o la aplicación web: quien puede poner ahí un programa o abrir su consola actúa como el bot.");

    public LocalizedText Title { get; } = new("Storage account", "Cuenta de almacenamiento");

    public IAsyncEnumerable<Finding> RunAsync(VerificationSubject subject) =>
        subject.Storage.IsTables ? Look(subject.Storage, subject.Store.Place).ToAsyncEnumerable() : AsyncEnumerable.Empty<Finding>();

    private static IEnumerable<Finding> Look(StoreOptions storage, string account)
    {
        yield return Finding.Holds($"The account looked at is {account}; the bot's tables are in it.", $"La cuenta revisada es {account}; en ella están las tablas del bot.");
        yield return Finding.Elsewhere(
            "Whether Azure logs each request to the tables can't be seen from here. Such a log has each answer's code and time, and every other request. Beside Teams' records of taps it could tell who answered.",
            "Desde aquí no se ve si Azure registra cada solicitud a las tablas. Ese registro tiene el código y la hora de cada respuesta, y todas las demás solicitudes. Junto a los registros de toques de Teams podría decir quién contestó.",
            new(
                "In the Azure portal open the account's Diagnostic settings for its table service: StorageRead, StorageWrite and StorageDelete must be off, the classic ones too. If they were on, delete those logs.",
                "En el portal de Azure abra la configuración de diagnóstico del servicio de tablas de la cuenta: StorageRead, StorageWrite y StorageDelete deben estar apagados, también los clásicos. Si estaban activos, borre esos registros."));
        yield return storage.ConnectionString.Length > 0
            ? Finding.Elsewhere(
                "The bot uses the account's key. Who else has that key, may read the master secret or may act as the bot can't be seen from here.",
                "El bot usa la clave de la cuenta. Desde aquí no se ve quién más tiene esa clave, puede leer el secreto maestro o puede actuar como el bot.",
                new(
                    "Set Storage:AccountUri instead of Storage:ConnectionString, so that the bot uses its own identity. Then turn off access by key (allowSharedKeyAccess: false). " + WhoHasARole[Language.English],
                    "Ponga Storage:AccountUri en lugar de Storage:ConnectionString, para que el bot use su propia identidad. Después apague el acceso por clave (allowSharedKeyAccess: false). " + WhoHasARole[Language.Spanish]))
            : Finding.Elsewhere(
                "Who else may read the tables or the master secret, or act as the bot, can't be seen from here.",
                "Desde aquí no se ve quién más puede leer las tablas o el secreto maestro, ni quién puede actuar como el bot.",
                new(
                    "In the Azure portal see that access by key is off (allowSharedKeyAccess: false). " + WhoHasARole[Language.English],
                    "En el portal de Azure vea que el acceso por clave esté apagado (allowSharedKeyAccess: false). " + WhoHasARole[Language.Spanish]));
        yield return Finding.Elsewhere(
            "What copies of the tables lie elsewhere can't be seen from here: those of backup tools, and Azure's own in a second region.",
            "Desde aquí no se ven las copias de las tablas en otros lugares: las de programas de respaldo y las del propio Azure en otra región.",
            new(
                "Leave the tables that begin with Ballots or RoundKeys, and RoundRosters, out of every backup.",
                "Deje fuera de todo respaldo las tablas que empiezan con Ballots o RoundKeys, y RoundRosters."));
    }
}
