namespace LeadershipBot.Core.Circles;

/// <summary>Looks for the circles that cost least, as long as a bounded number of swaps allows.</summary>
internal sealed class CircleSearch(CircleCosts costs, SeededRandom random)
{
    /// <summary>Beginnings that are tried; each is bettered as far as swaps can.</summary>
    private const int Beginnings = 12;

    /// <summary>Steps that better nothing may lead to one that does.</summary>
    private const int StepsASide = 60;

    /// <summary>Circles looked at for one swap: among so many there is nearly always one without cost.</summary>
    private const int MostLookedAt = 250;

    /// <summary>Swaps that are weighed in all; counted and not timed, so that the same question has the same answer everywhere.</summary>
    private const int MostSwaps = 1_000_000;

    private int _weighed;

    /// <summary>The cheapest circles; among equals those of the earlier number. Nothing where there is no number.</summary>
    /// <param name="options">A number of circles and who is placed in them.</param>
    public IReadOnlyList<List<int>> Best(IEnumerable<(int Circles, List<int> Placed)> options)
    {
        Arrangement? best = null;
        foreach (var (circles, placed) in options)
        {
            for (var beginning = 0; beginning < Beginnings; beginning++)
            {
                if (best is { Cost: 0 } || (best is not null && _weighed >= MostSwaps))
                {
                    return best.Circles;
                }

                var arrangement = new Arrangement(Deal(placed, circles), costs);
                Better(arrangement);
                best = best is null || arrangement.Cost < best.Cost ? arrangement : best;
            }
        }

        return best?.Circles ?? [];
    }

    /// <summary>Like cards, team by team: of a team there are no more than circles, so that no two of it get into one.</summary>
    private List<List<int>> Deal(List<int> placed, int circles)
    {
        var dealt = Enumerable.Range(0, circles).Select(_ => new List<int>()).ToList();
        var teams = random.Shuffle(placed.GroupBy(costs.TeamOf)).SelectMany(team => random.Shuffle(team));
        foreach (var (place, person) in teams.Index())
        {
            dealt[place % circles].Add(person);
        }

        return dealt;
    }

    /// <summary>Swaps two people of two circles, the best there is for someone who is in a wrong one, until nothing gets better any more.</summary>
    private void Better(Arrangement arrangement)
    {
        for (var still = 0; still < StepsASide && arrangement.Cost > 0 && _weighed < MostSwaps;)
        {
            var wrong = arrangement.Wrong();
            var swap = BestSwap(arrangement, wrong[random.Next(wrong.Count)]);
            if (swap is not null)
            {
                arrangement.Do(swap);
            }

            still = swap is { Gain: < 0 } ? 0 : still + 1;
        }
    }

    private Swap? BestSwap(Arrangement arrangement, int first)
    {
        var circles = arrangement.Circles;
        var best = new List<Swap>();
        var from = random.Next(circles.Count);
        for (var looked = 0; looked < Math.Min(circles.Count, MostLookedAt); looked++)
        {
            var second = (from + looked) % circles.Count;
            if (second == first)
            {
                continue;
            }

            _weighed += circles[first].Count * circles[second].Count;
            for (var place = 0; place < circles[first].Count; place++)
            {
                for (var other = 0; other < circles[second].Count; other++)
                {
                    if (arrangement.Weigh(first, place, second, other, best.Count == 0 ? 0 : best[0].Gain) is { } swap)
                    {
                        Keep(best, swap);
                    }
                }
            }
        }

        return best.Count == 0 ? null : best[random.Next(best.Count)];
    }

    private static void Keep(List<Swap> best, Swap swap)
    {
        if (best.Count > 0 && swap.Gain < best[0].Gain)
        {
            best.Clear();
        }

        best.Add(swap);
    }

    /// <summary>Circles on the way to better ones; at any moment no two of one team are in one.</summary>
    private sealed class Arrangement(List<List<int>> circles, CircleCosts costs)
    {
        private readonly int[] _costs = [.. circles.Select(costs.Of)];

        public IReadOnlyList<List<int>> Circles => circles;

        public int Cost => _costs.Sum();

        public List<int> Wrong() => [.. Enumerable.Range(0, circles.Count).Where(index => _costs[index] > 0)];

        /// <summary>Null where it is not allowed, or costs more than <paramref name="most"/>.</summary>
        public Swap? Weigh(int first, int place, int second, int other, int most)
        {
            var (one, two) = (circles[first], circles[second]);
            var gain = -Within(first, place) - Within(second, other);
            if (gain > most || !costs.Allows(one[place], two, other) || !costs.Allows(two[other], one, place))
            {
                return null;
            }

            gain += costs.Of(one[place], two, other);
            gain += gain > most ? 0 : costs.Of(two[other], one, place);
            return gain > most ? null : new(first, place, second, other, gain);
        }

        public void Do(Swap swap)
        {
            var (one, two) = (circles[swap.First], circles[swap.Second]);
            (one[swap.Place], two[swap.Other]) = (two[swap.Other], one[swap.Place]);
            _costs[swap.First] = costs.Of(one);
            _costs[swap.Second] = costs.Of(two);
        }

        private int Within(int circle, int place) => _costs[circle] == 0 ? 0 : costs.Of(circles[circle][place], circles[circle], place);
    }

    private sealed record Swap(int First, int Place, int Second, int Other, int Gain);
}
