using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Roster;

namespace LeadershipBot.ResultsApi;

/// <summary>A round in a few words.</summary>
public sealed class RoundDocuments(Agency agency)
{
    public RoundSummary Of(VisibleRelease release) => new(
        release.RoundId, agency.Programs.TitleOf(release.RoundId), release.Opened, release.Closed, ResponseOf(release.Agency));

    public static Response? ResponseOf(ReleaseNode node) => node.Response is { } band
        ? new(band, ReleaseTexts.Of(band), ReleaseTexts.IsBelowHalf(band) ? (Text)ReleaseTexts.MayNotRepresent : null)
        : null;
}
