using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
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
    private static readonly LocalizedText FindWriter = new(
        "Stop the bot and let nobody read this folder. Find out what wrote it, erase it, and tell staff's representatives what was kept.",
        "Detenga el bot y que nadie lea esta carpeta. Averigüe qué lo escribió, bórrelo y diga a la representación del personal qué se guardó.");

    public LocalizedText Title { get; } = new("Rows", "Filas");

    public IEnumerable<Finding> Run(VerificationSubject subject)
    {
        var lasting = subject.Store.LastingTables();
        IEnumerable<T> Read<T>(TableName name) => lasting.Where(table => Is(table, name))
            .SelectMany(table => Values(subject, table).Select(value => RowShapes.Read(table.Name, value))).OfType<T>();
        var chats = Read<ConversationRow>(Tables.Conversations).Select(row => row.ConversationId).OfType<string>();
        var teams = subject.Roster.Tree.Nodes.Select(team => team.Name)
            .Concat(Read<Release>(Tables.Releases).SelectMany(release => release.Nodes).Select(node => node.Name));
        var persons = new PersonalWords(subject.Roster, chats, teams.ToHashSet(StringComparer.OrdinalIgnoreCase), [subject.Bot.AppId, subject.Bot.TenantId]);
        var scan = new RowScan(persons, new ChoiceWords(subject.Content));
        var findings = subject.Store.ForeignTables().Select(_ => Finding.Broken(
            "The database holds a table that the bot does not make.", "La base de datos tiene una tabla que el bot no hace.", FindWriter)).ToList();
        findings.AddRange(lasting.SelectMany(table => Look(table, Values(subject, table), scan)));
        findings.AddRange(DisposableTables(subject).SelectMany(found => found.Table is { } table
            ? LookAtSealed(table, found.Round, Values(subject, table), scan)
            : [Unreadable(found.File)]));
        if (findings.TrueForAll(finding => finding.Verdict == Verdict.Holds))
        {
            findings.Add(Finding.Holds(
                "Every row of every table was read. None holds a person beside an answer, and ballots lie nowhere but sealed in their own tables.",
                "Se leyó cada fila de cada tabla. Ninguna tiene a una persona junto a una respuesta, y solo hay votos sellados en sus propias tablas."));
        }

        return findings;
    }

    private static IEnumerable<Finding> Look(InspectedTable table, IEnumerable<StoredValue> values, RowScan scan)
    {
        var counts = new Counts();
        var isKnown = RowShapes.IsKnown(table.Name);
        foreach (var value in values)
        {
            var shape = isKnown ? RowShapes.Read(table.Name, value) : null;
            counts.Odd += shape is null ? 1 : 0;
            var isBallotLike = RowScan.IsBallotLike(value, isDialog: Is(table, Tables.Dialogs));
            counts.Ballots += isBallotLike ? 1 : 0;
            counts.Joined += !isBallotLike && (shape is PublishedRound round ? PointsToFew(round) : scan.HoldsPersonAndChoice(value, isDialog: Is(table, Tables.Dialogs))) ? 1 : 0;
        }

        return Report(table.Name, counts, isKnown);
    }

    private static IEnumerable<Finding> LookAtSealed(InspectedTable table, string? round, IEnumerable<StoredValue> values, RowScan scan)
    {
        var counts = new Counts();
        foreach (var value in values)
        {
            var isSealed = round is not null
                && (string.Equals(table.Name, Tables.Ballots(round).Value, StringComparison.OrdinalIgnoreCase) ? RowShapes.IsSealedBallot(value)
                    : string.Equals(table.Name, Tables.RoundKeys(round).Value, StringComparison.OrdinalIgnoreCase) && RowShapes.IsRoundKeys(value));
            counts.Joined += !isSealed && scan.HoldsPerson(value) ? 1 : 0;
            counts.Odd += isSealed ? 0 : 1;
        }

        return Report(table.Name, counts, isKnown: true);
    }

    /// <summary>The one place where people may stand beside an item: who was asked behind a shown score, never fewer than a score needs.</summary>
    private static bool PointsToFew(PublishedRound round) =>
        round.Groups.SelectMany(groups => groups.Groups).Any(group => group.Count < ReleasePolicy.MinimumAnswers);

    private static IEnumerable<Finding> Report(string table, Counts counts, bool isKnown)
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

        if (!isKnown)
        {
            yield return Finding.Broken($"Table {name} is none of the bot's.", $"La tabla {name} no es del bot.", FindWriter);
        }
        else if (counts.Odd > counts.Joined + counts.Ballots)
        {
            yield return Finding.Broken(
                $"Table {name}: {counts.Odd} row(s) are not what the bot writes there.", $"Tabla {name}: {counts.Odd} fila(s) no son lo que el bot escribe ahí.", FindWriter);
        }
    }

    private static Finding Unreadable(string file) => new(
        Verdict.Unknown,
        new($"The file {PersonalWords.Hidden(file)} could not be read.", $"No se pudo leer el archivo {PersonalWords.Hidden(file)}."),
        new("Run this as the account the bot runs as. If the bot died, start it once, so that it tidies up.", "Ejecute esto con la cuenta del bot. Si el bot murió, inícielo una vez para que ordene."));

    /// <summary>What lies in files of its own, with the unfinished round it belongs to; no table where a file can't be read.</summary>
    private static IEnumerable<(string File, InspectedTable? Table, string? Round)> DisposableTables(VerificationSubject subject)
    {
        var rounds = subject.Unfinished.SelectMany(round => VerificationSubject.FilesOf(round).Select(file => (file, round.Id)))
            .ToDictionary(pair => pair.file, pair => pair.Id, StringComparer.Ordinal);
        foreach (var file in subject.Store.DisposableFiles)
        {
            var round = rounds.GetValueOrDefault(file);
            if (subject.Store.DisposableTables(file) is not { } tables)
            {
                yield return (file, null, round);
                continue;
            }

            foreach (var table in tables)
            {
                yield return (file, table, round);
            }
        }
    }

    private static IEnumerable<StoredValue> Values(VerificationSubject subject, InspectedTable table) => StoredValue.From(subject.Store.Read(table));

    private static bool Is(InspectedTable table, TableName name) => string.Equals(table.Name, name.Value, StringComparison.OrdinalIgnoreCase);

    private sealed class Counts
    {
        public int Joined { get; set; }

        public int Ballots { get; set; }

        public int Odd { get; set; }
    }
}
