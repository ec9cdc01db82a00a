using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Seasons;

/// <summary>What the season is for one reader.</summary>
/// <param name="ToChoose">The season an administrator may still choose; null for everybody else.</param>
/// <param name="Last">The season before; null where there was none, or the reader is not shown who takes part.</param>
public sealed record SeasonView(Season Current, Season? ToChoose, bool ShowsParticipation, LastSeason? Last, Wording Wording);

/// <summary>The season before, and how many took part in it; null as long as that is not counted.</summary>
public sealed record LastSeason(Season Season, ParticipationRow? Participation);

/// <summary>The three practices and, for administrators, a form for those of the season that has not begun.</summary>
public static class SeasonCard
{
    public const string SeasonKey = "season";

    public static IReadOnlyList<string> Inputs { get; } = ["practice1", "practice2", "practice3"];

    public static AdaptiveCard Draw(SeasonView view, NudgeLibrary library, Language language, string? notice = null, bool isProblem = false) => CardParts.Card(
        language,
        [
            .. notice is null ? Array.Empty<CardElement>() : [CardParts.Notice(notice, isProblem)],
            .. Season(view.Current, SeasonTexts.Title, library, view.Wording, language),
            new TextBlock(SeasonTexts.Intro[language]),
            CardParts.Note(SeasonTexts.Random[language]),
            .. view.ShowsParticipation ? [CardParts.Note(SeasonTexts.CountedLater[language])] : Array.Empty<CardElement>(),
            .. view.Last is { } last ? [CardParts.Note(Participation(last, language))] : Array.Empty<CardElement>(),
            .. view.ToChoose is { } season ? Form(season, view.Current, library, view.Wording, language) : [],
        ]);

    private static IEnumerable<CardElement> Season(Season season, LocalizedText title, NudgeLibrary library, Wording wording, Language language)
    {
        yield return CardParts.Heading(Format(title[language], LocalMoment.Show(season.FirstDay, language), LocalMoment.Show(season.LastDay, language)));
        foreach (var practice in season.PracticeIds.Select(library.FindPractice).OfType<Practice>())
        {
            yield return new TextBlock($"- {practice.In(wording).Name[language]}") { Spacing = "Small" };
        }

        yield return CardParts.Note((season.Choice == SeasonChoice.Agency ? SeasonTexts.Chosen : SeasonTexts.Shipped)[language]);
    }

    private static IEnumerable<CardElement> Form(Season season, Season current, NudgeLibrary library, Wording wording, Language language)
    {
        foreach (var element in season.Id == current.Id ? [] : Season(season, SeasonTexts.NextTitle, library, wording, language))
        {
            yield return element;
        }

        yield return new TextBlock(SeasonTexts.ChooseTitle[language]) { Weight = "Bolder" };
        yield return new TextBlock(SeasonTexts.Choose[language]);
        var choices = SeasonPractices.Of(library).Select(practice => new Choice(practice.In(wording).Name[language], practice.Id)).ToList();
        foreach (var (place, input) in Inputs.Index())
        {
            yield return new ChoiceSetInput(input)
            {
                Label = Format(SeasonTexts.Practice[language], place + 1),
                Style = ChoiceSetInputStyle.Filtered,
                Choices = choices,
                Value = season.PracticeIds.ElementAtOrDefault(place),
            };
        }

        yield return new ActionSet(ExecuteAction.WithSubmitFallback(SeasonTexts.Save[language], SaveSeason.VerbName, new JsonObject { [SeasonKey] = season.Id }));
    }

    private static string Participation(LastSeason last, Language language)
    {
        var title = Format(SeasonTexts.LastSeason[language], LocalMoment.Show(last.Season.FirstDay, language), LocalMoment.Show(last.Season.LastDay, language));
        return title + " " + last.Participation switch
        {
            null => SeasonTexts.NotCountedYet[language],
            { Counts: { } counts } => Format(
                SeasonTexts.Participation[language],
                SeasonTexts.Band(counts.Managers)[language],
                Shown(counts.TookOn, language),
                Shown(counts.Did, language)),
            _ => SeasonTexts.TooFew[language],
        };
    }

    private static string Shown(ManagerBand? band, Language language) =>
        (band is { } known ? SeasonTexts.Band(known) : SeasonTexts.FewOrNearlyAll)[language];

    private static string Format(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
