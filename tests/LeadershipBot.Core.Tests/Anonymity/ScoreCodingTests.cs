using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Anonymity;

public sealed class ScoreCodingTests
{
    [Theory]
    [InlineData("5 5 5 5 5", "4.5+", 4.5, "80 %+")]
    [InlineData("1 1 1 1 1 1 1", "1.5−", 1.5, "20 %−")]
    [InlineData("4 4 4 4 4", "4.0", 4.0, "80 %+")]
    [InlineData("5 5 5 4 4 4", "4.5+", 4.5, "80 %+")]
    [InlineData("1 1 1 2 2 2", "1.5−", 1.5, "20 %−")]
    [InlineData("3 3 3 3 3", "3.0", 3.0, "20 %−")]
    [InlineData("2 4 3 5 4", "3.6", 3.6, "60 %")]
    [InlineData("2 2 2 4 4 4 4", "3.1", 3.1, "60 %")]
    [InlineData("2 2 2 2 4 4 4", "2.9", 2.9, "40 %")]
    [InlineData("2 2 4 4 4 4 4 4 4", "3.6", 3.6, "70 %")]
    [InlineData("2 2 2 2 2 2 4 4", "2.5", 2.5, "30 %")]
    public void Small_groups_read_a_tenth_and_ten_points_with_closed_ends(string scores, string mean, double value, string favourable)
    {
        var score = Single([.. scores.Split(' ').Select(points => Score(points[0] - '0'))]);

        Assert.Equal((mean, (decimal)value, favourable, "5+"), (score.Mean, score.MeanValue, score.Favourable, score.Answers));
    }

    [Fact]
    public void A_mean_just_inside_the_open_ends_is_not_rounded_into_them()
    {
        // 24 fives and 28 fours: 4.4615; 24 ones and 28 twos: 1.5385.
        Assert.Equal("4.4", Single(Many((5, 24), (4, 28))).Mean);
        Assert.Equal("1.6", Single(Many((1, 24), (2, 28))).Mean);
    }

    [Theory]
    [InlineData(9, 19, "50 %")]
    [InlineData(15, 19, "70 %")]
    [InlineData(4, 19, "30 %")]
    [InlineData(9, 20, "45 %")]
    [InlineData(47, 99, "45 %")]
    [InlineData(79, 99, "75 %")]
    [InlineData(47, 100, "47 %")]
    [InlineData(80, 100, "80 %+")]
    [InlineData(79, 100, "79 %")]
    [InlineData(20, 100, "20 %−")]
    public void Percentages_get_finer_with_the_number_of_answers(int favourable, int answers, string expected) =>
        Assert.Equal(expected, Single(Many((4, favourable), (2, answers - favourable))).Favourable);

    [Fact]
    public void From_ten_answers_on_a_percentage_tells_nothing_about_their_number()
    {
        foreach (var (from, to) in new[] { (10, 19), (20, 49), (50, 60), (98, 99), (100, 104) })
        {
            string Possible(int answers) => string.Join(' ', Enumerable.Range(0, answers + 1)
                .Select(favourable => Single(Many((4, favourable), (2, answers - favourable))).Favourable).Distinct().Order(StringComparer.Ordinal));
            var first = Possible(from);
            Assert.All(Enumerable.Range(from, to - from + 1), answers => Assert.Equal(first, Possible(answers)));
        }
    }

    [Theory]
    [InlineData(9, 9, "5–9")]
    [InlineData(9, 10, "5+")]
    [InlineData(10, 10, "5+")]
    [InlineData(14, 14, "5+")]
    [InlineData(10, 15, "10–19")]
    [InlineData(9, 15, "5–9")]
    [InlineData(20, 20, "10+")]
    [InlineData(20, 29, "20–49")]
    [InlineData(60, 71, "20+")]
    [InlineData(50, 72, "50–99")]
    [InlineData(100, 142, "50+")]
    [InlineData(100, 143, "100–199")]
    [InlineData(250, 250, "100+")]
    [InlineData(250, 300, "200–499")]
    [InlineData(900, 900, "500–999")]
    [InlineData(1400, 1400, "500+")]
    [InlineData(1400, 1500, "1000+")]
    public void The_band_of_answers_never_shows_that_nearly_everyone_answered(int answers, int people, string band) =>
        Assert.Equal(band, Publish(Freeze([Team("All", null, people)]), _ => answers).Node("All").Score("X")!.Answers);

    [Theory]
    [InlineData(5, 20, ResponseBand.Under30)]
    [InlineData(6, 20, ResponseBand.From30To49)]
    [InlineData(9, 20, ResponseBand.From30To49)]
    [InlineData(10, 20, ResponseBand.From50To69)]
    [InlineData(13, 20, ResponseBand.From50To69)]
    [InlineData(14, 20, ResponseBand.From70)]
    [InlineData(20, 20, ResponseBand.From70)]
    public void Response_is_a_band_and_a_full_one_looks_like_seventy_percent(int answers, int people, ResponseBand band) =>
        Assert.Equal(band, Publish(Freeze([Team("All", null, people)]), _ => answers).Node("All").Response);

    [Theory]
    [InlineData(9, 20, null)]
    [InlineData(10, 0, "20 %−")]
    [InlineData(10, 10, "50 %")]
    [InlineData(19, 16, "50 %")]
    [InlineData(20, 16, "45 %")]
    [InlineData(4, 40, "nothing")]
    public void Cannot_tell_shows_where_the_band_begins_at_ten_and_as_finely_as_the_band(int scores, int cannotTell, string? expected)
    {
        var score = Among(60, [.. Enumerable.Repeat(Score(3), scores), .. Enumerable.Repeat(Answer.CannotTell, cannotTell)]).Node("All").Score("X");

        Assert.Equal(expected, score is null ? "nothing" : score.CannotTell);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(14, 14)]
    public void Cannot_tell_does_not_show_that_more_answered_than_the_band_says(int answers, int people) =>
        Assert.Null(Among(people, [.. Enumerable.Repeat(Score(3), answers)]).Node("All").Score("X")!.CannotTell);

    [Fact]
    public void A_percentage_is_no_finer_than_the_band()
    {
        var score = Among(20, Many((4, 7), (2, 13))).Node("All").Score("X")!;

        Assert.Equal(("10+", "40 %"), (score.Answers, score.Favourable));
    }

    [Theory]
    [InlineData("2 2 2 4 4 4 4", 7, "3.0")]
    [InlineData("2 2 2 2 4 4 4", 7, "3.0")]
    [InlineData("1 1 1 2 2 3 3", 7, "2.0")]
    [InlineData("5 5 4 4 4 4 3", 7, "4.0")]
    [InlineData("5 4 4 4 4 3 3", 7, "3.8")]
    [InlineData("2 2 2 4 4 4 4", 8, "3.1")]
    [InlineData("2 2 2 4 4 4 4", 9, "3.1")]
    [InlineData("5 5 5 5 5 5 5", 7, "4.5+")]
    [InlineData("1 1 1 1 1 1 1", 7, "1.5−")]
    public void Among_seven_a_tenth_that_needs_all_of_them_moves_towards_the_middle(string scores, int people, string mean) =>
        Assert.Equal(mean, Among(people, [.. scores.Split(' ').Select(points => Score(points[0] - '0'))]).Node("All").Score("X")!.Mean);

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void Of_eight_and_fewer_people_no_favourable_share_shows(int people, bool hidden) =>
        Assert.Equal(hidden, Among(people, Many((4, 5))).Node("All").Score("X")!.Favourable is null);

    [Fact]
    public void Whatever_people_answer_the_figures_shown_together_never_prove_that_everybody_did()
    {
        for (var people = 7; people <= 20; people++)
        {
            // The mean and the favourable share come from the scores alone, the third figure from two numbers alone.
            var scored = new Dictionary<int, HashSet<ReleaseScore>>();
            var shares = new Dictionary<(int Answers, int All), HashSet<string?>>();
            for (var answers = 5; answers <= people; answers++)
            {
                scored[answers] = [.. PointsOf(answers).Select(points => Among(people, points).Node("All").Score("X")! with { CannotTell = null })];
                for (var cannotTell = 0; cannotTell <= people - answers; cannotTell++)
                {
                    var share = Among(people, Many((3, answers), (Answer.CannotTell.Code, cannotTell))).Node("All").Score("X")!.CannotTell;
                    (shares.TryGetValue((answers, answers + cannotTell), out var seen) ? seen : shares[(answers, answers + cannotTell)] = []).Add(share);
                }
            }

            IEnumerable<ReleaseScore> Figures(Func<int, bool> taking) =>
                from pair in shares
                where taking(pair.Key.All)
                from share in pair.Value
                from score in scored[pair.Key.Answers]
                select score with { CannotTell = share };
            var innocent = Figures(all => all < people).ToHashSet();
            Assert.All(Figures(all => all == people).ToHashSet(), figures => Assert.Contains(figures, innocent));
        }
    }

    [Fact]
    public void Both_languages_have_words_for_every_band_and_the_reason()
    {
        Assert.Equal(["under 30 %", "30–49 %", "50–69 %", "70 % or more"], Enum.GetValues<ResponseBand>().Select(band => ReleaseTexts.Of(band).English));
        Assert.Equal("70 % o más", ReleaseTexts.Of(ResponseBand.From70).Spanish);
        Assert.Equal("Not enough answers to protect everyone.", ReleaseTexts.Reason.English);
    }

    /// <summary>Answers by their codes, of which the points are the first five.</summary>
    private static Answer[] Many(params (int Points, int Times)[] answers) => [.. answers.SelectMany(answer => Enumerable.Repeat(Score(answer.Points), answer.Times))];

    /// <summary>For every sum and number of favourable answers that so many can give, one way of giving them.</summary>
    private static IEnumerable<Answer[]> PointsOf(int answers)
    {
        for (var favourable = 0; favourable <= answers; favourable++)
        {
            for (var above = 0; above <= favourable + (2 * (answers - favourable)); above++)
            {
                var fives = Math.Min(favourable, above);
                var threes = (above - fives) / 2;
                var twos = (above - fives) % 2;
                yield return Many((5, fives), (4, favourable - fives), (3, threes), (2, twos), (1, answers - favourable - threes - twos));
            }
        }
    }

    private static ReleaseScore Single(Answer[] answers) => Among(answers.Length < 10 ? 14 : answers.Length * 2, answers).Node("All").Score("X")!;

    private static Release Among(int people, Answer[] answers)
    {
        var roster = Freeze([Team("All", null, people)]);
        var tally = new Tally(OneItem, roster.CellCount);
        foreach (var answer in answers)
        {
            tally.Add(0, 1, answer);
        }

        return ReleasePolicy.Apply(Facts, OneItem, roster, tally, PublishedHistory.Empty).Release;
    }
}
