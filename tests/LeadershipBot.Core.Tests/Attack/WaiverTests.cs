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
    [InlineData(7, false)]
    [InlineData(10, false)]
    [InlineData(15, false)]
    [InlineData(ReleasePolicy.ExemptFromHistory, true)]
    [InlineData(30, true)]
    [InlineData(60, true)]
    [InlineData(100, true)]
    public void From_the_exempt_size_on_subtracting_rounds_tells_of_a_hundred_leavers_three_at_most_that_a_guess_would_not(int people, bool isExempt)
    {
        var (claims, right, guesses) = Subtract(people, habit: 0.9);

        var gain = claims * (right - guesses);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{people} people: a claim in {claims:P0}, right in {right:P0} of them; a guess is right in {guesses:P0}; {gain:P1} gained"));
        Assert.Equal(isExempt, gain < 0.03);
        Assert.True(!isExempt || right < 0.5, "Who claims something is more often wrong than right.");
    }

    [Fact]
    public void Where_nobody_changes_an_answer_subtraction_is_always_right_and_rarer_the_larger_the_group()
    {
        var shares = new[] { 10, ReleasePolicy.ExemptFromHistory, 40, 100 }.Select(people => Subtract(people, habit: 1)).ToList();

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", shares.Select(share => share.Claims.ToString("P0", CultureInfo.InvariantCulture))));
        Assert.All(shares, share => Assert.Equal(1, share.Right));
        Assert.Equal(shares.OrderByDescending(share => share.Claims), shares);
        Assert.InRange(shares[0].Claims, 0.8, 1);
        Assert.InRange(shares[1].Claims, 0.1, 0.25);
    }

    /// <summary>How often the leaver's answer follows, how often that is right, and how often the group's rounded mean would be.</summary>
    private static (double Claims, double Right, double Guesses) Subtract(int people, double habit)
    {
        var random = new Random(people);
        var (seen, claims, right, guesses) = (0, 0, 0, 0);
        while (seen < Samples)
        {
            var mood = random.Next(-1, 2);
            var before = Enumerable.Range(0, people).Select(person => (Takes: person == 0 || random.NextDouble() < 0.8, Answer: Draw(random, mood))).ToList();
            var after = before.Skip(1)
                .Select(person => (Takes: random.NextDouble() < habit ? person.Takes : random.NextDouble() < 0.8, Answer: random.NextDouble() < habit ? person.Answer : Draw(random, mood)))
                .Where(person => person.Takes).Select(person => person.Answer).ToList();
            var first = before.Where(person => person.Takes).Select(person => person.Answer).ToList();
            if (first.Count <= ReleasePolicy.MinimumAnswers || after.Count < ReleasePolicy.MinimumAnswers)
            {
                continue;
            }

            // They even know how many answered the first time, and take it that one fewer did the second time.
            seen++;
            var then = Admits(first.Count, PublishedRules.Mean(first.Sum(), first.Count));
            var now = Admits(first.Count - 1, PublishedRules.Mean(after.Sum(), after.Count));
            var (least, most) = (Math.Max(1, then.Low - now.High), Math.Min(5, then.High - now.Low));
            guesses += Math.Round(first.Average()) == before[0].Answer ? 1 : 0;
            claims += least == most ? 1 : 0;
            right += least == most && least == before[0].Answer ? 1 : 0;
        }

        return ((double)claims / seen, (double)right / claims, (double)guesses / seen);
    }

    private static Window Admits(int answers, string mean) =>
        Window.Of(Enumerable.Range(answers, (4 * answers) + 1).Where(points => PublishedRules.Mean(points, answers) == mean)) ?? new(answers, 5 * answers);

    private static int Draw(Random random, int mood) => Math.Clamp(mood + (random.Next(20) switch { 0 => 1, < 4 => 2, < 9 => 3, < 17 => 4, _ => 5 }), 1, 5);
}
