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
    [InlineData("2 2 4 4 4 4 4 4 4", "3.6", 3.6, "70 %")]
    [InlineData("2 2 2 2 2 2 4 4", "2.5", 2.5, "30 %")]
    public void Small_groups_read_a_tenth_and_ten_points_with_closed_ends(string scores, string mean, double value, string favourable)
    {
        var score = Single([.. scores.Split(' ').Select(points => Score(points[0] - '0'))]);

        Assert.Equal((mean, (decimal)value, favourable, "5–9"), (score.Mean, score.MeanValue, score.Favourable, score.Answers));
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
    [InlineData(100, 143, "100+")]
    [InlineData(900, 900, "100+")]
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
    [InlineData(5, 4, null)]
    [InlineData(5, 5, "50 %")]
    [InlineData(9, 1, "20 %−")]
    [InlineData(10, 0, "20 %−")]
    [InlineData(5, 45, "80 %+")]
    [InlineData(4, 40, "nothing")]
    public void Cannot_tell_shows_from_ten_answers_and_only_with_the_score(int scores, int cannotTell, string? expected)
    {
        var score = Among(60, [.. Enumerable.Repeat(Score(3), scores), .. Enumerable.Repeat(Answer.CannotTell, cannotTell)]).Node("All").Score("X");

        Assert.Equal(expected, score is null ? "nothing" : score.CannotTell);
    }

    [Fact]
    public void Both_languages_have_words_for_every_band_and_the_reason()
    {
        Assert.Equal(["under 30 %", "30–49 %", "50–69 %", "70 % or more"], Enum.GetValues<ResponseBand>().Select(band => ReleaseTexts.Of(band).English));
        Assert.Equal("70 % o más", ReleaseTexts.Of(ResponseBand.From70).Spanish);
        Assert.Equal("Not enough answers to protect everyone.", ReleaseTexts.Reason.English);
    }

    private static Answer[] Many(params (int Points, int Times)[] answers) => [.. answers.SelectMany(answer => Enumerable.Repeat(Score(answer.Points), answer.Times))];

    private static ReleaseScore Single(Answer[] answers) => Among(answers.Length < 10 ? 9 : answers.Length * 2, answers).Node("All").Score("X")!;

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
