using System.Collections.Concurrent;
using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>
/// Thousands of made-up organisations and their rounds, published by the release policy and attacked with everything that
/// was. <c>LEADERSHIPBOT_ATTACK_AGENCIES</c> sets how many, for a night's run.
/// </summary>
public sealed class AttackTests
{
    private const int OrdinaryAgencies = 3000;
    private const int AgenciesABrokenPolicyLasts = 300;

    /// <summary>Each with whether its fault shows in a single round, and what a leak of its kind says.</summary>
    public static TheoryData<string, bool, string> Broken { get; } = new()
    {
        { nameof(BrokenPolicies.NoRemainderRule), true, "the mean of" },
        { nameof(BrokenPolicies.CountingBallots), true, "the mean of" },
        { nameof(BrokenPolicies.ExactNumbers), true, "took part" },
        { nameof(BrokenPolicies.ExactPercentages), true, "took part" },
        { nameof(BrokenPolicies.IntervalsBelowTen), true, "the mean of 4" },
        { nameof(BrokenPolicies.ExactSpreads), true, "by their spread" },
        { nameof(BrokenPolicies.NoCoding), true, "the mean of 4" },
        { nameof(BrokenPolicies.LeadsInTheirTeam), true, "for one who knows an own answer" },
        { nameof(BrokenPolicies.RollingWindows), false, "rounds: the mean of" },
        { nameof(BrokenPolicies.RestatedHistory), false, "of round" },
        { nameof(BrokenPolicies.NoRuleAcrossRounds), false, "rounds: the mean of" },
    };

    [Fact]
    public void Nothing_published_tells_what_a_few_people_said_or_who_took_part()
    {
        var agencies = Environment.GetEnvironmentVariable("LEADERSHIPBOT_ATTACK_AGENCIES") is { Length: > 0 } wanted
            ? int.Parse(wanted, CultureInfo.InvariantCulture)
            : OrdinaryAgencies;
        var leaks = new ConcurrentQueue<string>();
        var (figures, rounds, differing, spreads) = (0, 0, 0, 0);
        Parallel.For(0, agencies, seed =>
        {
            var history = new Agencies(seed).Make();
            var published = Publishing.Real(history);
            if (EveryAttack.Find(history, published.Figures, [.. published.Releases.Select(release => release.Nodes[0].Response)]) is { } leak)
            {
                leaks.Enqueue($"agency {seed}: {leak}");
            }

            Interlocked.Add(ref figures, published.Figures.Count);
            Interlocked.Add(ref spreads, published.Figures.Count(figure => figure.Squares is not null));
            Interlocked.Add(ref rounds, history.Count);
            Interlocked.Add(ref differing, history.Count > 1 ? 1 : 0);
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{agencies} agencies, {rounds} rounds, {figures} figures, {spreads} spreads");
        Assert.True(leaks.IsEmpty, string.Join('\n', leaks.Order(StringComparer.Ordinal).Take(40)));

        // An attack on nothing would find nothing.
        Assert.True(figures > 8 * agencies && differing > agencies / 2 && spreads > agencies / 2, $"{figures} figures, {differing} histories, {spreads} spreads");
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_policy_with_one_rule_broken_is_caught(string policy, bool inOneRound, string kind)
    {
        var publish = typeof(BrokenPolicies).GetMethod(policy)!.CreateDelegate<Func<IReadOnlyList<TrueRound>, IReadOnlyList<Figure>>>();
        for (var seed = 0; seed < AgenciesABrokenPolicyLasts; seed++)
        {
            // In one round, so that no other fault than its own can be found.
            var all = new Agencies(seed).Make();
            var history = inOneRound ? [all[0]] : all;
            if (EveryAttack.Find(history, publish(history)) is { } leak)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"agency {seed}: {leak}");
                Assert.Contains(kind, leak, StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail($"{AgenciesABrokenPolicyLasts} agencies told nothing about anybody.");
    }

    [Fact]
    public void The_scale_says_nothing_that_its_items_do_not()
    {
        // Whatever is behind them: where the items show the same, so does the scale.
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 300; seed++)
        {
            foreach (var node in Publishing.Real(new Agencies(seed).Make()).Releases.SelectMany(release => release.Nodes))
            {
                var items = new[] { "C1", "C2" }.Select(node.Score).ToList();
                var scale = node.Score(Measure.Climate);
                Assert.Equal(items.TrueForAll(item => item is not null), scale is not null);
                if (scale is not null)
                {
                    // The interval depends on the people asked as well, which is no secret.
                    var shown = (scale with { Low = null, High = null }).ToString();
                    Assert.Equal(shown, seen.TryAdd(Key(items), shown) ? shown : seen[Key(items)]);
                }
            }
        }

        Assert.True(seen.Count > 300, $"{seen.Count}");

        static string Key(IEnumerable<ReleaseScore?> items) => string.Join(' ', items.Select(item => $"{item!.Answers} {item.Mean} {item.Favourable} {item.Spread}"));
    }
}
