using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;
using LeadershipBot.Seasons;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Teams;

namespace LeadershipBot.Verification;

/// <summary>
/// Reads every row of every table there is: none holds a person beside an answer, none holds a ballot outside the tables
/// made for ballots, none holds what the bot does not write there.
/// </summary>
public sealed class CheckRows : IAnonymityCheck
{
    private const int Looks = 5;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private static readonly LocalizedText FindWriter = new(
        "Stop the bot and let nobody read the bot's data. Find out what wrote it, erase it, and tell staff's representatives what was kept.",
        "Detenga el bot y que nadie lea los datos del bot. Averigüe qué lo escribió, bórrelo y diga a la representación del personal qué se guardó.");

    private static readonly LocalizedText OwnAccount = new(
        "Give the bot a storage account of its own. If nobody knows the table, find out what wrote it, erase it, and tell staff's representatives what was kept.",
        "Dé al bot una cuenta de almacenamiento propia. Si nadie conoce la tabla, averigüe qué la escribió, bórrela y diga a la representación del personal qué se guardó.");

    public LocalizedText Title { get; } = new("Rows", "Filas");

    public async IAsyncEnumerable<Finding> RunAsync(VerificationSubject subject)
    {
        var isGood = true;
        await foreach (var finding in ForeignTables(subject.Store).ToAsyncEnumerable().Concat(TablesAsync(subject)))
        {
            isGood = false;
            yield return finding;
        }

        if (isGood)
        {
            yield return Finding.Holds(
                "Every row of every table was read. None holds a person beside an answer, and ballots lie nowhere but sealed in their own tables.",
                "Se leyó cada fila de cada tabla. Ninguna tiene a una persona junto a una respuesta, y solo hay votos sellados en sus propias tablas.");
        }
    }

    private static IEnumerable<Finding> ForeignTables(IStoreInspection store) => store.ForeignTables().Select(_ => Finding.Broken(
        "The database holds a table that the bot does not make.", "La base de datos tiene una tabla que el bot no hace.", FindWriter));

    private static async IAsyncEnumerable<Finding> TablesAsync(VerificationSubject subject)
    {
        var scan = new RowScan(await PersonsAsync(subject), new ChoiceWords(subject.Content));
        foreach (var table in subject.Store.LastingTables())
        {
            var counts = await LookAsync(subject.Store, table, scan);

            // The pieces of a large value come and go one after the other.
            for (var look = 1; look < Looks && counts is { Odd: > 0, Joined: 0, Ballots: 0 } && counts.Odd == counts.Partial; look++)
            {
                await Task.Delay(BetweenLooks);
                counts = await LookAsync(subject.Store, table, scan);
            }

            foreach (var finding in Report(table.Name, counts, RowShapes.IsKnown(table.Name) ? null : subject.Storage.IsTables ? OwnAccount : FindWriter))
            {
                yield return finding;
            }
        }

        foreach (var table in subject.Store.DisposableTables())
        {
            if (!table.IsReadable)
            {
                yield return Unreadable(table.File ?? table.Name);
                continue;
            }

            foreach (var finding in Report(table.Name, await LookAtSealedAsync(subject, table, scan), unknown: null))
            {
                yield return finding;
            }
        }
    }

    private static async Task<PersonalWords> PersonsAsync(VerificationSubject subject)
    {
        var chats = await subject.Store.ReadAsync<ConversationRow>(Tables.Conversations).Select(row => row.ConversationId).OfType<string>().ToListAsync();
        var shown = await subject.Store.ReadAsync<Release>(Tables.Releases).SelectMany(release => release.Nodes.Select(node => node.Name)).ToListAsync();
        var teams = subject.Roster.Tree.Nodes.Select(team => team.Name).Concat(shown).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(subject.Roster, chats, teams, [subject.Bot.AppId, subject.Bot.TenantId]);
    }

    private static async Task<Counts> LookAsync(IStoreInspection store, InspectedTable table, RowScan scan)
    {
        var counts = new Counts();
        var isDialog = table.Is(Tables.Dialogs);
        await foreach (var value in store.ValuesAsync(table))
        {
            var shape = RowShapes.IsKnown(table.Name) ? RowShapes.Read(table.Name, value) : null;
            counts.Note(value, isAsWritten: shape is not null);
            var isBallotLike = RowScan.IsBallotLike(value, isDialog);
            counts.Ballots += isBallotLike ? 1 : 0;
            counts.Joined += !isBallotLike && HoldsPersonAndChoice(shape, value) ? 1 : 0;
        }

        return counts;

        bool HoldsPersonAndChoice(object? shape, InspectedValue value) => shape switch
        {
            PublishedRound round => PointsToFew(round),

            // Practices a manager is to grow, in an order drawn by lot: named as the questions are, and no answer to any.
            StartOrderRow => false,
            _ => scan.HoldsPersonAndChoice(OwnWords.Without(shape, value), isDialog),
        };
    }

    private static async Task<Counts> LookAtSealedAsync(VerificationSubject subject, InspectedTable table, RowScan scan)
    {
        var counts = new Counts();
        var round = subject.RoundOf(table)?.Id;
        await foreach (var value in subject.Store.ValuesAsync(table))
        {
            var isSealed = round is not null
                && (table.Is(Tables.Ballots(round)) ? RowShapes.IsSealedBallot(value) : table.Is(Tables.RoundKeys(round)) && RowShapes.IsRoundKeys(value));
            counts.Note(value, isSealed);
            counts.Joined += !isSealed && scan.HoldsPerson(value) ? 1 : 0;
        }

        return counts;
    }

    /// <summary>The one place where people may stand beside an item: who was asked behind a shown score, never fewer than a score needs.</summary>
    private static bool PointsToFew(PublishedRound round) =>
        round.Groups.SelectMany(groups => groups.Groups).Any(group => group.Count < ReleasePolicy.MinimumAnswers);

    /// <param name="unknown">What to do about a table that is none of the bot's; null where it is one.</param>
    private static IEnumerable<Finding> Report(string table, Counts counts, LocalizedText? unknown)
    {
        var name = PersonalWords.Hidden(table);
        if (counts.Joined > 0)
        {
            yield return Finding.Broken(
                $"Table {name}: {counts.Joined} row(s) hold a person beside an answer.", $"Tabla {name}: {counts.Joined} fila(s) tienen a una persona junto a una respuesta.", FindWriter);
        }

        if (counts.Ballots > 0)
        {
            yield return Finding.Broken(
                $"Table {name}: {counts.Ballots} row(s) look like ballots and lie outside the tables made for them.",
                $"Tabla {name}: {counts.Ballots} fila(s) parecen votos y están fuera de las tablas hechas para ellos.",
                FindWriter);
        }

        if (unknown is not null)
        {
            yield return Finding.Broken($"Table {name} is none of the bot's.", $"La tabla {name} no es del bot.", unknown);
        }
        else if (counts.Odd > counts.Joined + counts.Ballots)
        {
            yield return Finding.Broken(
                $"Table {name}: {counts.Odd} row(s) are not what the bot writes there.", $"Tabla {name}: {counts.Odd} fila(s) no son lo que el bot escribe ahí.", FindWriter);
        }

        if (unknown is null && counts.Newer > 0)
        {
            yield return new(
                Verdict.Unknown,
                new($"Table {name}: {counts.Newer} row(s) can't be read by this version.", $"Tabla {name}: esta versión no puede leer {counts.Newer} fila(s)."),
                new("A newer version of the bot wrote them. Run this command of that version.", "Las escribió una versión más nueva del bot. Ejecute este comando de esa versión."));
        }
    }

    private static Finding Unreadable(string file) => new(
        Verdict.Unknown,
        new($"The file {PersonalWords.Hidden(file)} could not be read.", $"No se pudo leer el archivo {PersonalWords.Hidden(file)}."),
        new("Run this as the account the bot runs as. If the bot died, start it once, so that it tidies up.", "Ejecute esto con la cuenta del bot. Si el bot murió, inícielo una vez para que ordene."));

    private sealed class Counts
    {
        public int Joined { get; set; }

        public int Ballots { get; set; }

        public int Odd { get; private set; }

        /// <summary>Of the odd ones those that came in pieces.</summary>
        public int Partial { get; private set; }

        public int Newer { get; private set; }

        public void Note(InspectedValue value, bool isAsWritten)
        {
            var isNewer = value.Form == RowForm.OfNewerVersion;
            var isOdd = !isAsWritten && !isNewer;
            Newer += isNewer ? 1 : 0;
            Odd += isOdd ? 1 : 0;
            Partial += isOdd && value.IsLarge ? 1 : 0;
        }
    }
}
