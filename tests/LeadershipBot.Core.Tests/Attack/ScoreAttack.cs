using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>
/// Somebody who wants to know what one to four people said to an item. They have everything published and know the teams; what
/// they do not know are the answers. Everything published becomes a limit on sums of answers, and the largest and smallest values
/// under all limits together are what can be computed: every subtraction there is, and every bound.
/// </summary>
/// <remarks>
/// Within a round they know how many answered in each group that can be told apart, and a group is as small as the number of its
/// answers. From round to round they take it that colleagues in small groups take part and answer as they did before, and know of
/// the one to four people they are after how many took part; of all others only what was published. Who hides among seven people
/// asked, of whom nobody wrote down who answered, is not looked for there.
/// </remarks>
internal sealed class ScoreAttack
{
    /// <summary>A mean known more narrowly than this, in points, is known.</summary>
    private const double Known = 0.5;

    /// <summary>The least group that may be known.</summary>
    private const int Fewest = ReleasePolicy.MinimumAnswers;

    private readonly Figure[] figures;
    private readonly bool isOneRound;
    private readonly List<AnswerClass> classes;
    private LinearProgram? program;

    private ScoreAttack(Figure[] figures, List<AnswerClass> classes)
    {
        (this.figures, this.classes) = (figures, classes);
        isOneRound = figures.SelectMany(figure => figure.Parts).Select(part => part.Round).Distinct().Count() == 1;
    }

    /// <summary>The first leak.</summary>
    /// <param name="rounds">What truly was.</param>
    /// <param name="published">What was published.</param>
    /// <param name="item">Which item they are after.</param>
    /// <param name="insider">A reader of results who knows an answer of their own, if any.</param>
    public static Leak? Find(IReadOnlyList<TrueRound> rounds, IEnumerable<Figure> published, int item, string? insider = null)
    {
        Figure[] ofItem = [.. published.Where(figure => figure.Measure == item)];
        if (ofItem.Length == 0)
        {
            return null;
        }

        var attack = new ScoreAttack(ofItem, AnswerClass.Of(rounds, ofItem, item, insider));
        return attack.Targets().Select(attack.Try).FirstOrDefault(leak => leak is not null);
    }

    private LinearProgram Limits(Target target)
    {
        var limits = new LinearProgram([.. classes.SelectMany(one => new double[] { one.Answers, one.Points, one.Favourable })]);
        for (var index = 0; index < classes.Count; index++)
        {
            LimitClass(limits, index, isCounted: isOneRound || classes[index].IsOwn || target.Classes.Contains(index));
        }

        for (var figure = 0; figure < figures.Length; figure++)
        {
            var inside = Enumerable.Range(0, classes.Count).Where(index => classes[index].Parts.ContainsKey(figure)).ToList();
            LimitFigure(limits, figures[figure], inside, Count(inside, figure));
        }

        return limits;
    }

    private void LimitClass(LinearProgram limits, int index, bool isCounted)
    {
        var one = classes[index];
        var (answers, points, favourable) = (AnswersOf(index), PointsOf(index), FavourableOf(index));
        if (one.IsOwn)
        {
            limits.Exactly([(points, 1)], one.Points);
        }

        if (isCounted)
        {
            limits.Exactly([(answers, 1)], one.Answers);
        }

        // A favourable answer is 4 or 5, any other 1 to 3.
        limits.AtMost([(answers, 1)], one.Asked);
        limits.AtLeast([(favourable, 1)], 0);
        limits.AtMost([(favourable, 1), (answers, -1)], 0);
        limits.AtLeast([(points, 1), (favourable, -3), (answers, -1)], 0);
        limits.AtMost([(points, 1), (favourable, -2), (answers, -3)], 0);
    }

    /// <summary>How many answers stand behind a figure.</summary>
    private int Count(List<int> inside, int figure) => inside.Sum(index => classes[index].Parts[figure] * classes[index].Answers);

    private void LimitFigure(LinearProgram limits, Figure figure, List<int> inside, int answers)
    {
        if (figure.Points(answers) is not { } points || figure.Favourable(answers) is not { } favourable)
        {
            throw new InvalidOperationException($"The figure of {figure.Team} does not fit the {answers} answers behind it.");
        }

        IEnumerable<(int, double)> Sum(Func<int, int> unknown, double part = 1) =>
            inside.Select(index => (unknown(index), part * classes[index].Parts[Array.IndexOf(figures, figure)]));
        if (isOneRound)
        {
            limits.Between(Sum(PointsOf), points.Low, points.High);
            limits.Between(Sum(FavourableOf), favourable.Low, favourable.High);
        }
        else
        {
            limits.Between(Sum(AnswersOf), figure.Answers.Low, figure.Answers.High);
            var (least, most) = figure.PerAnswer(figure.Points);
            limits.AtLeast(Sum(PointsOf).Concat(Sum(AnswersOf, -least)), 0);
            limits.AtMost(Sum(PointsOf).Concat(Sum(AnswersOf, -most)), 0);
            var (fewest, all) = figure.PerAnswer(figure.Favourable);
            limits.AtLeast(Sum(FavourableOf).Concat(Sum(AnswersOf, -fewest)), 0);
            limits.AtMost(Sum(FavourableOf).Concat(Sum(AnswersOf, -all)), 0);
        }

        if (figure.Deviation is { } deviation && isOneRound)
        {
            foreach (var index in inside)
            {
                LimitSpread(limits, index, answers, points, deviation);
            }
        }
    }

    /// <summary>With a known deviation no part's mean is far from the whole's (Samuelson's inequality for groups).</summary>
    private void LimitSpread(LinearProgram limits, int index, int answers, Window points, double deviation)
    {
        var count = classes[index].Answers;
        if (count == 0)
        {
            return;
        }

        if (count == answers)
        {
            classes[index].Deviation = deviation;
            return;
        }

        var room = Room(deviation, answers, count);
        limits.Between([(PointsOf(index), 1)], count * (((double)points.Low / answers) - room), count * (((double)points.High / answers) + room));
    }

    /// <summary>Small classes, two small ones together, and small parts of larger ones.</summary>
    private IEnumerable<Target> Targets()
    {
        var others = Enumerable.Range(0, classes.Count).Where(index => !classes[index].IsOwn && classes[index].Answers > 0).ToList();
        var small = others.Where(index => IsSmall(index)).ToList();
        foreach (var index in small)
        {
            yield return new([index], classes[index].Answers);
        }

        foreach (var first in small)
        {
            foreach (var second in small.Where(second => second > first && IsSmall(first, second)))
            {
                yield return new([first, second], classes[first].Answers + classes[second].Answers);
            }
        }

        foreach (var index in others.Where(index => isOneRound && classes[index].Answers >= Fewest))
        {
            yield return new([index], Fewest - 1);
        }
    }

    private Leak? Try(Target target)
    {
        program = isOneRound && program is not null ? program : Limits(target);
        var sum = target.Classes.Select(index => (PointsOf(index), 1.0)).ToList();
        var high = Math.Floor(program.Largest(sum) + 1e-6);
        var low = Math.Ceiling(program.Smallest(sum) - 1e-6);
        var all = target.Classes.Sum(index => classes[index].Answers);
        var rest = all - target.People;
        if (rest > 0)
        {
            // Some of a class: the others of it may be anything.
            (low, high) = classes[target.Classes[0]].Deviation is { } deviation && Room(deviation, all, target.People) is var room
                ? (target.People * ((low / all) - room), target.People * ((high / all) + room))
                : (low - (Answer.ScalePoints * rest), high - rest);
            (low, high) = (Math.Max(target.People, low), Math.Min(Answer.ScalePoints * target.People, high));
        }

        return (high - low) / target.People < Known && !IsOpenEnd(low / target.People, high / target.People)
            ? new Leak(target.People, $"the mean of {target.People} lies between {low / target.People:0.00} and {high / target.People:0.00}")
            : null;
    }

    /// <summary>Whoever answered against all others can tell from an open end that they agreed; it is said where the limits are said.</summary>
    private bool IsOpenEnd(double low, double high) => classes.Exists(one => one.IsOwn) && (low >= 4.5 || high <= 1.5);

    private bool IsSmall(params ReadOnlySpan<int> indices)
    {
        var (answers, asked) = (0, 0);
        foreach (var index in indices)
        {
            (answers, asked) = (answers + classes[index].Answers, asked + classes[index].Asked);
        }

        return answers < Fewest && (isOneRound || asked < ReleasePolicy.MinimumDifference);
    }

    private static double Room(double deviation, int all, int part) => deviation * Math.Sqrt((all - 1.0) * (all - part) / (all * (double)part));

    private static int AnswersOf(int index) => index * 3;

    private static int PointsOf(int index) => (index * 3) + 1;

    private static int FavourableOf(int index) => (index * 3) + 2;

    /// <summary>Some classes, and how many of those who answered in them.</summary>
    private sealed record Target(int[] Classes, int People);
}
