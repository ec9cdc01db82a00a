using System.Globalization;
using System.Text;
using CsvHelper;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Results;

namespace LeadershipBot.ResultsApi;

public sealed record CsvFile(string Name, byte[] Content);

/// <summary>Figures for a spreadsheet: what each column means comes first, then a line for each figure that the reader may see.</summary>
public sealed class WriteCsv(ReadResults results, UnitNotes notes, RoundDocuments rounds, MeasureList measures)
{
    public const string ContentType = "text/csv; charset=utf-8";

    // Without the mark, Excel reads accents wrong. Definitions have two cells, figures have all.
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Quoting = CsvQuoting.Always, ValidateFieldCount = false };

    public async Task<CsvFile?> RoundAsync(string? roundId, Reader reader, Language language, CancellationToken cancellationToken) =>
        await results.HistoryAsync(roundId, reader, cancellationToken) is { } history
            ? new($"results-{history.Current.RoundId}.csv", Write(language, rounds.TitleOf(history.Current.RoundId)[language], await RowsAsync(history, language, cancellationToken)))
            : null;

    public async Task<CsvFile> TrendAsync(Reader reader, Language language, CancellationToken cancellationToken)
    {
        var rows = new List<CsvRow>();
        foreach (var history in (await results.HistoriesAsync(reader, cancellationToken)).Reverse())
        {
            rows.AddRange(await RowsAsync(history, language, cancellationToken));
        }

        return new("results-trend.csv", Write(language, CsvTexts.AllRounds[language], rows));
    }

    private async Task<IEnumerable<CsvRow>> RowsAsync(VisibleHistory history, Language language, CancellationToken cancellationToken)
    {
        var release = history.Current;
        var said = await notes.OfRoundAsync(release.RoundId, cancellationToken);
        var labels = measures.Of(release).ToDictionary(measure => measure.Id, StringComparer.Ordinal);
        return release.Nodes.SelectMany(node => node.IsPublished
            ? node.Scores.Select((score, place) => Row(node, score, isFirst: place == 0))
            : [Row(node, score: null, isFirst: true)]);

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
                measure?.Question is { } question ? In(question, language) : null,
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
                isFirst ? said.GetValueOrDefault(UnitDocuments.KeyOf(release, node.Name))?.Text : null);
        }
    }

    private static string In(Text text, Language language) => language == Language.Spanish ? text.Es : text.En;

    private static byte[] Write(Language language, string title, IEnumerable<CsvRow> rows)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, Options, leaveOpen: true))
        {
            csv.WriteSafely(title);
            csv.WriteSafely(ResultTexts.FairUse[language]);
            foreach (var column in CsvTexts.Columns)
            {
                csv.WriteSafely(column.Heading[language], column.Meaning[language]);
            }

            csv.WriteSafely("");
            csv.WriteSafely([.. CsvTexts.Columns.Select(column => column.Heading[language])]);
            foreach (var row in rows)
            {
                csv.WriteSafely([.. row.Cells]);
            }
        }

        return memory.ToArray();
    }
}

internal static class CsvCells
{
    /// <summary>What a spreadsheet takes for the beginning of a formula, in the widths that some of them know too.</summary>
    private const string Formulas = "=+-@＝＋－＠";

    public static void WriteSafely(this CsvWriter csv, params string?[] cells) => csv.WriteRecord([.. cells.Select(cell => Safe(cell ?? ""))]);

    /// <summary>
    /// With an apostrophe in front, a spreadsheet shows the text and works nothing out. One that is told of other separators, or of
    /// none, begins cells within a text too: after a semicolon, and where a line ends, of which a cell has one.
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

            begins = isBreak || letter == ';' || (begins && char.IsWhiteSpace(letter));
        }

        return safe.ToString();
    }
}

/// <summary>A figure of a unit; of one that is not shown, its name and the one reason.</summary>
internal sealed record CsvRow(
    string Round, DateOnly Closed, string Unit, string? Above, string? Measure, string? Label, string? Question, string? About, string? Mean, decimal? Value, decimal? Low, decimal? High,
    string? Favourable, string? Answers, string? CannotTell, string? Change, DateOnly? Since, string? From, string? Response, string? NotShown, string? Note)
{
    /// <summary>In the order of <see cref="CsvTexts.Columns"/>.</summary>
    public IReadOnlyList<string?> Cells =>
    [
        Round, Day(Closed), Unit, Above, Measure, Label, Question, About, Mean, Number(Value), Number(Low), Number(High), Favourable, Answers, CannotTell, Change, Day(Since), From,
        Response, NotShown, Note,
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
