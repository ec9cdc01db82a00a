using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Says before a round opens which teams it will probably show. It plays the round many times: each person answers or not,
/// independently of others, with ordinary mixed scores, and the release policy's own code chooses what shows.
/// </summary>
/// <remarks>
/// Whoever answers answers every question here, so one question stands for all that are reported at the same level: of these
/// the one that earlier rounds restrict least.
/// </remarks>
public static class PlanRound
{
    private const int FewestDraws = 100;
    private const int MostDraws = 400;

    /// <summary>Draws times teams, about: a small agency gets a finer forecast in the time that a large one takes.</summary>
    private const int Effort = 100_000;

    /// <summary>Of twenty answers so many are 1, 2, 3, 4 and 5: an ordinary team that is neither of one mind nor at either end.</summary>
    private static readonly int[] OfTwenty = [1, 3, 5, 8, 3];

    private static readonly int[] Scores = [.. OfTwenty.SelectMany((times, score) => Enumerable.Repeat(score + 1, times))];

    /// <summary>The forecast; the same arguments always give the same.</summary>
    /// <param name="instrument">What will be asked.</param>
    /// <param name="roster">Who would be asked if it opened now.</param>
    /// <param name="history">What earlier rounds of all programs have shown.</param>
    /// <param name="seed">Where the draws start.</param>
    public static RoundForecast Run(Instrument instrument, FrozenRoster roster, PublishedHistory history, int seed)
    {
        var eligible = CellSums.OverSubtrees(roster, roster.EligibleIn);
        var plan = new ParticipationPlan(roster, instrument);
        var sets = new ShownSets(Shortened(instrument, history), roster, eligible, history);
        var shown = RoundForecast.Rates.Select(_ => new int[roster.Tree.Nodes.Count]).ToArray();
        var draws = Math.Clamp(Effort / roster.Tree.Nodes.Count, FewestDraws, MostDraws);
        for (var draw = 0; draw < draws; draw++)
        {
            var sums = Answer(roster, new SplitMix(((ulong)(uint)seed << 32) + (uint)draw));
            for (var rate = 0; rate < shown.Length; rate++)
            {
                Count(sets.Choose((cell, _) => sums[rate][cell]), shown[rate]);
            }
        }

        return new RoundForecast([.. roster.Tree.Nodes.Select(node => new TeamForecast(
            node.Name,
            node.ParentIndex is { } parent ? roster.Tree.Nodes[parent].Name : null,
            eligible[node.Index] >= ReleasePolicy.MinimumEligible,
            plan.CountsIn(node)?.Name,
            [.. shown.Select(times => OfTen(times[node.Index], draws))]))]);
    }

    /// <summary>One question of each level.</summary>
    private static Instrument Shortened(Instrument instrument, PublishedHistory history) => instrument with
    {
        Items =
        [
            .. instrument.Items
                .GroupBy(item => item.Actor)
                .Select(level => level.MinBy(item => history.Of(item.Id).Count())!),
        ],
    };

    /// <summary>One draw, for each rate and cell: whoever answers at a low rate does at every higher one, and in the same way.</summary>
    private static Sums[][] Answer(FrozenRoster roster, SplitMix chance)
    {
        var sums = RoundForecast.Rates.Select(_ => new Sums[roster.CellCount]).ToArray();
        for (var cell = 0; cell < roster.CellCount; cell++)
        {
            for (var person = 0; person < roster.EligibleIn(cell); person++)
            {
                var percentile = chance.Next(100);
                var score = Scores[chance.Next(Scores.Length)];
                var answer = new Sums(1, score, score >= Tally.FavourableFrom ? 1 : 0, 0, score * score);
                for (var rate = 0; rate < sums.Length; rate++)
                {
                    if (percentile < RoundForecast.Rates[rate])
                    {
                        sums[rate][cell] += answer;
                    }
                }
            }
        }

        return sums;
    }

    private static void Count(IReadOnlyList<ShownSet> sets, int[] times)
    {
        for (var team = 0; team < times.Length; team++)
        {
            times[team] += sets.Any(shown => shown.Set[team]) ? 1 : 0;
        }
    }

    private static int OfTen(int times, int draws) => (int)Math.Round(times * 10.0 / draws, MidpointRounding.AwayFromZero);

    /// <summary>
    /// A small generator whose numbers follow from its start alone on every machine and version
    /// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
    /// </summary>
    private struct SplitMix(ulong state)
    {
        private ulong state = state;

        /// <summary>A number from 0 to <paramref name="limit"/> − 1.</summary>
        public int Next(int limit)
        {
            unchecked
            {
                state += 0x9E3779B97F4A7C15;
                var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                return (int)(((mixed ^ (mixed >> 31)) >> 32) * (uint)limit >> 32);
            }
        }
    }
}
