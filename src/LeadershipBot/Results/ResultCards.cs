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
public sealed class ResultCards(Agency agency, ContentLibrary content, ResultSteps steps)
{
    public async Task<AdaptiveCard> ForAsync(VisibleRelease release, Caller caller, CancellationToken cancellationToken) =>
        CardOf(release, await steps.ForAsync(release, caller, cancellationToken), caller.Language).Draw();

    public AdaptiveCard ForGroup(VisibleRelease release, ReleaseNode node, Language language) => CardOf(release, ResultExtras.None, language).DrawGroup(node);

    private ResultCard CardOf(VisibleRelease release, ResultExtras extras, Language language)
    {
        var program = agency.Programs.Pulses.FirstOrDefault(candidate => release.RoundId.StartsWith(candidate.Id + "-", StringComparison.Ordinal));
        var title = program?.Title ?? new LocalizedText(agency.Programs.AgencyName, agency.Programs.AgencyName);
        return new ResultCard(release, new ScoreTexts(content.Instrument(release.InstrumentId).In(agency.Programs.Wording, content.Nudges), language), title, extras, language);
    }
}
