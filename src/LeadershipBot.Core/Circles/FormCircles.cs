namespace LeadershipBot.Core.Circles;

/// <summary>
/// Puts people of different teams into circles of three or four. As many as possible get a place, those who waited last time
/// first. Two who have met come together again only where it can't be avoided, the more often they met the less; among what is
/// left, people are kept apart from those who lead the units above them.
/// </summary>
public static class FormCircles
{
    /// <summary>Members of a circle at the least: with fewer it is no group once somebody is away.</summary>
    public const int Smallest = 3;

    /// <summary>Members of a circle at the most: with more, twenty minutes are short.</summary>
    public const int Largest = 4;

    /// <summary>The circles; the same for the same candidates, history and seed, in whatever order they are given. The search is bounded: 5,000 people take less than a second.</summary>
    /// <param name="candidates">Everybody who is to be placed, each once.</param>
    /// <param name="met">How often two have been in a circle together; pairs that are not in it never were.</param>
    /// <param name="seed">Different for each time, so that circles of people who never met are not always the same.</param>
    /// <exception cref="ArgumentException">Somebody stands twice among the candidates.</exception>
    public static CirclesFormed Of(IReadOnlyCollection<CircleCandidate> candidates, IReadOnlyDictionary<CirclePair, int> met, string seed)
    {
        var people = candidates.OrderBy(candidate => candidate.PersonId, StringComparer.Ordinal).ToList();
        if (people.Zip(people.Skip(1)).Any(pair => pair.First.PersonId == pair.Second.PersonId))
        {
            throw new ArgumentException("Each candidate may stand there once.", nameof(candidates));
        }

        var random = new SeededRandom(seed);
        var costs = new CircleCosts(people, met);
        var order = random.Shuffle(Enumerable.Range(0, people.Count)).OrderByDescending(person => people[person].WaitedLastTime).ToList();
        var circles = new CircleSearch(costs, random).Best(Counts(order, costs).Select(count => (count, Placed(order, count, costs))));
        var placed = circles.SelectMany(circle => circle).ToHashSet();
        return new(
            [.. circles.Select(circle => (IReadOnlyList<string>)[.. circle.Order().Select(person => people[person].PersonId)])],
            [.. order.Where(person => !placed.Contains(person)).Order().Select(person => people[person].PersonId)]);
    }

    /// <summary>The numbers of circles that give the most people a place, the fewest circles first: a circle of four bears that someone is away.</summary>
    private static List<int> Counts(List<int> order, CircleCosts costs)
    {
        var teams = order.CountBy(costs.TeamOf).Select(team => team.Value).OrderDescending().ToList();
        var (most, room, filled) = (0, 0, teams.Count);
        var counts = new List<int>();
        for (var count = 1; count <= order.Count / Smallest; count++)
        {
            // Of a team as many as there are circles.
            while (filled > 0 && teams[filled - 1] < count)
            {
                filled--;
            }

            room += filled;
            var placed = Math.Min(room, count * Largest);
            if (placed < Smallest * count || placed < most)
            {
                continue;
            }

            if (placed > most)
            {
                (most, counts) = (placed, []);
            }

            counts.Add(count);
        }

        return counts;
    }

    /// <summary>Who gets a place in so many circles: in order, and of a team no more than there are circles.</summary>
    private static List<int> Placed(List<int> order, int circles, CircleCosts costs)
    {
        var ofTeam = new Dictionary<int, int>();
        var placed = new List<int>();
        foreach (var person in order)
        {
            var others = ofTeam.GetValueOrDefault(costs.TeamOf(person));
            if (others < circles && placed.Count < circles * Largest)
            {
                ofTeam[costs.TeamOf(person)] = others + 1;
                placed.Add(person);
            }
        }

        return placed;
    }
}
