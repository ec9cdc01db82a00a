using LeadershipBot.Core.Nudges;

namespace LeadershipBot.Core.Actions;

/// <summary>Things a team could promise itself, from the library: acts that grow what scored low.</summary>
public static class SuggestActions
{
    /// <summary>As many as a card shows without becoming a catalogue.</summary>
    public const int Most = 4;

    /// <summary>The nudges whose <see cref="Nudge.Promise"/> is offered; each has one.</summary>
    /// <param name="library">What there is.</param>
    /// <param name="items">Ids of the items that scored low, the lowest first.</param>
    /// <param name="level">The standing of whoever promises; agency leaders may promise what others can't.</param>
    /// <returns>
    /// One for each of the items, of that half of its practice and of no other; then of what is about the same dimensions. At most
    /// <see cref="Most"/>; none for items the library does not know.
    /// </returns>
    public static IReadOnlyList<Nudge> For(NudgeLibrary library, IEnumerable<string> items, NudgeLevel level)
    {
        var all = library.Practices.SelectMany(practice => practice.Items).ToList();
        var low = items.Select(id => all.Find(part => part.Item.Id == id)).OfType<PracticeItem>().ToList();
        var near = low.SelectMany(part => all.Where(other => other.Item.Dimension == part.Item.Dimension));
        var promises = library.Nudges.Where(nudge => nudge.Promise is not null && nudge.Suits(level)).ToLookup(nudge => library.ItemOf(nudge).Item.Id, StringComparer.Ordinal);
        return [.. low.Concat(near).Select(part => part.Item.Id).Distinct(StringComparer.Ordinal).Select(id => promises[id].FirstOrDefault()).OfType<Nudge>().Take(Most)];
    }
}
