using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Nudges;

/// <summary>What staff said that is low, as far as it was published.</summary>
public static class LowDimensions
{
    /// <summary>
    /// A dimension is low where the mean of its published items is this or less: the middle of the scale, or worse. It decides
    /// nothing but which nudge goes first and what its card says; no one is told a score by it.
    /// </summary>
    public const decimal LowUpTo = 3.0m;

    /// <summary>
    /// The low dimensions of the published team nearest to a person: the plain average, for each dimension, of the published means
    /// of its items there.
    /// </summary>
    /// <param name="visible">A release as that person may see it.</param>
    /// <param name="instrument">What it asked.</param>
    /// <returns>Two-letter codes with the name of the team they were read from; empty where nothing is published.</returns>
    public static IReadOnlyDictionary<string, string> Of(VisibleRelease visible, Instrument instrument)
    {
        var low = new Dictionary<string, string>(StringComparer.Ordinal);
        if (visible.Nearest is not { } node)
        {
            return low;
        }

        foreach (var dimension in instrument.Items.GroupBy(item => item.Dimension, StringComparer.Ordinal))
        {
            var means = dimension.Select(item => node.Score(item.Id)).OfType<ReleaseScore>().Select(score => score.MeanValue).ToList();
            if (means.Count > 0 && means.Average() <= LowUpTo)
            {
                low[dimension.Key] = node.Name;
            }
        }

        return low;
    }
}
