using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Organization;
using LeadershipBot.Programs;
using LeadershipBot.Schedules;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>That a round waits until everybody was told what was heard, and what can be done.</summary>
public static class GateNotice
{
    public static IReadOnlyList<CardElement> Draw(IEnumerable<PulseProgram> waiting, Language language) =>
    [
        .. waiting.SelectMany(program => new CardElement[]
        {
            CardParts.Notice(string.Format(CultureInfo.InvariantCulture, GateTexts.Waits[language], program.Title[language]), isProblem: true),
            new TextBlock(GateTexts.TellFirst[language]),
            CardParts.Note(GateTexts.OrOverride[language]),
        }),
    ];

    /// <summary>To everybody: that a round is late, and why.</summary>
    public static IEnumerable<string> ForStaff(IEnumerable<DelayedRound> delayed, Language language) => delayed.Select(late => string.Format(
        CultureInfo.InvariantCulture,
        (late.Unanswered is null ? GateTexts.OpensOn : GateTexts.WaitsForStaff)[language],
        late.Program.Title[language],
        LocalMoment.Show(late.Date, language)));
}
