using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Tests.Statistics;

public sealed class WelchTests
{
    /// <summary>Student's sleep data, extra hours under two drugs: R's <c>t.test(extra ~ group)</c> prints these.</summary>
    [Fact]
    public void Known_data_give_what_was_published()
    {
        var (first, second) = (Tenths(7, -16, -2, -12, -1, 34, 37, 8, 0, 20), Tenths(19, 8, 11, 1, -1, 44, 55, 16, 46, 34));
        var test = Welch.Test(first, second);

        Assert.Equal(1.8608, test.T, 4);
        Assert.Equal(17.776, test.DegreesOfFreedom, 3);
        Assert.Equal(0.07939, test.P, 5);
    }

    [Fact]
    public void Neither_a_shift_nor_a_factor_makes_a_difference_and_turning_round_turns_the_sign()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            Sample Any() => new(random.Next(2, 300), 1 + (4 * random.NextDouble()), 0.1 + random.NextDouble());
            var (before, after, factor, shift) = (Any(), Any(), 0.1 + random.NextDouble(), random.NextDouble() * 100);
            Sample Moved(Sample sample) => new(sample.Count, (sample.Mean * factor) + shift, sample.Deviation * factor);
            var test = Welch.Test(before, after);

            Assert.Equal(test.T, Welch.Test(Moved(before), Moved(after)).T, 8);
            Assert.Equal(test.P, Welch.Test(Moved(before), Moved(after)).P, 8);
            Assert.Equal(-test.T, Welch.Test(after, before).T);
            Assert.InRange(test.P, 0, 1);
            Assert.InRange(test.DegreesOfFreedom, Math.Min(before.Count, after.Count) - 1 - 1e-9, before.Count + after.Count - 2 + 1e-9);
            Assert.True(Welch.Test(before, after, margin: 0.1).P >= test.P);
        }
    }

    [Fact]
    public void Limits_are_what_they_should_be()
    {
        Assert.Equal(1, Welch.Test(new(20, 3, 1), new(20, 3, 1)).P);
        Assert.Equal(1, Welch.Test(new(20, 3, 1), new(20, 3.1, 1), margin: 0.1 + 1e-9).P);
        Assert.Equal(0, Welch.Test(new(20, 3, 0), new(20, 4, 0)).P);
        Assert.Equal(1, Welch.Test(new(20, 3, 0), new(20, 3, 0)).P);
    }

    [Fact]
    public void Holm_is_as_in_R()
    {
        // p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm") and one in which the order is mixed.
        Assert.Equal([0.05, 0.08, 0.09, 0.09, 0.09], Holm.Adjust([0.01, 0.02, 0.03, 0.04, 0.05]).Select(value => Math.Round(value, 12)));
        Assert.Equal([0.06, 0.03, 0.06, 0.02], Holm.Adjust([0.03, 0.01, 0.04, 0.005]).Select(value => Math.Round(value, 12)));
        Assert.Empty(Holm.Adjust([]));
        Assert.Equal([1, 1], Holm.Adjust([0.9, 0.8]));
    }

    [Fact]
    public void Holm_lowers_nothing_keeps_the_order_and_minds_none()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            double[] values = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.NextDouble() / 5)];
            var adjusted = Holm.Adjust(values);

            Assert.All(values.Zip(adjusted), pair => Assert.True(pair.Second >= pair.First && pair.Second <= 1));
            Assert.Equal(adjusted.Order(), values.Zip(adjusted).OrderBy(pair => pair.First).Select(pair => pair.Second));
            Assert.Equal(adjusted.Reverse(), Holm.Adjust([.. values.Reverse()]));
            Assert.Equal(values.Min() * values.Length, adjusted.Min(), 12);
        }
    }

    private static Sample Tenths(params long[] values) => Moments.Of(values) is var moments ? new(moments.Count, moments.Mean / 10, moments.Deviation / 10) : default;
}
