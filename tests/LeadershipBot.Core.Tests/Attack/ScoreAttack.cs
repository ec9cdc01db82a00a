using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>
/// Somebody who wants to know what one to four people said. They have everything published in all rounds, know the teams and
/// who took part and skipped what, and take it that colleagues in small groups answer as they did before. What they do not
/// know are the answers. Everything published becomes a limit on sums of answers, and the largest and smallest values under
/// all limits together are what can be computed: every subtraction there is, and every bound.
/// </summary>
internal sealed class ScoreAttack
{
    /// <summary>A group of fewer people than this must stay unknown.</summary>
    private const int Fewest = ReleasePolicyLimits.Answers;

    private readonly IReadOnlyList<TrueRound> rounds;
    private readonly IReadOnlyList<Figure> figures;
    private readonly string? insider;
    private readonly int frozenBelow;
    private readonly Dictionary<(string Person, int Round), HashSet<int>> figuresOf = [];
    private readonly Dictionary<(string Person, int Round), int> atomOf = [];

    /// <param name="rounds">What truly was.</param>
    /// <param name="figures">What was published.</param>
    /// <param name="insider">A reader of results who knows an answer of their own, if any.</param>
    /// <param name="frozenBelow">People in groups that can be told apart answer alike in all rounds where the group is smaller than this.</param>
    public ScoreAttack(IReadOnlyList<TrueRound> rounds, IReadOnlyList<Figure> figures, string? insider = null, int frozenBelow = ReleasePolicyLimits.ExemptFromHistory)
    {
        (this.rounds, this.figures, this.insider, this.frozenBelow) = (rounds, figures, insider, frozenBelow);
    }

    /// <summary>The first leak of one item, all rounds together.</summary>
    public Leak? OfItem(int item) => new Search(this, [item], withFavourable: true).Run();

    /// <summary>The first leak of several items and the scale over them.</summary>
    public Leak? OfScale(params int[] items) => new Search(this, [.. items, Figure.Scale], withFavourable: false).Run();

    /// <summary>One search over some measures.</summary>
    private sealed class Search(ScoreAttack attack, int[] measures, bool withFavourable)
    {
        private readonly Figure[] figures = [.. attack.figures.Where(figure => measures.Contains(figure.Measure))];
        private readonly int[] items = [.. measures.Where(measure => measure != Figure.Scale)];
        private readonly List<AnswerClass> classes = [];

        public Leak? Run()
        {
            if (figures.Length == 0)
            {
                return null;
            }

            FindClasses();
            var program = Limits();
            return Targets().Select(target => Try(program, target)).FirstOrDefault(leak => leak is not null);
        }

        /// <summary>Answers that no figure tells apart.</summary>
        private void FindClasses()
        {
            var groups = new Dictionary<string, List<(string Person, int Round)>>(StringComparer.Ordinal);
            var parts = new Dictionary<string, Dictionary<int, int>>(StringComparer.Ordinal);
            foreach (var unit in Units())
            {
                var voice = attack.rounds[unit.Rounds[0]].Voices[unit.Person];
                if (!voice.TakesPart)
                {
                    continue;
                }

                var counts = new Dictionary<int, int>();
                foreach (var index in unit.Rounds.SelectMany(round => attack.figuresOf[(unit.Person, round)]))
                {
                    counts[index] = counts.GetValueOrDefault(index) + 1;
                }

                var pattern = string.Concat(items.Select(item => voice.Answers[item].IsScored ? '1' : '0'));
                if (!pattern.Contains('1', StringComparison.Ordinal))
                {
                    continue;
                }

                var key = $"{pattern} {(unit.Person == attack.insider ? "insider" : "")} {string.Join(' ', counts.OrderBy(count => count.Key).Select(count => $"{count.Key}x{count.Value}"))}";
                if (!groups.TryGetValue(key, out var members))
                {
                    groups.Add(key, members = []);
                    parts.Add(key, counts);
                }

                members.Add((unit.Person, unit.Rounds[0]));
            }

            foreach (var (key, members) in groups)
            {
                classes.Add(new AnswerClass(
                    [.. members.Select(member => attack.rounds[member.Round].Voices[member.Person])],
                    parts[key],
                    members[0].Person == attack.insider));
            }
        }

        /// <summary>Each person's answers: one unit for all rounds they are taken to repeat them in, one for every other.</summary>
        private IEnumerable<(string Person, IReadOnlyList<int> Rounds)> Units()
        {
            attack.figuresOf.Clear();
            attack.atomOf.Clear();
            for (var index = 0; index < figures.Length; index++)
            {
                foreach (var part in figures[index].Parts)
                {
                    foreach (var person in part.People)
                    {
                        if (!attack.figuresOf.TryGetValue((person, part.Round), out var known))
                        {
                            attack.figuresOf.Add((person, part.Round), known = []);
                        }

                        known.Add(index);
                    }
                }
            }

            foreach (var atom in attack.figuresOf.GroupBy(pair => $"{pair.Key.Round} {string.Join(' ', pair.Value.Order())}"))
            {
                var size = atom.Count();
                foreach (var pair in atom)
                {
                    attack.atomOf[pair.Key] = size;
                }
            }

            foreach (var person in attack.figuresOf.Keys.GroupBy(key => key.Person, key => key.Round))
            {
                var frozen = person.Where(round => attack.atomOf[(person.Key, round)] < attack.frozenBelow).ToList();
                if (frozen.Count > 0)
                {
                    yield return (person.Key, frozen);
                }

                foreach (var round in person.Except(frozen))
                {
                    yield return (person.Key, [round]);
                }
            }
        }

        private LinearProgram Limits()
        {
            var width = items.Length * (withFavourable ? 2 : 1);
            var truth = new double[classes.Count * width];
            for (var index = 0; index < classes.Count; index++)
            {
                for (var item = 0; item < items.Length; item++)
                {
                    truth[PointsOf(index, item)] = classes[index].Points(items[item]);
                    if (withFavourable)
                    {
                        truth[FavourableOf(index)] = classes[index].Favourable(items[item]);
                    }
                }
            }

            var program = new LinearProgram(truth);
            for (var index = 0; index < classes.Count; index++)
            {
                LimitClass(program, index, truth);
            }

            for (var index = 0; index < figures.Length; index++)
            {
                LimitFigure(program, index);
            }

            return program;
        }

        private void LimitClass(LinearProgram program, int index, double[] truth)
        {
            for (var item = 0; item < items.Length; item++)
            {
                var count = classes[index].Count(items[item]);
                var points = PointsOf(index, item);
                if (classes[index].IsKnown)
                {
                    program.AtLeast([(points, 1)], truth[points]);
                    program.AtMost([(points, 1)], truth[points]);
                }

                if (!withFavourable)
                {
                    program.AtLeast([(points, 1)], count);
                    program.AtMost([(points, 1)], Answer.ScalePoints * count);
                    continue;
                }

                // A favourable answer is 4 or 5, any other 1 to 3.
                var favourable = FavourableOf(index);
                program.AtLeast([(favourable, 1)], 0);
                program.AtMost([(favourable, 1)], count);
                program.AtLeast([(points, 1), (favourable, -3)], count);
                program.AtMost([(points, 1), (favourable, -2)], 3 * count);
            }
        }

        private void LimitFigure(LinearProgram program, int index)
        {
            var figure = figures[index];
            var inside = classes.Select((one, number) => (Class: one, Number: number, Times: one.Parts.GetValueOrDefault(index))).Where(one => one.Times > 0).ToList();
            var answers = inside.Sum(one => one.Times * (figure.Measure == Figure.Scale ? one.Class.InScale(items) : one.Class.Count(figure.Measure)));
            if (answers == 0 || figure.Points(answers) is not { } points)
            {
                throw new InvalidOperationException($"The figure of {figure.Team} does not fit the {answers} answers behind it.");
            }

            var sum = figure.Measure == Figure.Scale
                ? inside.SelectMany(one => items.SelectMany((item, position) =>
                    one.Class.Count(item) == 0 ? [] : new[] { (PointsOf(one.Number, position), (double)one.Times / one.Class.ItemsAnswered(items)) })).ToList()
                : [.. inside.Where(one => one.Class.Count(figure.Measure) > 0).Select(one => (PointsOf(one.Number, Array.IndexOf(items, figure.Measure)), (double)one.Times))];
            program.AtLeast(sum, points.Low / 2.0);
            program.AtMost(sum, points.High / 2.0);
            if (withFavourable && figure.Favourable(answers) is { } favourable)
            {
                var favourables = inside.Select(one => (FavourableOf(one.Number), (double)one.Times)).ToList();
                program.AtLeast(favourables, favourable.Low);
                program.AtMost(favourables, favourable.High);
            }

            if (figure.Deviation is { } deviation)
            {
                LimitSpread(program, figure, inside.Select(one => (one.Class, one.Number)), answers, points, deviation);
            }
        }

        /// <summary>With a known deviation no part's mean is far from the whole's (Samuelson's inequality for groups).</summary>
        private void LimitSpread(
            LinearProgram program, Figure figure, IEnumerable<(AnswerClass Class, int Number)> inside, int answers, Window points, double deviation)
        {
            foreach (var (one, number) in inside)
            {
                var count = one.Count(figure.Measure);
                if (count > 0 && count < answers)
                {
                    var room = deviation * Math.Sqrt((answers - 1.0) * (answers - count) / (answers * (double)count));
                    var unknown = PointsOf(number, Array.IndexOf(items, figure.Measure));
                    program.AtLeast([(unknown, 1)], count * ((points.Low / 2.0 / answers) - room));
                    program.AtMost([(unknown, 1)], count * ((points.High / 2.0 / answers) + room));
                }
                else if (count == answers)
                {
                    one.Deviation = deviation;
                }
            }
        }

        /// <summary>Classes and unions of two that are small, and small parts of larger classes.</summary>
        private IEnumerable<Target> Targets()
        {
            for (var item = 0; item < items.Length; item++)
            {
                var small = Enumerable.Range(0, classes.Count)
                    .Where(index => !classes[index].IsKnown && classes[index].Count(items[item]) is > 0 and < Fewest).ToList();
                foreach (var index in small)
                {
                    yield return new([index], item, classes[index].Count(items[item]));
                }

                foreach (var (first, second) in small.SelectMany(first => small.Where(second => second > first).Select(second => (first, second))))
                {
                    var people = classes[first].Count(items[item]) + classes[second].Count(items[item]);
                    if (people < Fewest)
                    {
                        yield return new([first, second], item, people);
                    }
                }

                foreach (var index in Enumerable.Range(0, classes.Count).Where(index => !classes[index].IsKnown && classes[index].Count(items[item]) >= Fewest))
                {
                    yield return new([index], item, Fewest - 1);
                }
            }
        }

        private Leak? Try(LinearProgram program, Target target)
        {
            var sum = target.Classes.Select(index => (PointsOf(index, target.Item), 1.0)).ToList();
            var high = Math.Floor(program.Largest(sum) + 1e-6);
            var low = Math.Ceiling(program.Smallest(sum) - 1e-6);
            var all = target.Classes.Sum(index => classes[index].Count(items[target.Item]));
            var rest = all - target.People;
            if (rest > 0)
            {
                // Some of a class: the others of it may be anything.
                if (classes[target.Classes[0]].Deviation is { } deviation)
                {
                    var room = deviation * Math.Sqrt((all - 1.0) * rest / (all * (double)target.People));
                    (low, high) = (target.People * ((low / all) - room), target.People * ((high / all) + room));
                }
                else
                {
                    (low, high) = (low - (Answer.ScalePoints * rest), high - rest);
                }

                (low, high) = (Math.Max(target.People, low), Math.Min(Answer.ScalePoints * target.People, high));
            }

            return (high - low) / target.People < ReleasePolicyLimits.Pinned
                ? new Leak(target.People, $"{target.People} people's item {items[target.Item]} lies between {low / target.People:0.00} and {high / target.People:0.00}")
                : null;
        }

        private int PointsOf(int index, int item) => (((index * items.Length) + item) * (withFavourable ? 2 : 1)) + 0;

        private int FavourableOf(int index) => (index * 2) + 1;
    }

    /// <summary>Some classes, an item and how many of their people.</summary>
    private sealed record Target(int[] Classes, int Item, int People);

    /// <summary>Answers that stand in the same figures, equally often.</summary>
    private sealed class AnswerClass(IReadOnlyList<Voice> voices, IReadOnlyDictionary<int, int> parts, bool isKnown)
    {
        public IReadOnlyDictionary<int, int> Parts => parts;

        public bool IsKnown => isKnown;

        public double? Deviation { get; set; }

        public int Count(int item) => voices.Count(voice => voice.Answers[item].IsScored);

        public int Points(int item) => voices.Sum(voice => voice.Answers[item].IsScored ? voice.Answers[item].Code : 0);

        public int Favourable(int item) => voices.Count(voice => voice.Answers[item].IsScored && voice.Answers[item].Code >= Tally.FavourableFrom);

        public int ItemsAnswered(int[] items) => items.Count(item => voices[0].Answers[item].IsScored);

        /// <summary>Who is in the scale: those who answered half of its items.</summary>
        public int InScale(int[] items) => ItemsAnswered(items) * 2 >= items.Length ? voices.Count : 0;
    }
}

/// <summary>The numbers that decide what counts as known.</summary>
internal static class ReleasePolicyLimits
{
    public const int Answers = Core.Anonymity.ReleasePolicy.MinimumAnswers;
    public const int ExemptFromHistory = Core.Anonymity.ReleasePolicy.ExemptFromHistory;

    /// <summary>A mean known more narrowly than this, in points, is known.</summary>
    public const double Pinned = 0.5;
}
