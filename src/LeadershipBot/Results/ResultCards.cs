using LeadershipBot.Actions;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>What a person may see of a release, as a card.</summary>
public sealed class ResultCards(Agency agency, ContentLibrary content, ResultSteps steps, PromisesInBrief promises, ResultsTab tab)
{
    public async Task<AdaptiveCard> ForAsync(VisibleHistory history, Caller caller, CancellationToken cancellationToken)
    {
        var toDo = await steps.ForAsync(history.Current, caller, cancellationToken);
        var extras = new ResultExtras(toDo.Count > 0, await promises.ForAsync(history.Current, caller, cancellationToken), toDo);
        return CardOf(history, extras, caller).Draw();
    }

    public AdaptiveCard ForGroup(VisibleHistory history, ReleaseNode node, Caller caller) => CardOf(history, ResultExtras.None, caller).DrawGroup(node);

    private ResultCard CardOf(VisibleHistory history, ResultExtras extras, Caller caller)
    {
        var release = history.Current;
        var texts = new ScoreTexts(content.FindInstrument(release.InstrumentId)?.In(agency.Programs.Wording, content.Nudges), caller.Language);
        return new ResultCard(history, texts, agency.Programs.TitleOf(release.RoundId), extras, tab.Url);
    }
}
