namespace LeadershipBot.Core.Anonymity;

/// <summary>What one measure shows of a team, as numbers: already coded, never exact.</summary>
/// <param name="Answers">The band of the number of answers.</param>
/// <param name="MeanTenths">The mean in tenths; 45 and 15 are the open ends.</param>
/// <param name="Favourable">The favourable share in points; 80 and 20 are the open ends; null where it is not shown.</param>
/// <param name="CannotTell">The share of "I can't tell" likewise.</param>
/// <param name="SpreadTenths">The coded standard deviation in tenths (<see cref="SpreadCoding"/>); null where it is not shown.</param>
internal readonly record struct ShownFigures(AnswerBand Answers, int MeanTenths, int? Favourable, int? CannotTell, int? SpreadTenths = null)
{
    /// <summary>How far the shown mean may be from the true one, in points; for an average of items from the average of theirs.</summary>
    public double Rounding { get; init; } = ScoreCoding.RoundingOf(MeanTenths);
}
