using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Actions;

/// <summary>How to talk about results, on the card and on the page alike.</summary>
public static class ConversationGuide
{
    /// <summary>Where no question of the group stands out, no step speaks of a strength or of what is hardest.</summary>
    /// <param name="shown">The group that card or page shows in full; null for none.</param>
    public static IReadOnlyList<LocalizedText> StepsFor(ReleaseNode? shown)
    {
        var extremes = shown is null ? new([], []) : ChooseExtremes.From(shown);
        return
        [
            HeardTexts.GuideThanks,
            extremes.Strongest.Count > 0 ? HeardTexts.GuideStrength : HeardTexts.GuideWithoutStrength,
            extremes.Weakest.Count > 0 ? HeardTexts.GuideHardest : HeardTexts.GuideWithoutHardest,
            HeardTexts.GuideTry,
        ];
    }
}
