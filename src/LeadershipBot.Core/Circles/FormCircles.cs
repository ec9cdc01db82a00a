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

    /// <summary>Beginnings that are tried; each is bettered as far as swaps can.</summary>
    private const int Beginnings = 12;

    /// <summary>One meeting again weighs more than all lines between the members of a circle.</summary>
    private const int OfAMeeting = 100;

    /// <summary>The circles; the same for the same candidates, history and seed, in whatever order they are given.</summary>
    /// <param name="candidates">Everybody who is to be placed, each once.</param>
    /// <param name="met">How often two have been in a circle together; pairs that are not in it never were.</param>
    /// <param name="seed">Different for each time, so that circles of people who never met are not always the same.</param>
    /// <exception cref="ArgumentException">Somebody stands twice among the candidates.</exception>
    public static CirclesFormed Of(IReadOnlyCollection<CircleCandidate> candidates, IReadOnlyDictionary<CirclePair, int> met, string seed)
    {
        if (candidates.DistinctBy(candidate => candidate.PersonId, StringComparer.Ordinal).Count() != candidates.Count)
        {
            throw new ArgumentException("Each candidate may stand there once.", nameof(candidates));
        }

        var random = new SeededRandom(seed);
        var order = random.Shuffle(candidates.OrderBy(candidate => candidate.PersonId, StringComparer.Ordinal)).OrderByDescending(candidate => candidate.WaitedLastTime).ToList();
        var best = Counts(order)
            .Select(count => Best(Placed(order, count), count, met, random))
            .MinBy(arrangement => arrangement.Cost);
        var circles = best?.Circles.Select(circle => (IReadOnlyList<string>)[.. circle.Select(member => member.PersonId).Order(StringComparer.Ordinal)]).ToList() ?? [];
        var placed = circles.SelectMany(circle => circle).ToHashSet(StringComparer.Ordinal);
        return new(circles, [.. order.Select(candidate => candidate.PersonId).Where(id => !placed.Contains(id)).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The numbers of circles that give the most people a place, the fewest circles first: a circle of four bears that someone is away.</summary>
    private static List<int> Counts(List<CircleCandidate> order)
    {
        var possible = Enumerable.Range(1, order.Count / Smallest)
            .Select(count => (Count: count, Placed: Placed(order, count).Count))
            .Where(option => option.Placed >= Smallest * option.Count)
            .ToList();
        return [.. possible.Where(option => option.Placed == possible.Max(other => other.Placed)).Select(option => option.Count)];
    }

    /// <summary>Who gets a place in so many circles: in order, and of a team no more than there are circles.</summary>
    private static List<CircleCandidate> Placed(List<CircleCandidate> order, int circles)
    {
        var ofTeam = new Dictionary<string, int>(StringComparer.Ordinal);
        var placed = new List<CircleCandidate>();
        foreach (var candidate in order)
        {
            var others = ofTeam.GetValueOrDefault(candidate.Team);
            if (others < circles && placed.Count < circles * Largest)
            {
                ofTeam[candidate.Team] = others + 1;
                placed.Add(candidate);
            }
        }

        return placed;
    }

    private static Arrangement Best(List<CircleCandidate> placed, int circles, IReadOnlyDictionary<CirclePair, int> met, SeededRandom random)
    {
        Arrangement? best = null;
        for (var beginning = 0; beginning < Beginnings && best is not { Cost: 0 }; beginning++)
        {
            var arrangement = new Arrangement(Deal(placed, circles, random), met);
            arrangement.Better(random);
            best = best is null || arrangement.Cost < best.Cost ? arrangement : best;
        }

        return best!;
    }

    /// <summary>Like cards, team by team: of a team there are no more than circles, so that no two of it get into one.</summary>
    private static List<List<CircleCandidate>> Deal(List<CircleCandidate> placed, int circles, SeededRandom random)
    {
        var dealt = Enumerable.Range(0, circles).Select(_ => new List<CircleCandidate>()).ToList();
        var teams = random.Shuffle(placed.GroupBy(candidate => candidate.Team, StringComparer.Ordinal)).SelectMany(team => random.Shuffle(team));
        foreach (var (place, candidate) in teams.Index())
        {
            dealt[place % circles].Add(candidate);
        }

        return dealt;
    }

    /// <summary>Circles on the way to better ones; at any moment no two of one team are in one.</summary>
    private sealed class Arrangement(List<List<CircleCandidate>> circles, IReadOnlyDictionary<CirclePair, int> met)
    {
        // Steps that better nothing may lead to one that does.
        private const int StepsASide = 60;

        public IReadOnlyList<List<CircleCandidate>> Circles => circles;

        public int Cost { get; private set; } = circles.Sum(circle => CostOf(circle, met));

        /// <summary>Swaps two people of two circles, the best there is for someone who is in a wrong one, until nothing gets better any more.</summary>
        public void Better(SeededRandom random)
        {
            for (var still = 0; still < StepsASide && Cost > 0;)
            {
                var wrong = random.Shuffle(Enumerable.Range(0, circles.Count).Where(index => CostOf(circles[index], met) > 0))[0];
                if (BestSwap(wrong, random) is not { } swap)
                {
                    return;
                }

                Do(swap);
                Cost += swap.Gain;
                still = swap.Gain < 0 ? 0 : still + 1;
            }
        }

        private Swap? BestSwap(int first, SeededRandom random)
        {
            var best = new List<Swap>();
            var before = CostOf(circles[first], met);
            for (var second = 0; second < circles.Count; second++)
            {
                var both = second == first ? 0 : before + CostOf(circles[second], met);
                for (var place = 0; second != first && place < circles[first].Count; place++)
                {
                    for (var other = 0; other < circles[second].Count; other++)
                    {
                        var swap = new Swap(first, place, second, other, 0);
                        Do(swap);
                        if (IsAllowed(circles[first]) && IsAllowed(circles[second]))
                        {
                            Keep(best, swap with { Gain = CostOf(circles[first], met) + CostOf(circles[second], met) - both });
                        }

                        Do(swap);
                    }
                }
            }

            return best.Count == 0 || best[0].Gain > 0 ? null : best[random.Next(best.Count)];
        }

        private static void Keep(List<Swap> best, Swap swap)
        {
            if (best.Count > 0 && swap.Gain < best[0].Gain)
            {
                best.Clear();
            }

            if (best.Count == 0 || swap.Gain == best[0].Gain)
            {
                best.Add(swap);
            }
        }

        private void Do(Swap swap) => (circles[swap.First][swap.Place], circles[swap.Second][swap.Other]) =
            (circles[swap.Second][swap.Other], circles[swap.First][swap.Place]);

        private static bool IsAllowed(List<CircleCandidate> circle)
        {
            for (var one = 0; one < circle.Count; one++)
            {
                for (var other = one + 1; other < circle.Count; other++)
                {
                    if (circle[one].Team == circle[other].Team)
                    {
                        return false;
                    }
                }
            }

            return true;
        }

        private static int CostOf(List<CircleCandidate> circle, IReadOnlyDictionary<CirclePair, int> met)
        {
            var cost = 0;
            for (var one = 0; one < circle.Count; one++)
            {
                for (var other = one + 1; other < circle.Count; other++)
                {
                    cost += OfAMeeting * met.GetValueOrDefault(CirclePair.Of(circle[one].PersonId, circle[other].PersonId));
                    cost += IsInLine(circle[one], circle[other]) || IsInLine(circle[other], circle[one]) ? 1 : 0;
                }
            }

            return cost;
        }

        private static bool IsInLine(CircleCandidate below, CircleCandidate above) => below.Above.Contains(above.Team, StringComparer.Ordinal);

        private sealed record Swap(int First, int Place, int Second, int Other, int Gain);
    }
}
