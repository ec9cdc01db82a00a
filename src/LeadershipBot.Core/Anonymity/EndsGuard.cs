using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Keeps subtraction from showing what the open ends hide. The mean of a small atom is bounded by the means shown for its team
/// and for those beneath, each within its rounding; when the bound lies beyond 4.5 or 1.5, where the atom's own mean would
/// have read "4.5+" or "1.5−", it must not be computed. Whoever subtracts is taken to know every number of answers.
/// </summary>
internal sealed class EndsGuard(Sums[] totals)
{
    /// <summary>Answers from which a mean beyond the ends is far from unanimous and is no secret of anybody.</summary>
    private const int ExemptFrom = 20;

    /// <summary>Whether what is shown would tell more of a team's atom than its own coded mean.</summary>
    public bool ForbidsAtom(TeamNode team, Atoms atoms)
    {
        var atom = atoms.SumsOf(team.Index);
        if (atom.Count is 0 or >= ExemptFrom || !ScoreCoding.IsAtEnd(atom) || atom.Count == totals[team.Index].Count)
        {
            return false;
        }

        var (low, high) = Bounds(totals[team.Index]);
        foreach (var node in atoms.NextBeneath(team))
        {
            var part = Bounds(totals[node.Index]);
            low -= part.High;
            high -= part.Low;
        }

        return low > ScoreCoding.HighEnd * atom.Count || high < ScoreCoding.LowEnd * atom.Count;
    }

    private static (long Low, long High) Bounds(Sums sums)
    {
        var mean = ScoreCoding.MeanLimits(sums);
        return ((long)mean.Low * sums.Count, (long)mean.High * sums.Count);
    }
}
