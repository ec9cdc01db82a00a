using System.Buffers.Binary;
using System.Text;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Reports;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Verification;

/// <summary>That nothing is left of a round that is over: no table, no file, no copy of either, no list of who was asked.</summary>
public sealed class CheckRemnants : IAnonymityCheck
{
    private static readonly string[] Companions = ["", "-wal", "-shm", "-journal"];
    private static readonly byte[] DatabaseHeader = [.. "SQLite format 3\0"u8];
    private static readonly byte[] BallotMember = [.. "ephemeralKey"u8];
    private static readonly byte[] KeyMember = [.. "wrappedPrivateKey"u8];

    /// <summary>How a write-ahead log begins (sqlite.org/fileformat2.html); the last bit says the order of bytes in it.</summary>
    private const uint LogHeader = 0x377F0682;
    private const int MostBytesLookedAt = 64 * 1024 * 1024;

    private static readonly LocalizedText EraseFile = new(
        "Stop the bot, find out who made the file, overwrite and delete it, and look for other copies.",
        "Detenga el bot, averigüe quién hizo el archivo, sobrescríbalo y bórrelo, y busque otras copias.");

    private static readonly LocalizedText StartBot = new(
        "Start the bot: it erases what is left of finished rounds. If this line stays, tell who maintains the bot.",
        "Inicie el bot: borra lo que queda de las rondas terminadas. Si esta línea sigue, avise a quien mantiene el bot.");

    private static readonly LocalizedText EraseByHand = new(
        "Stop the bot, find out who put it there, delete it from the bot's data, and look for other copies.",
        "Detenga el bot, averigüe quién lo puso ahí, bórrelo de los datos del bot y busque otras copias.");

    public LocalizedText Title { get; } = new("Remnants", "Restos");

    public async IAsyncEnumerable<Finding> RunAsync(VerificationSubject subject)
    {
        var isClean = true;
        await foreach (var finding in Files(subject).ToAsyncEnumerable()
            .Concat(TablesAsync(subject))
            .Concat(RostersAsync(subject))
            .Concat(MisplacedTables(subject).ToAsyncEnumerable()))
        {
            isClean = false;
            yield return finding;
        }

        if (isClean)
        {
            yield return subject.Folder.IsThere
                ? Finding.Holds(
                    "Nothing is left of finished rounds: no ballots, no keys, no list of who was asked, and no file that can be told to be a copy.",
                    "No queda nada de las rondas terminadas: ni votos, ni claves, ni listas de a quién se preguntó, ni archivos que se reconozcan como copias.")
                : Finding.Holds(
                    "Nothing is left of finished rounds in the tables: no ballots, no keys, no list of who was asked.",
                    "En las tablas no queda nada de las rondas terminadas: ni votos, ni claves, ni listas de a quién se preguntó.");
        }
    }

    private static IEnumerable<Finding> Files(VerificationSubject subject)
    {
        var store = subject.Storage.IsTables
            ? []
            : subject.Unfinished.SelectMany(VerificationSubject.TablesOf).Append(Tables.Rounds).Select(SqliteStoreInspection.FileOf);
        var expected = store.Append(FileMasterSecret.FileName)
            .SelectMany(file => Companions.Select(companion => file + companion))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in subject.Folder.Files.Where(file => !expected.Contains(file)))
        {
            var path = subject.Folder.PathOf(file);
            var bytes = IsOfATable(file) || IsCopyOfMasterSecret(file) ? [] : Beginning(path);
            if (IsOfATable(file) ? File.Exists(path) : HoldsBallots(bytes))
            {
                yield return Finding.Broken(
                    $"The file {PersonalWords.Hidden(file)} belongs to no round that is under way, and may hold ballots or keys.",
                    $"El archivo {PersonalWords.Hidden(file)} no pertenece a ninguna ronda en curso y puede guardar votos o claves.",
                    EraseFile);
            }
            else if (IsCopyOfMasterSecret(file) ? File.Exists(path) : IsCopyOfMasterSecret(bytes, subject.Folder))
            {
                yield return Finding.Broken(
                    $"The file {PersonalWords.Hidden(file)} looks like a copy of the master secret.", $"El archivo {PersonalWords.Hidden(file)} parece una copia del secreto maestro.", EraseFile);
            }
        }
    }

    /// <summary>Tables in files are found among the files.</summary>
    private static async IAsyncEnumerable<Finding> TablesAsync(VerificationSubject subject)
    {
        foreach (var table in subject.Store.DisposableTables().Where(table => table.File is null && subject.RoundOf(table) is null))
        {
            if (await subject.Store.RemainsAsync(TableName.Disposable(table.Name)))
            {
                yield return Finding.Broken(
                    $"The table {PersonalWords.Hidden(table.Name)} belongs to no round that is under way, and may hold ballots or keys.",
                    $"La tabla {PersonalWords.Hidden(table.Name)} no pertenece a ninguna ronda en curso y puede guardar votos o claves.",
                    EraseByHand);
            }
        }
    }

    private static async IAsyncEnumerable<Finding> RostersAsync(VerificationSubject subject)
    {
        var states = subject.Rounds.ToLookup(round => round.Id, round => round.State, StringComparer.Ordinal);

        // What was there before the rounds were read has its round among them; what is there still was not erased with it.
        var lists = await subject.Store.PartitionsAsync(Tables.RoundRosters).ToListAsync();
        var unknown = lists.Intersect(subject.Listed, StringComparer.Ordinal).Count(id => !states.Contains(id));
        if (unknown > 0)
        {
            yield return Finding.Broken(
                $"The table {Tables.RoundRosters} lists who was asked in {unknown} round(s) the bot does not know.",
                $"La tabla {Tables.RoundRosters} dice a quién se preguntó en {unknown} ronda(s) que el bot no conoce.",
                EraseByHand);
        }

        var left = lists.Count(id => states.Contains(id) && states[id].All(state => state == RoundState.Purged));
        if (left > 0)
        {
            yield return Finding.Broken(
                $"The table {Tables.RoundRosters} still lists who was asked in {left} finished round(s).",
                $"La tabla {Tables.RoundRosters} todavía dice a quién se preguntó en {left} ronda(s) terminada(s).",
                StartBot);
        }
    }

    /// <summary>A table for one round belongs in a file of its own, which can be destroyed; not among the tables that stay.</summary>
    private static IEnumerable<Finding> MisplacedTables(VerificationSubject subject) =>
        from table in subject.Store.LastingTables()
        where Tables.PrefixesOfARound.Any(prefix => table.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        select Finding.Broken(
            $"The table \"{table.Name}\" lies among the tables that stay; ballots and keys belong in files of their own.",
            $"La tabla \"{table.Name}\" está entre las tablas que se conservan; los votos y las claves van en archivos propios.",
            EraseByHand);

    private static bool IsOfATable(string file) =>
        SqliteStoreInspection.IsDisposable(file) || Tables.PrefixesOfARound.Any(prefix => SqliteStoreInspection.IsCopyOfDisposable(file, prefix));

    private static bool IsCopyOfMasterSecret(string file) =>
        Path.GetFileName(file).Contains(FileMasterSecret.FileName, StringComparison.OrdinalIgnoreCase) && file != FileMasterSecret.FileName;

    /// <summary>A database of its own, the log of one, or sealed ballots as text.</summary>
    private static bool HoldsBallots(byte[] bytes) =>
        bytes.AsSpan().StartsWith(DatabaseHeader)
        || (bytes.Length > 4 && BinaryPrimitives.ReadUInt32BigEndian(bytes) is LogHeader or LogHeader + 1)
        || bytes.AsSpan().IndexOf(BallotMember) >= 0
        || bytes.AsSpan().IndexOf(KeyMember) >= 0;

    private static bool IsCopyOfMasterSecret(byte[] bytes, DataFolder folder) =>
        Beginning(folder.PathOf(FileMasterSecret.FileName)) is { Length: > 0 } secret
        && new[] { secret, Encoding.ASCII.GetBytes(Convert.ToBase64String(secret)), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret)), Encoding.ASCII.GetBytes(Convert.ToHexString(secret)) }
            .Any(spelling => bytes.AsSpan().IndexOf(spelling) >= 0);

    private static byte[] Beginning(string path)
    {
        try
        {
            using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Math.Min(file.Length, MostBytesLookedAt)];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Gone meanwhile, or not for this account; whether it may be read is another check's.
            return [];
        }
    }
}
