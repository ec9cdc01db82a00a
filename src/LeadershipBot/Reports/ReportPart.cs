using LeadershipBot.Core.Organization;

namespace LeadershipBot.Reports;

/// <summary>What was found about one thing.</summary>
public sealed record ReportPart(LocalizedText Title, IReadOnlyList<Finding> Findings);

/// <summary>How every report is written: part by part, each line with its mark and what to do beneath it.</summary>
public static class ReportLines
{
    public static LocalizedText ToDo { get; } = new("What to do", "Qué hacer");

    public static char Mark(Verdict verdict) => verdict switch
    {
        Verdict.Holds => '✓',
        Verdict.Broken => '✗',
        Verdict.Warning => '!',
        Verdict.Elsewhere => '→',
        _ => '?',
    };

    public static int Count(this IEnumerable<ReportPart> parts, Verdict verdict) => parts.Sum(part => part.Findings.Count(finding => finding.Verdict == verdict));

    /// <summary>Parts about which nothing was found are left out.</summary>
    public static async Task WriteToAsync(this IEnumerable<ReportPart> parts, TextWriter writer, Language language)
    {
        foreach (var (title, findings) in parts.Where(part => part.Findings.Count > 0))
        {
            await writer.WriteLineAsync(title[language]);
            foreach (var finding in findings)
            {
                await writer.WriteLineAsync($"  {Mark(finding.Verdict)} {finding.Text[language]}");
                if (finding.Remedy is { } remedy)
                {
                    await writer.WriteLineAsync($"      {ToDo[language]}: {remedy[language]}");
                }
            }

            await writer.WriteLineAsync();
        }
    }
}
