using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;
using LeadershipBot.Reports;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Doctor;

/// <summary>The same look from inside, for administrators. Others are answered as if it did not exist.</summary>
public sealed class ChatDoctor(RunDoctor doctor, Agency agency) : ITextCommand
{
    private static readonly LocalizedText Title = new("How I am", "Cómo estoy");

    public IReadOnlyList<string> Names { get; } = ["doctor", "diagnóstico"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var (person, language) = turn.Caller();
        await (agency.MayOperate(person)
            ? turn.SendActivityAsync(MessageFactory.Card(Draw(await doctor.RunInsideAsync(cancellationToken), language)), cancellationToken)
            : turn.SendActivityAsync(TeamsTexts.Unrecognized[language], cancellationToken));
    }

    /// <summary>What is well is told in one line for each part, so that what is not stands out.</summary>
    public static AdaptiveCard Draw(DoctorReport report, Language language) => CardParts.Card(
        language,
        [
            CardParts.Heading(Title[language]),
            new Container(new TextBlock(report.Summary(language)) { Weight = "Bolder" }) { Style = StyleOf(report) },
            .. report.Parts.Where(part => part.Findings.Count > 0).SelectMany(part => Lines(part, language)),
        ]);

    private static string StyleOf(DoctorReport report) => report.ExitCode switch
    {
        DoctorReport.Well => "good",
        DoctorReport.WarningsOnly => "warning",
        _ => "attention",
    };

    private static IEnumerable<CardElement> Lines(ReportPart part, Language language)
    {
        var said = part.Findings.Where(finding => finding.Verdict != Verdict.Holds).ToList();
        if (said.Count == 0)
        {
            yield return new TextBlock($"✓ {part.Title[language]}") { Spacing = "Small" };
            yield break;
        }

        yield return new TextBlock(part.Title[language]) { Weight = "Bolder" };
        foreach (var finding in said)
        {
            yield return new RichTextBlock(new TextRun($"{ReportLines.Mark(finding.Verdict)} {finding.Text[language]}")) { Spacing = "Small" };
            if (finding.Remedy is { } remedy)
            {
                yield return new RichTextBlock(new TextRun($"{ReportLines.ToDo[language]}: {remedy[language]}") { IsSubtle = true }) { Spacing = "Small" };
            }
        }
    }
}
