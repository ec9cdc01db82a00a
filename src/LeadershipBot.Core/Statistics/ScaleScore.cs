using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Statistics;

/// <summary>
/// One person's score on the climate scale: T, the sum of all its items, agreement turned round for reversed ones ((A + 1) − x).
/// Only somebody who scored every item has one. A skipped item or an "I can't tell" is no number, and filling one in would make
/// answers up (listwise deletion; Schafer and Graham 2002, Psychological Methods 7, 147–177, on what that costs).
/// </summary>
public static class ScaleScore
{
    /// <summary>The sum over the items of the scale; null where one of them has no score or there are none.</summary>
    /// <param name="instrument">What was asked.</param>
    /// <param name="answers">One answer for each of its items, in order.</param>
    public static int? Of(Instrument instrument, IReadOnlyList<Answer> answers)
    {
        int? total = null;
        for (var item = 0; item < answers.Count; item++)
        {
            if (instrument.IsInScale(item))
            {
                if (!answers[item].IsScored)
                {
                    return null;
                }

                total = (total ?? 0) + answers[item].Score(instrument.Items[item].IsReversed);
            }
        }

        return total;
    }
}
