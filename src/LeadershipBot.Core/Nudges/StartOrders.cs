namespace LeadershipBot.Core.Nudges;

/// <summary>Where a manager's group stood before the season, among those of all managers.</summary>
public enum Stratum
{
    /// <summary>Nothing was published near enough.</summary>
    Unknown,

    /// <summary>The lowest third.</summary>
    Low,

    /// <summary>The middle third.</summary>
    Middle,

    /// <summary>The highest third.</summary>
    High,
}

/// <summary>The order in which one manager starts a season's practices.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Stratum">The baseline, as it was when the order was drawn.</param>
/// <param name="PracticeIds">The season's practices, the first first.</param>
public sealed record StartOrder(string PersonId, Stratum Stratum, IReadOnlyList<string> PracticeIds);

/// <summary>
/// Draws the order in which managers start a season's practices, so that what came of a practice can be told from what would have
/// come anyway: chance decides, in equal shares within each third of the baseline, and the lowest score is not chased, since low
/// scores rise by themselves more often than not (regression to the mean).
/// </summary>
public static class StartOrders
{
    /// <summary>
    /// Draws the orders of those who have none yet. Each stratum is filled in blocks of six, in which every order comes once, and
    /// within each half of a block every practice comes first once; who gets which of them is settled by the seed.
    /// </summary>
    /// <param name="season">The season, with three different practices; with fewer there is nothing to draw, and all get the same order.</param>
    /// <param name="seed">Settles what is left to chance: the same seed and people give the same orders.</param>
    /// <param name="people">Everybody who takes part, with their stratum; the order in which they come makes no difference.</param>
    /// <param name="drawn">Orders that were drawn earlier in this season; they stay, and are balanced against. Empty at its start.</param>
    /// <returns>The new orders only.</returns>
    public static IReadOnlyList<StartOrder> Draw(
        Season season, string seed, IReadOnlyDictionary<string, Stratum> people, IReadOnlyCollection<StartOrder> drawn)
    {
        var known = drawn.Select(order => order.PersonId).ToHashSet(StringComparer.Ordinal);
        var orders = AllOrders(season.PracticeIds).Select(order => (PracticeIds: order, Key: Key(order), First: order.FirstOrDefault(""))).ToList();
        var added = new List<StartOrder>();
        foreach (var stratum in people.Where(person => !known.Contains(person.Key)).GroupBy(person => person.Value, person => person.Key).OrderBy(group => group.Key))
        {
            var taken = drawn.Where(order => order.Stratum == stratum.Key).CountBy(order => Key(order.PracticeIds)).ToDictionary(StringComparer.Ordinal);
            var first = drawn.Where(order => order.Stratum == stratum.Key).CountBy(order => order.PracticeIds.FirstOrDefault("")).ToDictionary(StringComparer.Ordinal);
            foreach (var person in stratum.OrderBy(id => SeededHash.Of(seed, season.Id, id)).ThenBy(id => id, StringComparer.Ordinal))
            {
                var next = orders
                    .OrderBy(order => taken.GetValueOrDefault(order.Key))
                    .ThenBy(order => first.GetValueOrDefault(order.First))
                    .ThenBy(order => SeededHash.Of(seed, order.PracticeIds.Prepend(person).Prepend(season.Id)))
                    .First();
                taken[next.Key] = taken.GetValueOrDefault(next.Key) + 1;
                first[next.First] = first.GetValueOrDefault(next.First) + 1;
                added.Add(new(person, stratum.Key, next.PracticeIds));
            }
        }

        return added;
    }

    /// <summary>Divides people into thirds by a mean; equal means are never divided, and whoever has none is <see cref="Stratum.Unknown"/>.</summary>
    /// <param name="means">The mean of each person's nearest published group; null where nothing is published.</param>
    public static IReadOnlyDictionary<string, Stratum> Strata(IReadOnlyDictionary<string, decimal?> means)
    {
        var all = means.Values.OfType<decimal>().Order().ToList();
        var below = new Dictionary<decimal, int>();
        foreach (var (place, mean) in all.Index())
        {
            below.TryAdd(mean, place);
        }

        return means.ToDictionary(
            person => person.Key,
            person => person.Value is not { } mean ? Stratum.Unknown : (below[mean] * 3 / all.Count) switch
            {
                0 => Stratum.Low,
                1 => Stratum.Middle,
                _ => Stratum.High,
            },
            StringComparer.Ordinal);
    }

    private static string Key(IEnumerable<string> practices) => string.Join('\n', practices);

    // A season of which the library holds less than three practices has one order only.
    private static List<IReadOnlyList<string>> AllOrders(IReadOnlyList<string> practices) => practices.Count != Season.PracticesASeason ? [practices] :
    [
        .. from first in practices
           from second in practices
           from third in practices
           where first != second && second != third && first != third
           select (IReadOnlyList<string>)[first, second, third],
    ];
}
