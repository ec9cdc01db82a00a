using LeadershipBot.Core.Nudges;

namespace LeadershipBot.Core.Actions;

/// <summary>Things a team could promise itself, from the library: acts that grow what scored low.</summary>
public static class SuggestActions
{
    /// <summary>As many as a card shows without becoming a catalogue.</summary>
    public const int Most = 4;

    /// <summary>The nudges whose titles are offered, one for each practice.</summary>
    /// <param name="library">What there is.</param>
    /// <param name="items">Ids of the items that scored low, the lowest first.</param>
    /// <param name="level">The standing of whoever promises; agency leaders may promise what others can't.</param>
    public static IReadOnlyList<Nudge> For(NudgeLibrary library, IEnumerable<string> items, NudgeLevel level)
    {
        var byItem = items.Select(item => library.Practices.FirstOrDefault(practice => practice.Items.Any(part => part.Item.Id == item))).OfType<Practice>().ToList();
        var practices = byItem.Concat(byItem.SelectMany(practice => library.Practices.Where(other => other.Dimension == practice.Dimension)));
        return [.. practices.DistinctBy(practice => practice.Id, StringComparer.Ordinal)
            .Select(practice => library.NudgesOf(practice.Id).FirstOrDefault(nudge => IsPromise(nudge) && nudge.Suits(level)))
            .OfType<Nudge>()
            .Take(Most)];
    }

    /// <summary>What is done by oneself alone is no promise to a team, and what only prepares something promises nothing.</summary>
    private static bool IsPromise(Nudge nudge) => nudge.Step != NudgeStep.Notice && nudge.Actor != NudgeActor.Alone;
}
