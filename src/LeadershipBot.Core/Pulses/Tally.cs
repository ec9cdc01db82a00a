using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Pulses;

/// <summary>Sums of one item over some people.</summary>
/// <param name="Count">How many gave a score.</param>
/// <param name="Points">The sum of their scores, after turning reversed items round.</param>
/// <param name="Favourable">How many of the scores are 4 or more.</param>
/// <param name="CannotTell">How many said that they cannot tell.</param>
/// <param name="Squares">The sum of the squares of the scores.</param>
public readonly record struct Sums(int Count, int Points, int Favourable, int CannotTell, int Squares)
{
    /// <summary>Adds two groups that share nobody.</summary>
    public static Sums operator +(Sums left, Sums right) => Add(left, right);

    /// <summary>Adds two groups that share nobody.</summary>
    public static Sums Add(Sums left, Sums right) => new(
        left.Count + right.Count, left.Points + right.Points, left.Favourable + right.Favourable, left.CannotTell + right.CannotTell,
        left.Squares + right.Squares);
}

/// <summary>
/// Ballots added up as they stream by. It holds sums for each cell and item, and for each cell those of the climate scale, and no ballot, so its size depends on the
/// organisation and not on how many answered. The order of the ballots makes no difference.
/// </summary>
public sealed class Tally
{
    /// <summary>A score of at least this is favourable.</summary>
    public const int FavourableFrom = 4;

    private readonly Instrument instrument;
    private readonly int[] ballots;
    private readonly Sums[] sums;
    private readonly int[] scaleItems;
    private readonly Moments[] totals;

    /// <summary>An empty tally.</summary>
    /// <param name="instrument">The round's instrument.</param>
    /// <param name="cellCount">How many cells the frozen roster has.</param>
    public Tally(Instrument instrument, int cellCount)
    {
        this.instrument = instrument;
        ballots = new int[cellCount];
        sums = new Sums[cellCount * instrument.Items.Count];
        scaleItems = [.. Enumerable.Range(0, instrument.Items.Count).Where(instrument.IsInScale)];
        totals = new Moments[cellCount];
        Scale = new ScaleSums(scaleItems.Length);
    }

    /// <summary>How many cells it counts.</summary>
    public int CellCount => ballots.Length;

    /// <summary>The sums of the climate scale over everybody who scored all of its items, in the order of the instrument.</summary>
    public ScaleSums Scale { get; }

    /// <summary>Counts a ballot; a blank one does not count.</summary>
    /// <exception cref="ArgumentException">The cell does not exist or the number of answers is not that of the items.</exception>
    public void Add(Ballot ballot)
    {
        if (ballot.Cell < 0 || ballot.Cell >= CellCount || ballot.Answers.Count != instrument.Items.Count)
        {
            throw new ArgumentException("The ballot does not belong to this round.", nameof(ballot));
        }

        if (ballot.IsBlank)
        {
            return;
        }

        ballots[ballot.Cell]++;
        for (var item = 0; item < instrument.Items.Count; item++)
        {
            var answer = ballot.Answers[item];
            ref var cell = ref sums[(ballot.Cell * instrument.Items.Count) + item];
            if (answer.IsScored)
            {
                var score = answer.Score(instrument.Items[item].IsReversed);
                cell += new Sums(1, score, score >= FavourableFrom ? 1 : 0, 0, score * score);
            }
            else if (answer == Answer.CannotTell)
            {
                cell += new Sums(0, 0, 0, 1, 0);
            }
        }

        AddToScale(ballot);
    }

    /// <summary>How many ballots of a cell say anything.</summary>
    public int BallotsIn(int cell) => ballots[cell];

    /// <summary>The sums of a cell for an item, by its position in the instrument.</summary>
    public Sums In(int cell, int item) => sums[(cell * instrument.Items.Count) + item];

    /// <summary>Number, sum and sum of squares of the scale scores (<see cref="ScaleScore"/>) of a cell.</summary>
    public Moments ScaleIn(int cell) => totals[cell];

    private void AddToScale(Ballot ballot)
    {
        if (ScaleScore.Of(instrument, ballot.Answers) is not { } total)
        {
            return;
        }

        totals[ballot.Cell] += new Moments(1, total, total * total);
        Span<int> scores = stackalloc int[scaleItems.Length];
        for (var index = 0; index < scores.Length; index++)
        {
            scores[index] = ballot.Answers[scaleItems[index]].Score(instrument.Items[scaleItems[index]].IsReversed);
        }

        Scale.Add(scores);
    }
}
