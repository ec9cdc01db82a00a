using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;

namespace LeadershipBot.Verification;

/// <summary>What was found, part by part, and what it comes to.</summary>
public sealed record VerificationReport(IReadOnlyList<ReportPart> Parts)
{
    public const int AllHolds = 0;
    public const int SomethingBroken = 1;
    public const int NotChecked = 2;

    private static readonly LocalizedText Good = new(
        "All that can be seen from here holds. Somebody has to look at {0} line(s) marked →.", "Todo lo que se ve desde aquí se cumple. Alguien tiene que mirar {0} línea(s) con →.");
    private static readonly LocalizedText Bad = new("Not all of it holds: {0} line(s) marked ✗.", "No todo se cumple: {0} línea(s) con ✗.");
    private static readonly LocalizedText Unsure = new("Not everything could be checked: {0} line(s) marked ?.", "No se pudo comprobar todo: {0} línea(s) con ?.");

    private int Broken => Parts.Count(Verdict.Broken);

    public int ExitCode => Broken > 0 ? SomethingBroken : Parts.Count(Verdict.Unknown) > 0 ? NotChecked : AllHolds;

    public async Task WriteToAsync(TextWriter writer, Language language)
    {
        await Parts.WriteToAsync(writer, language);
        await writer.WriteLineAsync(ExitCode switch
        {
            AllHolds => string.Format(null, Good[language], Parts.Count(Verdict.Elsewhere)),
            SomethingBroken => string.Format(null, Bad[language], Broken),
            _ => string.Format(null, Unsure[language], Parts.Count(Verdict.Unknown)),
        });
    }
}
