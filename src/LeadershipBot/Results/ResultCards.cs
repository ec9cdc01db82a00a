using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;

namespace LeadershipBot.Results;

/// <summary>What a person may see of a release, as a card.</summary>
public sealed class ResultCards(Agency agency, ContentLibrary content)
{
    public AdaptiveCard For(VisibleRelease release, Language language) => CardOf(release, language).Draw();

    public AdaptiveCard ForGroup(VisibleRelease release, ReleaseNode node, Language language) => CardOf(release, language).DrawGroup(node);

    private ResultCard CardOf(VisibleRelease release, Language language)
    {
        var program = agency.Programs.Pulses.FirstOrDefault(candidate => release.RoundId.StartsWith(candidate.Id + "-", StringComparison.Ordinal));
        var title = program?.Title ?? new LocalizedText(agency.Programs.AgencyName, agency.Programs.AgencyName);
        return new ResultCard(release, new ScoreTexts(content.Instrument(release.InstrumentId).In(agency.Programs.Wording, content.Nudges), language), title, language);
    }
}
