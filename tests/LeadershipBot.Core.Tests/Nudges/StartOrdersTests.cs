using LeadershipBot.Core.Nudges;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class StartOrdersTests
{
    private static readonly Season Season = SeasonCalendar.Of(Tuesday, ThreePractices, SeasonChoice.Shipped);

    [Fact]
    public void Within_each_stratum_every_order_and_every_first_practice_comes_as_often_as_any_other()
    {
        foreach (var size in Enumerable.Range(1, 40))
        {
            var orders = StartOrders.Draw(Season, $"seed {size}", People(size), []);

            Assert.Equal(People(size), orders.ToDictionary(order => order.PersonId, order => order.Stratum, StringComparer.Ordinal));
            foreach (var stratum in orders.GroupBy(order => order.Stratum))
            {
                Balanced([.. stratum.Select(order => string.Join(' ', order.PracticeIds))], kinds: 6);
                Balanced([.. stratum.Select(order => order.PracticeIds[0])], kinds: 3);
            }
        }
    }

    [Fact]
    public void The_same_seed_and_people_give_the_same_orders_and_another_seed_gives_others()
    {
        var people = People(24);
        var backwards = people.Reverse().ToDictionary(StringComparer.Ordinal);

        Assert.Equivalent(Orders("a", people), Orders("a", backwards), strict: true);
        Assert.NotEqual(Orders("a", people), Orders("b", people));
        Assert.NotEqual(Orders("a", people), Orders("a", people, SeasonCalendar.Of(new(2027, 1, 5), ThreePractices, SeasonChoice.Shipped)));
    }

    [Fact]
    public void A_newcomer_gets_an_order_and_nobody_elses_changes()
    {
        var before = StartOrders.Draw(Season, "seed", People(10), []);
        var people = new Dictionary<string, Stratum>(People(10), StringComparer.Ordinal) { ["newcomer"] = Stratum.Low };

        var added = Assert.Single(StartOrders.Draw(Season, "seed", people, before));

        Assert.Equal(("newcomer", Stratum.Low), (added.PersonId, added.Stratum));
        Assert.Equal(ThreePractices.Order(StringComparer.Ordinal), added.PracticeIds.Order(StringComparer.Ordinal));
        Balanced([.. before.Append(added).Where(order => order.Stratum == Stratum.Low).Select(order => order.PracticeIds[0])], kinds: 3);
    }

    [Fact]
    public void Who_starts_with_what_does_not_follow_from_the_name()
    {
        var firsts = Enumerable.Range(0, 300).Select(seed => StartOrders.Draw(Season, $"seed {seed}", People(6), [])[0].PracticeIds[0]).CountBy(first => first);

        Assert.All(firsts, first => Assert.InRange(first.Value, 70, 130));
    }

    [Fact]
    public void A_season_with_fewer_practices_gives_all_the_same_order()
    {
        var season = SeasonCalendar.Of(Tuesday, ["f0-p0"], SeasonChoice.Shipped);

        Assert.All(StartOrders.Draw(season, "seed", People(5), []), order => Assert.Equal(["f0-p0"], order.PracticeIds));
    }

    [Fact]
    public void Strata_are_thirds_of_those_who_have_a_mean_and_equal_means_stay_together()
    {
        var strata = StartOrders.Strata(new Dictionary<string, decimal?>(StringComparer.Ordinal)
        {
            ["a"] = 2.1m, ["b"] = 2.1m, ["c"] = 2.1m, ["d"] = 3.0m, ["e"] = 3.4m, ["f"] = 4.5m, ["g"] = null,
        });

        Assert.Equal(
            [Stratum.Low, Stratum.Low, Stratum.Low, Stratum.Middle, Stratum.High, Stratum.High, Stratum.Unknown],
            "abcdefg".Select(name => strata[name.ToString()]));
    }

    [Fact]
    public void Nobody_has_a_stratum_before_anything_is_published() =>
        Assert.All(StartOrders.Strata(new Dictionary<string, decimal?>(StringComparer.Ordinal) { ["a"] = null, ["b"] = null }), person => Assert.Equal(Stratum.Unknown, person.Value));

    [Fact]
    public void Five_thousand_managers_do_not_wait_long()
    {
        var begun = TimeProvider.System.GetTimestamp();

        var strata = StartOrders.Strata(Enumerable.Range(0, 5_000).ToDictionary(number => $"person {number}", number => (decimal?)number, StringComparer.Ordinal));
        var orders = StartOrders.Draw(Season, "seed", strata.Keys.ToDictionary(person => person, _ => Stratum.Unknown, StringComparer.Ordinal), []);

        // Less than a second on a machine that does nothing else; it was nine.
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.Equal([1_667, 1_667, 1_666], strata.CountBy(person => person.Value).OrderBy(stratum => stratum.Key).Select(stratum => stratum.Value));
        Balanced([.. orders.Select(order => string.Join(' ', order.PracticeIds))], kinds: 6);
    }

    private static Dictionary<string, Stratum> People(int count) =>
        Enumerable.Range(0, count).ToDictionary(number => $"person {number}", number => (Stratum)(number % 4), StringComparer.Ordinal);

    private static List<string> Orders(string seed, IReadOnlyDictionary<string, Stratum> people, Season? season = null) =>
        [.. StartOrders.Draw(season ?? Season, seed, people, []).Select(order => $"{order.PersonId}: {string.Join(' ', order.PracticeIds)}")];

    private static void Balanced(List<string> drawn, int kinds)
    {
        var counts = drawn.CountBy(one => one).Select(pair => pair.Value).ToList();
        Assert.True(counts.Max() <= ((drawn.Count - 1) / kinds) + 1, $"{counts.Max()} of {drawn.Count} are alike.");
        Assert.True(counts.Count == Math.Min(kinds, drawn.Count), $"{counts.Count} kinds among {drawn.Count}.");
    }
}
