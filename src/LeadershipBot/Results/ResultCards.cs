using LeadershipBot.Actions;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>What a person may see of a release, as a card.</summary>
public sealed class ResultCards(ReadResults results, Agency agency, ContentLibrary content, ResultSteps steps, PromisesInBrief promises, ResultsTab tab)
{
    public async Task<AdaptiveCard> ForAsync(VisibleRelease release, Caller caller, CancellationToken cancellationToken)
    {
        var toDo = await steps.ForAsync(release, caller, cancellationToken);
        var extras = new ResultExtras(toDo.Count > 0, await promises.ForAsync(release, caller, cancellationToken), toDo);
        return (await CardOfAsync(release, extras, caller, cancellationToken)).Draw();
    }

    public async Task<AdaptiveCard> ForGroupAsync(VisibleRelease release, ReleaseNode node, Caller caller, CancellationToken cancellationToken) =>
        (await CardOfAsync(release, ResultExtras.None, caller, cancellationToken)).DrawGroup(node);

    private async Task<ResultCard> CardOfAsync(VisibleRelease release, ResultExtras extras, Caller caller, CancellationToken cancellationToken)
    {
        var language = caller.Language;
        var history = await results.HistoryAsync(release.RoundId, new Reader(caller.Person.Id), cancellationToken)
            ?? throw new InvalidOperationException("A release that was read is gone.");
        var program = agency.Programs.Pulses.FirstOrDefault(candidate => candidate.Id == VisibleHistory.ProgramOf(release.RoundId));
        var title = program?.Title ?? new LocalizedText(agency.Programs.AgencyName, agency.Programs.AgencyName);
        var texts = new ScoreTexts(content.Instrument(release.InstrumentId).In(agency.Programs.Wording, content.Nudges), language);
        return new ResultCard(release, history, texts, title, extras, tab.Url);
    }
}
