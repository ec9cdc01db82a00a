using LeadershipBot.Core.Organization;

namespace LeadershipBot.Verification;

/// <summary>What was found, part by part, and what it comes to.</summary>
public sealed record VerificationReport(IReadOnlyList<(LocalizedText Title, IReadOnlyList<Finding> Findings)> Parts)
{
    public const int AllHolds = 0;
    public const int SomethingBroken = 1;
    public const int NotChecked = 2;

    private static readonly LocalizedText Good = new("All of it holds.", "Todo se cumple.");
    private static readonly LocalizedText GoodAsSeen = new(
        "All that can be seen from here holds. Somebody has to look at {0} line(s) marked →.", "Todo lo que se ve desde aquí se cumple. Alguien tiene que mirar {0} línea(s) con →.");
    private static readonly LocalizedText Bad = new("Not all of it holds: {0} line(s) marked ✗.", "No todo se cumple: {0} línea(s) con ✗.");
    private static readonly LocalizedText Unsure = new("Not everything could be checked: {0} line(s) marked ?.", "No se pudo comprobar todo: {0} línea(s) con ?.");
    private static readonly LocalizedText ToDo = new("What to do", "Qué hacer");

    private int Broken => Count(Verdict.Broken);

    public int ExitCode => Broken > 0 ? SomethingBroken : Count(Verdict.Unknown) > 0 ? NotChecked : AllHolds;

    public async Task WriteToAsync(TextWriter writer, Language language)
    {
        foreach (var (title, findings) in Parts.Where(part => part.Findings.Count > 0))
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

        await writer.WriteLineAsync(ExitCode switch
        {
            AllHolds when Count(Verdict.Elsewhere) is > 0 and var count => string.Format(null, GoodAsSeen[language], count),
            AllHolds => Good[language],
            SomethingBroken => string.Format(null, Bad[language], Broken),
            _ => string.Format(null, Unsure[language], Count(Verdict.Unknown)),
        });
    }

    private static char Mark(Verdict verdict) => verdict switch { Verdict.Holds => '✓', Verdict.Broken => '✗', Verdict.Elsewhere => '→', _ => '?' };

    private int Count(Verdict verdict) => Parts.Sum(part => part.Findings.Count(finding => finding.Verdict == verdict));
}
