using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>What whoever leads can do with results, on the card that shows them: how to talk about it, what to tell the team.</summary>
public sealed class ResultSteps(ActionsTable table, Agency agency)
{
    private const string GuideId = "guide";

    /// <summary>Nothing for those who speak for no team, or whose teams have no news.</summary>
    public async Task<IReadOnlyList<CardElement>> ForAsync(VisibleRelease release, Caller caller, CancellationToken cancellationToken)
    {
        var language = caller.Language;
        var news = Speakers.UnitsOf(agency.Roster, caller.Person).Select(team => (Team: team, Node: NewsOf(release, team))).Where(unit => unit.Node is not null).ToList();
        if (!news.Exists(unit => ChooseFindings.From(unit.Node!) is not null))
        {
            return [];
        }

        var (buttons, notes) = (new List<CardAction>(), new List<CardElement>());
        foreach (var (team, _) in news)
        {
            var unit = Unit.KeyOf(agency.Roster.Tree, team.Name);
            if (await table.FindHeardAsync(release.RoundId, unit, cancellationToken) is { } heard)
            {
                notes.Add(CardParts.Note($"{CardParts.Plain(team.Name)}: {Format(HeardTexts.Told, language, LocalMoment.Show(LocalDay.Of(heard.At, agency.Programs.TimeZone), language))}"));
            }
            else
            {
                buttons.Add(ExecuteAction.WithSubmitFallback(
                    unit == Unit.Agency ? HeardTexts.TellAgency[language] : Format(HeardTexts.TellTeam, language, CardParts.Plain(team.Name)),
                    ShowHeard.VerbName, TellHeard.DataOf(release.RoundId, unit)));
                notes.AddRange(unit == Unit.Agency ? [CardParts.Note(HeardTexts.GateAhead[language])] : []);
            }

            buttons.Add(TellHeard.Say(release.RoundId, unit, team.Name, language));
        }

        return
        [
            new ActionSet(new ToggleVisibilityAction(HeardTexts.Guide[language], new TargetElement(GuideId))),
            new Container([.. Guide(release, language)]) { Id = GuideId, IsVisible = false, Style = "emphasis" },
            .. notes,
            new ActionSet([.. buttons]),
        ];
    }

    private static IEnumerable<CardElement> Guide(VisibleRelease release, Language language) =>
    [
        new TextBlock(HeardTexts.GuideAskFirst[language]) { Weight = "Bolder" },
        .. ConversationGuide.StepsFor(release.Breadth == Breadth.Everything ? release.Agency : release.Nearest)
            .Select(step => new TextBlock(step[language]) { Spacing = "Small" }),
        new TextBlock(HeardTexts.GuideNotWho[language]) { Weight = "Bolder" },
    ];

    private ReleaseNode? NewsOf(VisibleRelease release, TeamNode team) =>
        team != agency.Roster.Tree.Root ? release.Nearest : release.Agency.IsPublished ? release.Agency : null;

    private static string Format(LocalizedText text, Language language, object value) => string.Format(CultureInfo.InvariantCulture, text[language], value);
}
