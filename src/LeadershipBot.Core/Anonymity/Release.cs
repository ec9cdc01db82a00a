using System.Text.Json.Serialization;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Anonymity;

/// <summary>Share of those asked who answered anything, open at both ends so that neither silence nor a full response shows.</summary>
public enum ResponseBand
{
    /// <summary>Under 30 %.</summary>
    Under30,

    /// <summary>30 % and more, under 50 %.</summary>
    From30To49,

    /// <summary>50 % and more, under 70 %.</summary>
    From50To69,

    /// <summary>70 % and more.</summary>
    From70,
}

/// <summary>The published figures of one measure in one team with all teams beneath it; every figure is coded.</summary>
/// <param name="Measure">An item's id, <see cref="Pulses.Measure.Climate"/>, or a dimension (<see cref="Pulses.Measure.IsDimension"/>).</param>
/// <param name="Answers">How many answers stand behind it, as a band such as <c>10–19</c>.</param>
/// <param name="Mean">What people read: <c>4.5+</c>, <c>1.5−</c> or one decimal.</param>
/// <param name="MeanValue">The same for a chart: 4.5, 1.5 or the rounded mean, never the exact one.</param>
/// <param name="Favourable">
/// Share of scores of 4 and more: <c>80 %+</c>, <c>20 %−</c> or a rounded percentage; null where eight or fewer were asked,
/// because the mean and the share of so few could prove that all of them answered.
/// </param>
/// <param name="CannotTell">
/// Share of "I can't tell" among scores and "I can't tell", coded alike; null unless <paramref name="Answers"/> begins at ten or more, and for the scale.
/// </param>
/// <param name="AboutLead">
/// Of a score about the one supervisor who led this team: that lead's mark (<see cref="LeadMark"/>), else null. The access policy shows
/// it to the team and its lead only, and only while the same person leads it; above them it exists for five supervisors or more together.
/// </param>
/// <param name="Spread">How far single scores lie apart, as a coded standard deviation, never less than the true one; null where it is not shown.</param>
/// <param name="Low">Lower end of the 95 % interval of the mean, in tenths; null where the answers' band begins under 20.</param>
/// <param name="High">Upper end of the same.</param>
public sealed record ReleaseScore(
    string Measure, string Answers, string Mean, decimal MeanValue, string? Favourable, string? CannotTell, string? AboutLead = null,
    decimal? Spread = null, decimal? Low = null, decimal? High = null);

/// <summary>How well the questions measure, of the agency as a whole; every figure is coded, and null where it is not shown.</summary>
/// <param name="Alpha">Cronbach's α of the climate scale.</param>
/// <param name="Icc1">ICC(1): the share of all differences that lies between teams.</param>
/// <param name="Icc2">ICC(2): how reliable the means of teams are.</param>
public sealed record Reliability(decimal? Alpha, decimal? Icc1, decimal? Icc2);

/// <summary>A team in a release. About a team that is not shown it holds the name and the one reason, nothing else.</summary>
/// <param name="Name">The team.</param>
/// <param name="Parent">The team above; null for the root.</param>
/// <param name="Response">
/// Response band. Only the root has one, where it shows a score: bands of a team and of its parts could be subtracted and prove who took part.
/// </param>
/// <param name="Scores">The measures shown, in the instrument's order; empty when none is.</param>
public sealed record ReleaseNode(string Name, string? Parent, ResponseBand? Response, IReadOnlyList<ReleaseScore> Scores)
{
    /// <summary>Code of the only reason ever given for a score that is not shown.</summary>
    public const string NotEnoughAnswers = "not-enough-answers";

    /// <summary>Whether any score is shown.</summary>
    [JsonIgnore]
    public bool IsPublished => Scores.Count > 0;

    /// <summary><see cref="NotEnoughAnswers"/> when no score is shown, else null.</summary>
    [JsonIgnore]
    public string? Reason => IsPublished ? null : NotEnoughAnswers;

    /// <summary>The score of a measure; null when it is not shown.</summary>
    public ReleaseScore? Score(string measure) => Scores.FirstOrDefault(score => string.Equals(score.Measure, measure, StringComparison.Ordinal));
}

/// <summary>The published result of a round: written once, never changed, and all that any reader ever sees.</summary>
/// <param name="RoundId">The round.</param>
/// <param name="InstrumentId">What was asked.</param>
/// <param name="Opened">The day it opened.</param>
/// <param name="Closed">The day it closed.</param>
/// <param name="Nodes">Every team of the frozen roster in tree order, the root first.</param>
/// <param name="Reliability">Of the agency; null where nothing of it is shown.</param>
public sealed record Release(
    string RoundId, string InstrumentId, DateOnly Opened, DateOnly Closed, IReadOnlyList<ReleaseNode> Nodes, Reliability? Reliability = null)
{
    /// <summary>The team of this name; null when the round's roster had none.</summary>
    public ReleaseNode? Find(string name) => Nodes.FirstOrDefault(node => string.Equals(node.Name, name, StringComparison.Ordinal));

    /// <summary>
    /// The team itself when it is published, else the nearest published team above it;
    /// null when there is none, or no team of this name.
    /// </summary>
    public ReleaseNode? NearestPublished(string nodeName)
    {
        var byName = Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        var node = byName.GetValueOrDefault(nodeName);
        while (node is { IsPublished: false })
        {
            node = node.Parent is null ? null : byName.GetValueOrDefault(node.Parent);
        }

        return node;
    }
}

/// <summary>The words that releases are shown with.</summary>
public static class ReleaseTexts
{
    /// <summary>The one public reason for everything that is not shown.</summary>
    public static LocalizedText Reason { get; } = new(
        "Not enough answers to protect everyone.",
        "No hay suficientes respuestas para proteger a todas las personas.");

    /// <summary>What is said beside a response band below half.</summary>
    public static LocalizedText MayNotRepresent { get; } = new(
        "Fewer than half answered, so this may not represent everyone.",
        "Contestó menos de la mitad, así que esto puede no representar a todas las personas.");

    /// <summary>Whether fewer than half answered.</summary>
    public static bool IsBelowHalf(ResponseBand band) => band is ResponseBand.Under30 or ResponseBand.From30To49;

    /// <summary>A response band as people read it.</summary>
    public static LocalizedText Of(ResponseBand band) => band switch
    {
        ResponseBand.Under30 => new("under 30 %", "menos del 30 %"),
        ResponseBand.From30To49 => new("30–49 %", "30–49 %"),
        ResponseBand.From50To69 => new("50–69 %", "50–69 %"),
        _ => new("70 % or more", "70 % o más"),
    };
}
