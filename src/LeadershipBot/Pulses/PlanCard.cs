using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>A forecast: the groups that may show by themselves as a table, then where the answers of all others count.</summary>
public static class PlanCard
{
    private const int Probable = 8;

    public static AdaptiveCard Draw(RoundForecast forecast, LocalizedText title, Language language)
    {
        // The agency, then regions, then teams: what does not fit is the smallest.
        var shown = ByDepth(forecast).Where(team => team.MayShow).ToList();
        var others = forecast.Teams.Where(team => !team.MayShow).OrderBy(team => team.IsLargeEnough).ToList();
        return shown.Count == 0
            ? CardParts.Card(language, [Heading(title, language), new TextBlock(PulseCardTexts.CountsNowhere[language])])
            : FittingCard.Draw(forecast.Teams.Count, rows => CardParts.Card(
                language,
                [
                    Heading(title, language),
                    new TextBlock(PlanTexts.Intro[language]),
                    new TextBlock(Format(PlanTexts.Probable[language], [.. Enumerable.Range(0, RoundForecast.Rates.Count).Select(rate => (object)CountProbable(shown, rate)), forecast.Teams.Count])),
                    Rows([.. shown.Take(rows)], language),
                    .. Elsewhere([.. others.Take(rows - shown.Count)], language),
                    .. rows < forecast.Teams.Count ? [CardParts.Note(Format(PlanTexts.More[language], forecast.Teams.Count - rows))] : Array.Empty<CardElement>(),
                    CardParts.Note(PlanTexts.Estimate[language]),
                ]));
    }

    private static TextBlock Heading(LocalizedText title, Language language) => CardParts.Heading(Format(PlanTexts.Title[language], title[language]));

    private static Table Rows(IReadOnlyList<TeamForecast> teams, Language language) => new(
    [
        Row([PlanTexts.Group[language], .. RoundForecast.Rates.Select(rate => Format(PlanTexts.Rate[language], rate))]),
        .. teams.Select(team => Row([CardParts.Plain(team.Team), .. team.OfTen.Select(times => Format(PlanTexts.OfTen[language], times))])),
    ])
    {
        Columns = [new TableColumnDefinition(3), .. RoundForecast.Rates.Select(_ => new TableColumnDefinition(2))],
        FirstRowAsHeaders = true,
    };

    private static TableRow Row(IEnumerable<string> texts) => new([.. texts.Select(text => new TableCell(new TextBlock(text)))]);

    private static IEnumerable<CardElement> Elsewhere(IReadOnlyList<TeamForecast> others, Language language) => others
        .GroupBy(team => team.IsLargeEnough)
        .SelectMany(kind => new CardElement[]
        {
            new TextBlock((kind.Key ? PlanTexts.OtherLevel : PlanTexts.TooSmall)[language]) { Separator = true },
            new FactSet([.. kind.GroupBy(team => team.CountsIn ?? PlanTexts.Nowhere[language], StringComparer.Ordinal)
                .Select(group => new Fact(CardParts.Plain(group.Key), string.Join(", ", group.Select(team => CardParts.Plain(team.Team)))))]),
        });

    private static int CountProbable(IReadOnlyList<TeamForecast> teams, int rate) => teams.Count(team => team.OfTen[rate] >= Probable);

    private static IEnumerable<TeamForecast> ByDepth(RoundForecast forecast)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var team in forecast.Teams)
        {
            depths.Add(team.Team, team.Parent is null ? 0 : depths[team.Parent] + 1);
        }

        return forecast.Teams.OrderBy(team => depths[team.Team]);
    }

    private static string Format(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
