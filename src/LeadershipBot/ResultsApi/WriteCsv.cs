using System.Globalization;
using System.Text;
using CsvHelper;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Results;
using LeadershipBot.Roster;

namespace LeadershipBot.ResultsApi;

public sealed record CsvFile(string Name, byte[] Content);

/// <summary>Figures for a spreadsheet: what each column means comes first, then a line for each figure that the reader may see.</summary>
public sealed class WriteCsv(ReadResults results, UnitNotes notes, MeasureList measures, Agency agency)
{
    public const string ContentType = "text/csv; charset=utf-8";
    public const string TrendName = "results-trend.csv";

    // Without the mark, Excel reads accents wrong. Definitions have two cells, figures have all.
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Quoting = CsvQuoting.Always, ValidateFieldCount = false };

    public async Task<CsvFile?> RoundAsync(string? roundId, Reader reader, Language language, CancellationToken cancellationToken)
    {
        if (await results.HistoryAsync(roundId, reader, cancellationToken) is not { } history)
        {
            return null;
        }

        var round = history.Current.RoundId;
        var rows = Rows(history, await notes.OfRoundAsync(round, cancellationToken), language);
        using var memory = new MemoryStream();
        await WriteAsync(memory, language, agency.Programs.TitleOf(round)[language], [rows], cancellationToken);
        return new($"results-{round}.csv", memory.ToArray());
    }

    /// <summary>All rounds, the oldest first: everything is read at once, and the lines are made one round after another while they are written.</summary>
    public async Task<Func<Stream, CancellationToken, Task>> TrendAsync(Reader reader, Language language, CancellationToken cancellationToken)
    {
        var rounds = new List<IEnumerable<CsvRow>>();
        foreach (var history in (await results.HistoriesAsync(reader, cancellationToken)).Reverse())
        {
            rounds.Add(Rows(history, await notes.OfRoundAsync(history.Current.RoundId, cancellationToken), language));
        }

        return (stream, stop) => WriteAsync(stream, language, CsvTexts.AllRounds[language], rounds, stop);
    }

    /// <summary>Made when they are gone through.</summary>
    private IEnumerable<CsvRow> Rows(VisibleHistory history, IReadOnlyDictionary<string, UnitNote> said, Language language)
    {
        var release = history.Current;
        var labels = measures.Of(release).ToDictionary(measure => measure.Id, StringComparer.Ordinal);
        foreach (var node in release.Nodes)
        {
            if (!node.IsPublished)
            {
                yield return Row(node, score: null, isFirst: true);
            }

            for (var place = 0; place < node.Scores.Count; place++)
            {
                yield return Row(node, node.Scores[place], isFirst: place == 0);
            }
        }

        CsvRow Row(ReleaseNode node, ReleaseScore? score, bool isFirst)
        {
            var measure = score is null ? null : labels.GetValueOrDefault(score.Measure);
            var change = score is null ? null : history.Change(node.Name, score.Measure);
            return new(
                release.RoundId,
                release.Closed,
                node.Name,
                node.Parent,
                score?.Measure,
                measure is null ? null : In(measure.Label, language),
                measure?.Question is { } question ? (measure.LeadIn is { } leadIn ? In(leadIn, language) + " " : "") + In(question, language) : null,
                measure?.Note is { } about ? In(about, language) : null,
                score?.Mean,
                score?.MeanValue,
                score?.Low,
                score?.High,
                score?.Favourable,
                score?.Answers,
                score?.CannotTell,
                change is null ? null : VerdictTexts.Of(change.Verdict)[language],
                change?.SinceClosed,
                change?.From,
                isFirst && node.Response is { } band ? ReleaseTexts.Of(band)[language] : null,
                score is null ? ReleaseTexts.Reason[language] : null,
                isFirst ? said.GetValueOrDefault(UnitDocuments.KeyOf(release, node.Name))?.Text : null,
                isFirst && node == release.Agency ? AboutRound(release, language) : null);
        }
    }

    /// <summary>How far the round's figures can be trusted, in the words of cards and page.</summary>
    private static string AboutRound(VisibleRelease release, Language language)
    {
        LocalizedText?[] words =
        [
            release.Agency.Response is { } band && ReleaseTexts.IsBelowHalf(band) ? ReleaseTexts.MayNotRepresent : null,
            release.Reliability is { } reliability ? ReliabilityTexts.Of(reliability) : null,
        ];
        return string.Join(' ', words.OfType<LocalizedText>().Select(text => text[language]));
    }

    private static string In(Text text, Language language) => language == Language.Spanish ? text.Es : text.En;

    private static async Task WriteAsync(Stream stream, Language language, string title, IReadOnlyList<IEnumerable<CsvRow>> rounds, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        csv.WriteSafely(title);
        csv.WriteSafely(ResultTexts.FairUse[language]);
        foreach (var column in CsvTexts.Columns)
        {
            csv.WriteSafely(column.Heading[language], column.Meaning[language]);
        }

        csv.WriteSafely("");
        csv.WriteSafely([.. CsvTexts.Columns.Select(column => column.Heading[language])]);
        foreach (var round in rounds)
        {
            foreach (var row in round)
            {
                csv.WriteSafely([.. row.Cells]);
            }

            await csv.FlushAsync(cancellationToken);
        }
    }
}

internal static class CsvCells
{
    /// <summary>What a spreadsheet takes for the beginning of a formula, in the widths that some of them know too.</summary>
    private const string Formulas = "=+-@＝＋－＠";

    private const string Quotes = "\"'";

    public static void WriteSafely(this CsvWriter csv, params string?[] cells) => csv.WriteRecord([.. cells.Select(cell => Safe(cell ?? ""))]);

    /// <summary>
    /// With an apostrophe in front, a spreadsheet shows the text and works nothing out. One that is told of other separators, or of
    /// none, begins cells within a text too: after a semicolon, and where a line ends, of which a cell has one. Quotation marks
    /// right there are its own to take away.
    /// </summary>
    private static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length + 1);
        var begins = true;
        foreach (var letter in text.Trim())
        {
            var isBreak = char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (begins && Formulas.Contains(letter, StringComparison.Ordinal))
            {
                safe.Append('\'');
            }

            if (!isBreak || safe.Length == 0 || safe[^1] != ' ')
            {
                safe.Append(isBreak ? ' ' : letter);
            }

            begins = isBreak || letter == ';' || (begins && (char.IsWhiteSpace(letter) || Quotes.Contains(letter, StringComparison.Ordinal)));
        }

        return safe.ToString();
    }
}

/// <summary>A figure of a unit; of one that is not shown, its name and the one reason.</summary>
internal sealed record CsvRow(
    string Round, DateOnly Closed, string Unit, string? Above, string? Measure, string? Label, string? Question, string? About, string? Mean, decimal? Value, decimal? Low, decimal? High,
    string? Favourable, string? Answers, string? CannotTell, string? Change, DateOnly? Since, string? From, string? Response, string? NotShown, string? Note, string? AboutRound)
{
    /// <summary>In the order of <see cref="CsvTexts.Columns"/>.</summary>
    public IReadOnlyList<string?> Cells =>
    [
        Round, Day(Closed), Unit, Above, Measure, Label, Question, About, Mean, Number(Value), Number(Low), Number(High), Favourable, Answers, CannotTell, Change, Day(Since), From,
        Response, NotShown, Note, AboutRound,
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
