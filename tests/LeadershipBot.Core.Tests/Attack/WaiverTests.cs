using System.Globalization;
using LeadershipBot.Core.Anonymity;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>
/// From which size on two rounds of a group may be shown although one person left in between. Whoever subtracts takes it that all
/// others answered as before. If they did, no size is safe, only rarer; so what counts is what the subtraction is worth when nine
/// in ten take part again as before and nine in ten of those repeat their answer, which is more than people do.
/// </summary>
public sealed class WaiverTests
{
    private const int Samples = 8000;

    [Theory]
    [InlineData(7, 0.8, false)]
    [InlineData(10, 0.8, false)]
    [InlineData(20, 0.5, false)]
    [InlineData(20, 0.3, false)]
    [InlineData(25, 0.9, true)]
    [InlineData(30, 0.8, true)]
    [InlineData(45, 0.5, true)]
    [InlineData(100, 0.3, true)]
    [InlineData(100, 0.8, true)]
    public void From_twenty_answers_on_subtracting_rounds_tells_of_a_hundred_leavers_three_at_most_that_a_guess_would_not(int people, double rate, bool isExempt)
    {
        var (claims, right, guesses) = Subtract(people, rate, habit: 0.9, fewest: isExempt ? ReleasePolicy.ExemptFromHistory : ReleasePolicy.MinimumAnswers);

        var gain = claims * (right - guesses);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{people} people, {rate:P0} of whom answer: a claim in {claims:P0}, right in {right:P0} of them; a guess is right in {guesses:P0}; {gain:P1} gained"));
        Assert.Equal(isExempt, gain < 0.03);
        Assert.True(!isExempt || right < 0.5, "Who claims something is more often wrong than right.");
    }

    [Theory]
    [InlineData(30, 0.8)]
    [InlineData(45, 0.5)]
    [InlineData(100, 0.3)]
    [InlineData(100, 0.8)]
    public void Spreads_add_next_to_nothing_to_what_subtracting_rounds_tells(int people, double rate)
    {
        var means = Subtract(people, rate, habit: 0.9, fewest: ReleasePolicy.ExemptFromHistory);
        var both = Subtract(people, rate, habit: 0.9, fewest: ReleasePolicy.ExemptFromHistory, withSpread: true);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{people} people, {rate:P0}: claims {means.Claims:P1} and {both.Claims:P1}, right in {means.Right:P0} and {both.Right:P0}, gained {Gain(means):P1} and {Gain(both):P1}"));
        Assert.True(Gain(both) < 0.03 && both.Right < 0.5);

        static double Gain((double Claims, double Right, double Guesses) found) => found.Claims * (found.Right - found.Guesses);
    }

    [Fact]
    public void Where_nobody_changes_an_answer_subtraction_is_always_right_and_rarer_the_larger_the_group()
    {
        var shares = new[] { 10, ReleasePolicy.ExemptFromHistory, 40, 100 }.Select(people => Subtract(people, rate: 0.8, habit: 1, fewest: ReleasePolicy.MinimumAnswers)).ToList();

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", shares.Select(share => share.Claims.ToString("P0", CultureInfo.InvariantCulture))));
        Assert.All(shares, share => Assert.Equal(1, share.Right));
        Assert.Equal(shares.OrderByDescending(share => share.Claims), shares);
        Assert.InRange(shares[0].Claims, 0.8, 1);
        Assert.InRange(shares[1].Claims, 0.1, 0.25);
    }

    /// <summary>How often the leaver's answer follows, how often that is right, and how often the group's rounded mean would be.</summary>
    private static (double Claims, double Right, double Guesses) Subtract(int people, double rate, double habit, int fewest, bool withSpread = false)
    {
        var random = new Random(people);
        var (seen, claims, right, guesses) = (0, 0, 0, 0);
        while (seen < Samples)
        {
            var mood = random.Next(-1, 2);
            var before = Enumerable.Range(0, people).Select(person => (Takes: person == 0 || random.NextDouble() < rate, Answer: Draw(random, mood))).ToList();
            var after = before.Skip(1)
                .Select(person => (Takes: random.NextDouble() < habit ? person.Takes : random.NextDouble() < rate, Answer: random.NextDouble() < habit ? person.Answer : Draw(random, mood)))
                .Where(person => person.Takes).Select(person => person.Answer).ToList();
            var first = before.Where(person => person.Takes).Select(person => person.Answer).ToList();
            if (first.Count <= fewest || after.Count < fewest)
            {
                continue;
            }

            // They even know how many answered the first time, and take it that one fewer did the second time.
            seen++;
            var then = Admits(first.Count, PublishedRules.Mean(first.Sum(), first.Count));
            var now = Admits(first.Count - 1, PublishedRules.Mean(after.Sum(), after.Count));
            var fitting = Enumerable.Range(1, 5).Where(answer => answer >= then.Low - now.High && answer <= then.High - now.Low
                && (!withSpread || FitsSpreads(answer, first, then, after, now))).ToList();
            guesses += Math.Round(first.Average()) == before[0].Answer ? 1 : 0;
            claims += fitting.Count == 1 ? 1 : 0;
            right += fitting.Count == 1 && fitting[0] == before[0].Answer ? 1 : 0;
        }

        return ((double)claims / seen, (double)right / claims, (double)guesses / seen);
    }

    /// <summary>Whether somebody who said this can have left, by the spreads of both rounds; no open end shows one.</summary>
    private static bool FitsSpreads(int answer, List<int> first, Window then, List<int> after, Window now)
    {
        var (before, later) = (Spread(first), Spread(after));
        return Enumerable.Range(then.Low, then.High - then.Low + 1).Where(points => points - answer >= now.Low && points - answer <= now.High).Any(points =>
        {
            var had = Squares(first.Count, points, before);
            var has = Squares(first.Count - 1, points - answer, later);
            return had.Low - (answer * answer) <= has.High && had.High - (answer * answer) >= has.Low;
        });

        static decimal? Spread(List<int> answers) => PublishedRules.Mean(answers.Sum(), answers.Count) is "4.5+" or "1.5−"
            ? null
            : new[] { 1.0m, 1.3m, 1.6m, 2.1m }.First(step =>
                Math.Max(answers.Sum(one => one * one), PublishedRules.Floor(answers.Count, answers.Sum(), withReaders: false)) <= PublishedRules.Squares(answers.Count, answers.Sum(), step).High);

        static Window Squares(int count, int points, decimal? spread)
        {
            if (spread is null)
            {
                return new(count, 25 * count);
            }

            var counted = PublishedRules.Squares(count, points, spread.Value);
            return counted.Low <= PublishedRules.Floor(count, points, withReaders: false) ? counted with { Low = 0 } : counted;
        }
    }

    private static Window Admits(int answers, string mean) =>
        Window.Of(Enumerable.Range(answers, (4 * answers) + 1).Where(points => PublishedRules.Mean(points, answers) == mean)) ?? new(answers, 5 * answers);

    private static int Draw(Random random, int mood) => Math.Clamp(mood + (random.Next(20) switch { 0 => 1, < 4 => 2, < 9 => 3, < 17 => 4, _ => 5 }), 1, 5);
}
