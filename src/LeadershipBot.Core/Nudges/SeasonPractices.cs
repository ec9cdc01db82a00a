using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Nudges;

/// <summary>Which practices a season may have.</summary>
public static class SeasonPractices
{
    /// <summary>
    /// Whether a practice can be one of a season: everybody can judge an item of it, so that every round can ask about it; it is not
    /// only ever prepared; and there is a nudge for each step that anyone who leads a team can do.
    /// </summary>
    public static bool Qualifies(NudgeLibrary library, Practice practice) =>
        !practice.IsPreparationOnly
        && ItemOf(practice) is not null
        && Enum.GetValues<NudgeStep>().All(step => library.NudgesOf(practice.Id).Any(
            nudge => nudge.Step == step && nudge.Suits(NudgeLevel.Supervisor) && nudge.Situations.All(situation => situation == NudgeSituation.LowScore)));

    /// <summary>All that qualify, in the library's order.</summary>
    public static IReadOnlyList<Practice> Of(NudgeLibrary library) => [.. library.Practices.Where(practice => Qualifies(library, practice))];

    /// <summary>The item that a round asks about a practice: the first that everybody can judge; null where there is none.</summary>
    public static Item? ItemOf(Practice practice) =>
        practice.Items.FirstOrDefault(item => item.Audience == ItemAudience.Everyone)?.Item;

    /// <summary>Whether these are <see cref="Season.PracticesASeason"/> different practices that all qualify.</summary>
    public static bool AreASeason(NudgeLibrary library, IReadOnlyCollection<string> practiceIds) =>
        practiceIds.Count == Season.PracticesASeason
        && practiceIds.Distinct(StringComparer.Ordinal).Count() == practiceIds.Count
        && practiceIds.All(id => library.FindPractice(id) is { } practice && Qualifies(library, practice));
}
