using System.Collections.Concurrent;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>
/// Somebody who wants to know what one to four people said, from the spreads. Within a round they know the exact number and the exact
/// sum of the answers in each group that can be told apart, which is more than is published, the rule by which groups count, and
/// every spread. From these they work out the least and the most that each group's sum of squares can have counted with, and go
/// through all answers that fit. What they know without spreads is not held against these.
/// </summary>
/// <remarks>
/// From round to round they take it that groups of fewer than twenty answers, of the same people, say the same again, and set up what
/// all rounds say of all groups together.
/// </remarks>
internal sealed class SpreadAttack
{
    private const double Known = 0.5;
    private const int Fewest = ReleasePolicy.MinimumAnswers;

    /// <summary>The largest group gone through: in larger ones there is more room, and more to go through.</summary>
    private const int Largest = 14;

    private static readonly ConcurrentDictionary<(Group Group, Window Squares, int? Favourable), string?> Tried = new();

    private readonly List<Atom> atoms = [];
    private readonly LinearProgram program;

    private SpreadAttack(IReadOnlyList<TrueRound> rounds, List<Figure> figures, int item)
    {
        var floor = figures.First(figure => figure.Squares is not null).Floor;
        foreach (var round in figures.GroupBy(figure => figure.Parts[0].Round))
        {
            Divide(rounds[round.Key], [.. round], item, floor);
        }

        var unknowns = atoms.Select(atom => atom.Name).Distinct(StringComparer.Ordinal).Select((name, index) => (name, index)).ToDictionary(StringComparer.Ordinal);
        atoms = [.. atoms.Select(atom => atom with { Unknown = unknowns[atom.Name] })];
        var truth = new double[unknowns.Count];
        atoms.ForEach(atom => truth[atom.Unknown] = Math.Max(atom.Floor, atom.Squares));
        program = new LinearProgram(truth);
        foreach (var atom in atoms.DistinctBy(atom => atom.Name, StringComparer.Ordinal))
        {
            program.Between([(atom.Unknown, 1)], Math.Max(atom.Floor, atom.All.Possible.Low), Math.Max(atom.Floor, atom.All.Possible.High));
        }

        foreach (var figure in figures.Where(figure => figure.Squares is not null))
        {
            var inside = atoms.Where(atom => atom.Round == figure.Parts[0].Round && atom.Figures.Contains(figure)).ToList();
            var squares = figure.Squares!(inside.Sum(atom => atom.All.Answers), inside.Sum(atom => atom.All.Points));
            program.Between(inside.Select(atom => (atom.Unknown, 1.0)), squares.Low, squares.High);
        }
    }

    /// <summary>The first leak.</summary>
    /// <param name="rounds">What truly was.</param>
    /// <param name="published">What was published.</param>
    /// <param name="item">Which item they are after.</param>
    /// <param name="insider">A reader of results who knows an answer of their own, if any.</param>
    public static Leak? Find(IReadOnlyList<TrueRound> rounds, IEnumerable<Figure> published, int item, string? insider = null)
    {
        List<Figure> ofItem = [.. published.Where(figure => figure.Measure == item)];
        return ofItem.Exists(figure => figure.Squares is not null) ? new SpreadAttack(rounds, ofItem, item).Find(rounds, item, insider) : null;
    }

    /// <summary>What is learnt of so many answers with a known sum from the limits of their squares, known favourable answers or not; null where that is not too much.</summary>
    public static string? Learn(int answers, int points, Window squares, int? favourable) => Try(new(answers, points), squares, favourable);

    private Leak? Find(IReadOnlyList<TrueRound> rounds, int item, string? insider)
    {
        foreach (var atom in atoms.Where(atom => atom.All.Answers is >= Fewest and <= Largest + 1))
        {
            var own = insider is not null && atom.People.Contains(insider, StringComparer.Ordinal) ? ScoreOf(rounds[atom.Round], insider, item) : 0;
            if (insider is not null && own == 0)
            {
                continue;
            }

            var most = (int)Math.Floor(program.Largest([(atom.Unknown, 1)]) + 1e-6);
            var least = (int)Math.Ceiling(program.Smallest([(atom.Unknown, 1)]) - 1e-6);
            var others = own == 0 ? atom.All : new Group(atom.All.Answers - 1, atom.All.Points - own);
            var squares = new Window((least > atom.Floor ? least : 0) - (own * own), most - (own * own));
            var favourable = Scores(rounds[atom.Round], atom.People, item).Count(score => score >= Tally.FavourableFrom) - (own >= Tally.FavourableFrom ? 1 : 0);
            if (Try(others, squares, favourable: null) is { } leak || (Try(others, squares, favourable) is { } with && (leak = with) is not null))
            {
                return new Leak(Fewest - 1, leak);
            }
        }

        return null;
    }

    /// <summary>What the squares tell beyond number and sum (and favourable answers); null where that is not too much.</summary>
    private static string? Try(Group group, Window squares, int? favourable) => group.Answers > Largest || squares.Contains(group.Possible)
        ? null
        : Tried.GetOrAdd((group, squares, favourable), key =>
        {
            for (var people = 1; people < Fewest; people++)
            {
                if (key.Group.Range(people, key.Group.Possible, key.Favourable) is { } without && key.Group.Range(people, key.Squares, key.Favourable) is { } with
                    && (without.High - without.Low) >= Known * people && (with.High - with.Low) < Known * people)
                {
                    return $"the mean of {people} of {key.Group.Answers} lies between {(double)with.Low / people:0.00} and {(double)with.High / people:0.00} by their spread";
                }
            }

            return null;
        });

    /// <summary>People who stand in the same figures of a round.</summary>
    private void Divide(TrueRound round, List<Figure> figures, int item, Func<int, int, bool, int> floor)
    {
        var number = figures[0].Parts[0].Round;
        var groups = figures.SelectMany(figure => figure.Parts[0].People.Select(person => (person, figure)))
            .GroupBy(pair => pair.person, pair => pair.figure, StringComparer.Ordinal)
            .GroupBy(person => string.Join(' ', person.Select(figure => figures.IndexOf(figure))), StringComparer.Ordinal);
        foreach (var group in groups)
        {
            string[] people = [.. group.Select(person => person.Key).Order(StringComparer.Ordinal)];
            var scores = Scores(round, people, item);
            if (scores.Count > 0)
            {
                var all = new Group(scores.Count, scores.Sum());
                var isFrozen = scores.Count < ReleasePolicy.ExemptFromHistory;
                atoms.Add(new(
                    isFrozen ? string.Join(' ', people) : $"{number} {people[0]}",
                    number,
                    people,
                    [.. group.First()],
                    all,
                    scores.Sum(score => score * score),
                    floor(all.Answers, all.Points, people.Any(round.Readers.Contains))));
            }
        }
    }

    private static List<int> Scores(TrueRound round, IEnumerable<string> people, int item) =>
        [.. people.Select(person => ScoreOf(round, person, item)).Where(score => score > 0)];

    /// <summary>0 for who gave none.</summary>
    private static int ScoreOf(TrueRound round, string person, int item) =>
        round.Voices[person] is { TakesPart: true } voice && voice.Answers[item].IsScored ? voice.Answers[item].Code : 0;

    /// <summary>A group that can be told apart, with the squares it counts with at least.</summary>
    private sealed record Atom(string Name, int Round, string[] People, HashSet<Figure> Figures, Group All, int Squares, int Floor)
    {
        public int Unknown { get; init; }
    }

    /// <summary>So many answers with this sum.</summary>
    private readonly record struct Group(int Answers, int Points)
    {
        /// <summary>From answers as alike as can be to answers at both ends.</summary>
        public Window Possible
        {
            get
            {
                var (even, more) = Math.DivRem(Points, Answers);
                var (fives, left) = Math.DivRem(Points - Answers, Answer.ScalePoints - 1);
                return new(
                    ((Answers - more) * even * even) + (more * (even + 1) * (even + 1)),
                    (25 * fives) + (fives < Answers ? ((1 + left) * (1 + left)) + Answers - fives - 1 : 0));
            }
        }

        /// <summary>The least and the most that so many of them can have said together; null where nothing fits.</summary>
        public Window? Range(int people, Window squares, int? favourable)
        {
            var (low, high) = (int.MaxValue, int.MinValue);
            var counts = new int[Answer.ScalePoints];
            Fill(this, 0, Answers, Points);
            return low <= high ? new(low, high) : null;

            void Fill(Group group, int point, int answers, int points)
            {
                if (point == Answer.ScalePoints - 1)
                {
                    counts[point] = answers;
                    if (answers * Answer.ScalePoints == points && Fits(counts, squares, favourable))
                    {
                        low = Math.Min(low, Take(counts, people, fromTop: false));
                        high = Math.Max(high, Take(counts, people, fromTop: true));
                    }

                    return;
                }

                for (counts[point] = 0; counts[point] <= answers && counts[point] * (point + 1) <= points; counts[point]++)
                {
                    Fill(group, point + 1, answers - counts[point], points - (counts[point] * (point + 1)));
                }
            }
        }

        private static bool Fits(int[] counts, Window squares, int? favourable)
        {
            var sum = counts[0] + (4 * counts[1]) + (9 * counts[2]) + (16 * counts[3]) + (25 * counts[4]);
            return sum >= squares.Low && sum <= squares.High && (favourable is null || counts[3] + counts[4] == favourable);
        }

        private static int Take(int[] counts, int people, bool fromTop)
        {
            var sum = 0;
            for (var step = 0; step < counts.Length && people > 0; step++)
            {
                var point = fromTop ? counts.Length - 1 - step : step;
                var taken = Math.Min(people, counts[point]);
                (sum, people) = (sum + (taken * (point + 1)), people - taken);
            }

            return sum;
        }
    }
}
