using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;
using LeadershipBot.Storage;
using LeadershipBot.Storage.Tables;
using LeadershipBot.Store;

namespace LeadershipBot.Doctor.Checks;

/// <summary>What is wrong with a store, in words, and what to do.</summary>
public static class StoreTroubles
{
    private const string Role = "Storage Table Data Contributor";

    public static Finding Say(EntityStoreException error, StoreOptions options) => error switch
    {
        { Problem: StoreProblem.Refused, InnerException: TableRequestFailedException { Status: 403, ErrorCode: not (TableErrorCode.AuthenticationFailed or TableErrorCode.KeyBasedAuthenticationNotPermitted or TableErrorCode.AccountIsDisabled) } }
            when options.Kind == StoreKind.TablesByIdentity => NoLeave(
                $"The bot's identity lacks the role \"{Role}\" on the storage account, or the account's firewall keeps this machine out.",
                $"A la identidad del bot le falta el rol \"{Role}\" en la cuenta de almacenamiento, o el cortafuegos de la cuenta deja fuera a este equipo."),
        { Problem: StoreProblem.Refused, InnerException: TableRequestFailedException { ErrorCode: TableErrorCode.KeyBasedAuthenticationNotPermitted } } => Finding.Broken(
            "The storage account takes no keys.",
            "La cuenta de almacenamiento no acepta claves.",
            new(
                $"Take Storage:ConnectionString away, set Storage:AccountUri, and give the bot's identity the role \"{Role}\" on the account.",
                $"Quite Storage:ConnectionString, ponga Storage:AccountUri y dé a la identidad del bot el rol \"{Role}\" en la cuenta.")),
        { Problem: StoreProblem.Refused, InnerException: not TableRequestFailedException } when options.Kind == StoreKind.TablesByIdentity => Finding.Broken(
            "The bot's identity gets no token for the storage account.",
            "La identidad del bot no obtiene token para la cuenta de almacenamiento.",
            new("Mend what the part Identity lists.", "Corrija lo que enumera la parte Identidad.")),
        _ => Say(error.Problem, StoreProblems.SettingOf(options)),
    };

    /// <summary>It could be read a moment ago.</summary>
    public static Finding Unwritable(EntityStoreException error, StoreOptions options) =>
        error is { Problem: StoreProblem.Refused, InnerException: TableRequestFailedException { Status: 403 } } && options.Kind == StoreKind.TablesByIdentity
            ? NoLeave(
                $"The bot's identity may read the storage account and not write: the role \"{Role}\" is missing.",
                $"La identidad del bot puede leer la cuenta de almacenamiento y no escribir: falta el rol \"{Role}\".")
            : Say(error, options);

    public static Finding NewerRows(TableName table) => Finding.Broken(
        $"The table {table} holds rows that this version of the bot can't read: a newer version wrote them.",
        $"La tabla {table} tiene filas que esta versión del bot no puede leer: las escribió una versión más nueva.",
        new("Run the version that wrote them, or a later one; see the section on rollback in docs/running.md.", "Use la versión que las escribió, o una posterior; vea docs/running.md."));

    public static Finding Say(StoreProblem problem, string setting) => problem switch
    {
        StoreProblem.Unavailable => Finding.Broken(
            "The store does not answer.",
            "El almacén no contesta.",
            new($"Check {setting}, the storage account's firewall and the network.", $"Revise {setting}, el cortafuegos de la cuenta de almacenamiento y la red.")),
        StoreProblem.NotFound => Finding.Broken(
            "There is no store where the settings say, or this machine can't look names up.",
            "No hay almacén donde dice la configuración, o este equipo no puede resolver nombres.",
            new($"Check {setting} and this machine's DNS.", $"Revise {setting} y el DNS de este equipo.")),
        StoreProblem.Refused => Finding.Broken(
            "The store does not let the bot in.",
            "El almacén no deja entrar al bot.",
            new(
                $"Check {setting}: a changed key, another account, or a folder this account may not read. The clock must be right too.",
                $"Revise {setting}: una clave cambiada, otra cuenta, o una carpeta que esta cuenta no puede leer. El reloj también debe estar bien.")),
        StoreProblem.ReadOnly => Finding.Broken(
            "The store can be read and not written.",
            "El almacén se puede leer y no escribir.",
            new($"Look at what {setting} names: it is read-only, or being moved.", $"Mire lo que nombra {setting}: es de solo lectura o se está moviendo.")),
        StoreProblem.Full => Finding.Broken(
            "The store is full.", "El almacén está lleno.", new($"Make room where {setting} says.", $"Haga lugar donde dice {setting}.")),
        StoreProblem.NewerVersion => Finding.Broken(
            "The store holds rows of a newer version of the bot.",
            "El almacén tiene filas de una versión más nueva del bot.",
            new("Run that version, or a later one.", "Use esa versión, o una posterior.")),
        _ => Finding.Broken(
            "The store holds what no version of the bot writes, or is damaged.",
            "El almacén tiene lo que ninguna versión del bot escribe, o está dañado.",
            new($"Find out what else can write where {setting} says; put a copy from a backup back if it is damaged.", $"Averigüe qué más puede escribir donde dice {setting}; si está dañado, recupere una copia de respaldo.")),
    };

    private static Finding NoLeave(string english, string spanish) => Finding.Broken(
        english,
        spanish,
        new LocalizedText(
            $"Give the bot's identity the role \"{Role}\" on the account in Storage:AccountUri; it takes a few minutes to work. Then look at the account's firewall.",
            $"Dé a la identidad del bot el rol \"{Role}\" en la cuenta de Storage:AccountUri; tarda unos minutos en valer. Después revise el cortafuegos de la cuenta."));
}
