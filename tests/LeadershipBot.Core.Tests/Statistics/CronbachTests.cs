using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Tests.Statistics;

public sealed class CronbachTests
{
    [Fact]
    public void Alpha_of_known_data_is_as_published()
    {
        Assert.Equal(0.8431427696, Cronbach.Alpha(SumsOf(KnownData.Attitude)), 10);
        Assert.Equal(0.909316, Cronbach.Alpha(SumsOf(KnownData.Judged)), 6);
    }

    [Theory]
    [InlineData(0, 0.80976)]
    [InlineData(1, 0.79692)]
    [InlineData(2, 0.82785)]
    [InlineData(3, 0.80303)]
    [InlineData(4, 0.79539)]
    [InlineData(5, 0.86387)]
    [InlineData(6, 0.84046)]
    public void Alpha_without_an_item_is_as_published(int item, double expected) =>
        Assert.Equal(expected, Cronbach.AlphaWithout(SumsOf(KnownData.Attitude), item), 5);

    [Fact]
    public void Alpha_without_an_item_is_alpha_of_the_others()
    {
        for (var item = 0; item < 7; item++)
        {
            var others = KnownData.Attitude.Select(row => row.Where((_, index) => index != item).ToArray());
            Assert.Equal(Cronbach.Alpha(SumsOf(others)), Cronbach.AlphaWithout(SumsOf(KnownData.Attitude), item));
        }
    }

    [Fact]
    public void Neither_the_order_of_people_nor_that_of_items_nor_the_scale_makes_a_difference()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var rows = MadeUp.Rows(random, people: random.Next(3, 40), items: random.Next(2, 9));
            var alpha = Cronbach.Alpha(SumsOf(rows));
            int[] order = [.. Enumerable.Range(0, rows[0].Length).OrderBy(_ => random.Next())];
            var (factor, shift) = (random.Next(1, 1000) * (random.Next(2) == 0 ? 1 : -1), random.Next(-1_000_000, 1_000_000));

            Assert.Equal(alpha, Cronbach.Alpha(SumsOf(rows.Reverse())));
            Assert.Equal(alpha, Cronbach.Alpha(SumsOf(rows.Select(row => order.Select(item => row[item]).ToArray()))), 12);
            Assert.Equal(alpha, Cronbach.Alpha(SumsOf(rows.Select(row => row.Select(score => (score * factor) + shift).ToArray()))), 9);
        }
    }

    [Fact]
    public void Items_that_say_the_same_have_one_and_unrelated_ones_about_nothing()
    {
        var random = new Random(7);
        var same = Enumerable.Range(0, 30).Select(_ => random.Next(1, 6)).Select(score => new[] { score, score, score });
        Assert.Equal(1, Cronbach.Alpha(SumsOf(same)), 12);
        Assert.InRange(Cronbach.Alpha(SumsOf(Enumerable.Range(0, 20_000).Select(_ => new[] { random.Next(1, 6), random.Next(1, 6), random.Next(1, 6) }))), -0.05, 0.05);
    }

    [Fact]
    public void Where_there_is_too_little_there_is_no_number()
    {
        Assert.Equal(double.NaN, Cronbach.Alpha(new ScaleSums(3)));
        Assert.Equal(double.NaN, Cronbach.Alpha(SumsOf([[1, 2, 3]])));
        Assert.Equal(double.NaN, Cronbach.Alpha(SumsOf([[1, 5], [5, 1], [3, 3]])));
        Assert.Equal(double.NaN, Cronbach.Alpha(SumsOf([[1], [2], [3]])));
        Assert.Equal(double.NaN, Cronbach.AlphaWithout(SumsOf([[1, 2], [3, 3]]), 0));
        Assert.Throws<ArgumentException>(() => new ScaleSums(2).Add(1));
    }

    private static ScaleSums SumsOf(IEnumerable<int[]> rows)
    {
        ScaleSums? sums = null;
        foreach (var row in rows)
        {
            (sums ??= new ScaleSums(row.Length)).Add(row);
        }

        return sums!;
    }
}
