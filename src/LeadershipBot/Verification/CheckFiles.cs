using LeadershipBot.Core.Organization;
using LeadershipBot.Pulses;
using LeadershipBot.Reports;
using LeadershipBot.Storage;

namespace LeadershipBot.Verification;

/// <summary>That only the account the bot runs as may read its folder, its secret and its databases.</summary>
public sealed class CheckFiles : IAnonymityCheck
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly LocalizedText Close = new(
        "Allow only the owner: chmod 700 for the folder, chmod 600 for files. Then find out who could have read it.",
        "Permita solo al dueño: chmod 700 para la carpeta, chmod 600 para los archivos. Después averigüe quién pudo leerlo.");

    public LocalizedText Title { get; } = new("Files", "Archivos");

    public IAsyncEnumerable<Finding> RunAsync(VerificationSubject subject) => Run(subject).ToAsyncEnumerable();

    private static List<Finding> Run(VerificationSubject subject)
    {
        if (!subject.Folder.IsThere)
        {
            return [Finding.Holds(
                "There is no data folder where the settings say, so no files were looked at. If the bot once kept its store in files, set Storage:DataDirectory to where they were.",
                "No hay carpeta de datos donde dicen los ajustes, así que no se revisaron archivos. Si el bot guardó antes sus datos en archivos, ponga en Storage:DataDirectory dónde estaban.")];
        }

        if (OperatingSystem.IsWindows())
        {
            return [new(
                Verdict.Unknown,
                new("Who may read the data folder can't be told from here on Windows.", "En Windows no se puede ver desde aquí quién puede leer la carpeta de datos."),
                new("Look at the folder's security settings: only the bot's account should be listed.", "Mire la seguridad de la carpeta: solo debería estar la cuenta del bot."))];
        }

        var open = subject.Folder.Files.Where(IsOurs).Prepend("")
            .Where(file => (subject.Folder.ModeOf(file) & ~OwnerOnly) is not (null or UnixFileMode.None))
            .Select(file => file.Length == 0
                ? Finding.Broken("Others than the owner may look into the data folder.", "Otras cuentas, no solo la dueña, pueden mirar en la carpeta de datos.", Close)
                : Finding.Broken($"Others than the owner may read the file {PersonalWords.Hidden(file)}.", $"Otras cuentas, no solo la dueña, pueden leer el archivo {PersonalWords.Hidden(file)}.", Close))
            .ToList();
        return open.Count > 0
            ? open
            : [Closed(subject)];
    }

    private static Finding Closed(VerificationSubject subject) => subject.Storage.IsTables
        ? Finding.Holds("Only the bot's account may read the data folder and the master secret.", "Solo la cuenta del bot puede leer la carpeta de datos y el secreto maestro.")
        : Finding.Holds(
            "Only the bot's account may read the data folder, the master secret and the databases.",
            "Solo la cuenta del bot puede leer la carpeta de datos, el secreto maestro y las bases de datos.");

    private static bool IsOurs(string file) =>
        SqliteStoreInspection.IsOfStore(file) || file == FileMasterSecret.FileName;
}
