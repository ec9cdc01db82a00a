namespace LeadershipBot.Core.Pulses;

/// <summary>Sums of one measure over some people.</summary>
/// <param name="Count">How many gave a score.</param>
/// <param name="Sum">The sum of their scores, in units of 1/<see cref="Tally.Unit"/> of a point, so that it is exact.</param>
/// <param name="Favourable">How many of the scores are 4 or more, after turning reversed items round.</param>
/// <param name="CannotTell">How many said that they cannot tell; 0 for the scale.</param>
public readonly record struct Sums(int Count, long Sum, int Favourable, int CannotTell)
{
    /// <summary>Adds two groups that share nobody.</summary>
    public static Sums operator +(Sums left, Sums right) => Add(left, right);

    /// <summary>Adds two groups that share nobody.</summary>
    public static Sums Add(Sums left, Sums right) => new(
        left.Count + right.Count, left.Sum + right.Sum, left.Favourable + right.Favourable, left.CannotTell + right.CannotTell);
}

/// <summary>
/// Ballots added up as they stream by. It holds sums for each cell and measure and no ballot, so its size depends on the
/// organisation and not on how many answered. The order of the ballots makes no difference.
/// </summary>
public sealed class Tally
{
    /// <summary>Parts of a point that sums are counted in: 840 is divisible by every number of items from 1 to 8.</summary>
    public const int Unit = 840;

    /// <summary>A score of at least this is favourable.</summary>
    public const int FavourableFrom = 4;

    private readonly Instrument instrument;
    private readonly int climateItems;
    private readonly int[] ballots;
    private readonly Sums[] sums;

    /// <summary>An empty tally.</summary>
    /// <param name="instrument">The round's instrument.</param>
    /// <param name="cellCount">How many cells the frozen roster has.</param>
    public Tally(Instrument instrument, int cellCount)
    {
        this.instrument = instrument;
        climateItems = instrument.Items.Count(item => item.Kind == ItemKind.Climate);
        Measures = Measure.Of(instrument);
        ballots = new int[cellCount];
        sums = new Sums[cellCount * Measures.Count];
    }

    /// <summary>Ids of the measures: the items in order, then the climate scale if there is one.</summary>
    public IReadOnlyList<string> Measures { get; }

    /// <summary>How many cells it counts.</summary>
    public int CellCount => ballots.Length;

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
        var climateSum = 0;
        var climateCount = 0;
        for (var item = 0; item < instrument.Items.Count; item++)
        {
            var answer = ballot.Answers[item];
            ref var cell = ref sums[(ballot.Cell * Measures.Count) + item];
            if (answer.IsScored)
            {
                var score = answer.Score(instrument.Items[item].IsReversed);
                cell += new Sums(1, score * Unit, score >= FavourableFrom ? 1 : 0, 0);
                if (instrument.Items[item].Kind == ItemKind.Climate)
                {
                    climateSum += score;
                    climateCount++;
                }
            }
            else if (answer == Answer.CannotTell)
            {
                cell += new Sums(0, 0, 0, 1);
            }
        }

        if (climateItems >= Measure.MinimumScaleItems && climateCount * 2 >= climateItems)
        {
            var favourable = climateSum >= FavourableFrom * climateCount ? 1 : 0;
            sums[(ballot.Cell * Measures.Count) + instrument.Items.Count] += new Sums(1, climateSum * Unit / climateCount, favourable, 0);
        }
    }

    /// <summary>How many ballots of a cell say anything.</summary>
    public int BallotsIn(int cell) => ballots[cell];

    /// <summary>The sums of a cell for a measure, by its position in <see cref="Measures"/>.</summary>
    public Sums In(int cell, int measure) => sums[(cell * Measures.Count) + measure];
}
