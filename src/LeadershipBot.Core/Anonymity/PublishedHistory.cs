namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Who was asked behind a score that was shown: needed to see, next time, whether only a few of them have changed.
/// It says who could have answered, never who did.
/// </summary>
/// <param name="Measure">An item's id or <see cref="Pulses.Measure.Climate"/>.</param>
/// <param name="Node">The team whose score was shown.</param>
/// <param name="Atom">
/// Ids of the people in the team who are in no shown team beneath it, in ordinal order;
/// empty when there are none or more than <see cref="ReleasePolicy.LargestRemembered"/>, which no later atom that matters comes close to.
/// </param>
/// <param name="Total">Ids of all people in the team and beneath it, under the same limit.</param>
public sealed record PublishedAtom(string Measure, string Node, IReadOnlyList<string> Atom, IReadOnlyList<string> Total);

/// <summary>What one round adds to the history.</summary>
/// <param name="Atoms">One entry for each measure and team that shows a score.</param>
public sealed record PublishedAtoms(IReadOnlyList<PublishedAtom> Atoms);

/// <summary>
/// For each measure and team, the people behind its last published score in a round of any program. There is one history for
/// all programs: two of them may ask the same item of nearly the same people. Store <see cref="Atoms"/> one row each, and add
/// those of every round with <see cref="With"/> once it is published.
/// </summary>
public sealed class PublishedHistory
{
    private readonly Dictionary<(string Measure, string Node), PublishedAtom> last = [];

    private PublishedHistory(IEnumerable<PublishedAtom> atoms)
    {
        foreach (var atom in atoms)
        {
            last[(atom.Measure, atom.Node)] = atom;
        }
    }

    /// <summary>No score was ever shown.</summary>
    public static PublishedHistory Empty { get; } = new([]);

    /// <summary>The newest entry of each measure and team.</summary>
    public IReadOnlyCollection<PublishedAtom> Atoms => last.Values;

    /// <summary>A history from stored entries; of two for the same measure and team the later in the list counts.</summary>
    public static PublishedHistory From(IEnumerable<PublishedAtom> atoms) => new(atoms);

    /// <summary>This history with a newer round on top; teams that showed nothing keep their older entry.</summary>
    public PublishedHistory With(PublishedAtoms newer) => new(last.Values.Concat(newer.Atoms));

    /// <summary>The entries of one measure.</summary>
    internal IEnumerable<PublishedAtom> Of(string measure) =>
        last.Values.Where(atom => string.Equals(atom.Measure, measure, StringComparison.Ordinal));
}
