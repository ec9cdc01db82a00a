using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;

namespace LeadershipBot.Doctor;

/// <summary>What was found, part by part, and what it comes to.</summary>
public sealed record DoctorReport(IReadOnlyList<ReportPart> Parts)
{
    public const int Well = 0;
    public const int SomethingBroken = 1;
    public const int WarningsOnly = 2;

    private static readonly LocalizedText Good = new("All is well.", "Todo está bien.");
    private static readonly LocalizedText Bad = new("Something is broken: {0} line(s) marked ✗.", "Algo está roto: {0} línea(s) con ✗.");
    private static readonly LocalizedText Soon = new(
        "It works, and somebody should look: {0} line(s) marked ! or ?.", "Funciona, y alguien debería mirar: {0} línea(s) con ! o ?.");

    public int ExitCode => Broken > 0 ? SomethingBroken : Doubtful > 0 ? WarningsOnly : Well;

    private int Broken => Parts.Count(Verdict.Broken);

    private int Doubtful => Parts.Count(Verdict.Warning) + Parts.Count(Verdict.Unknown);

    public string Summary(Language language) => ExitCode switch
    {
        Well => Good[language],
        SomethingBroken => string.Format(null, Bad[language], Broken),
        _ => string.Format(null, Soon[language], Doubtful),
    };

    public async Task WriteToAsync(TextWriter writer, Language language)
    {
        await Parts.WriteToAsync(writer, language);
        await writer.WriteLineAsync(Summary(language));
    }
}
