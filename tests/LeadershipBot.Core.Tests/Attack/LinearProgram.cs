namespace LeadershipBot.Core.Tests.Attack;

/// <summary>
/// Largest and smallest values of linear sums under linear limits, by the simplex method in its dictionary form. Everything
/// is counted from a point that keeps all limits (the truth), so that no first phase is needed; each search goes on from
/// where the last one ended.
/// </summary>
internal sealed class LinearProgram
{
    private const double Tiny = 1e-9;

    private readonly double[] truth;
    private readonly List<(double[] Row, double Slack)> limits = [];
    private double[][] rows = [];
    private int[] basic = [];
    private int[] others = [];

    /// <param name="truth">The values of the unknowns, which keep every limit; the answers do not depend on them.</param>
    public LinearProgram(double[] truth) => this.truth = truth;

    public int Count => truth.Length;

    /// <summary>The sum of these parts of the unknowns is at most so much.</summary>
    public void AtMost(IEnumerable<(int Unknown, double Part)> sum, double most) => Limit(sum, most, 1);

    /// <summary>The sum of these parts of the unknowns is at least so much.</summary>
    public void AtLeast(IEnumerable<(int Unknown, double Part)> sum, double least) => Limit(sum, least, -1);

    /// <summary>The sum of these parts of the unknowns lies between two values.</summary>
    public void Between(IEnumerable<(int Unknown, double Part)> sum, double least, double most)
    {
        var parts = sum.ToList();
        AtLeast(parts, least);
        AtMost(parts, most);
    }

    /// <summary>The sum of these parts of the unknowns is known.</summary>
    public void Exactly(IEnumerable<(int Unknown, double Part)> sum, double value) => Between(sum, value, value);

    /// <summary>The largest value of a sum under the limits.</summary>
    public double Largest(IReadOnlyList<(int Unknown, double Part)> sum)
    {
        if (rows.Length == 0)
        {
            Start();
        }

        var goal = Goal(sum);
        for (var step = 0; ; step++)
        {
            var column = Entering(goal, isCareful: step > 200);
            if (column < 0)
            {
                break;
            }

            var row = Leaving(column);
            if (row < 0)
            {
                return double.PositiveInfinity;
            }

            Pivot(row, column, goal);
        }

        return goal[^1] + sum.Sum(part => part.Part * truth[part.Unknown]);
    }

    /// <summary>The smallest value of a sum under the limits.</summary>
    public double Smallest(IReadOnlyList<(int Unknown, double Part)> sum) =>
        -Largest([.. sum.Select(part => (part.Unknown, -part.Part))]);

    private void Limit(IEnumerable<(int Unknown, double Part)> sum, double bound, int sign)
    {
        var row = new double[Count];
        var slack = bound * sign;
        foreach (var (unknown, part) in sum)
        {
            row[unknown] += part * sign;
            slack -= part * sign * truth[unknown];
        }

        limits.Add(slack >= -1e-6 ? (row, Math.Max(0, slack)) : throw new InvalidOperationException("The truth breaks a limit: what was published was read wrongly."));
    }

    /// <summary>Each unknown is its true value plus one number less another, both zero or more.</summary>
    private void Start()
    {
        var width = 2 * Count;
        rows = [.. limits.Select(limit => Dictionary(limit.Row, limit.Slack))];
        others = [.. Enumerable.Range(0, width)];
        basic = [.. Enumerable.Range(width, rows.Length)];

        double[] Dictionary(double[] row, double slack)
        {
            // slack variable = slack − row · (plus − minus)
            var line = new double[width + 1];
            for (var index = 0; index < Count; index++)
            {
                (line[2 * index], line[(2 * index) + 1]) = (-row[index], row[index]);
            }

            line[^1] = slack;
            return line;
        }
    }

    /// <summary>The sum to be made largest, in terms of the variables outside the basis.</summary>
    private double[] Goal(IReadOnlyList<(int Unknown, double Part)> sum)
    {
        var parts = new Dictionary<int, double>();
        foreach (var (unknown, part) in sum)
        {
            parts[2 * unknown] = parts.GetValueOrDefault(2 * unknown) + part;
            parts[(2 * unknown) + 1] = parts.GetValueOrDefault((2 * unknown) + 1) - part;
        }

        var goal = new double[others.Length + 1];
        for (var column = 0; column < others.Length; column++)
        {
            goal[column] += parts.GetValueOrDefault(others[column]);
        }

        for (var row = 0; row < rows.Length; row++)
        {
            if (parts.TryGetValue(basic[row], out var part) && part != 0)
            {
                Add(goal, rows[row], part);
            }
        }

        return goal;
    }

    private int Entering(double[] goal, bool isCareful)
    {
        // Bland's rule ends every circle; the steepest column is quicker.
        var best = -1;
        for (var column = 0; column < others.Length; column++)
        {
            if (goal[column] > Tiny
                && (best < 0 || (isCareful ? others[column] < others[best] : goal[column] > goal[best])))
            {
                best = column;
            }
        }

        return best;
    }

    private int Leaving(int column)
    {
        var (best, least) = (-1, double.PositiveInfinity);
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row][column] < -Tiny)
            {
                var ratio = rows[row][^1] / -rows[row][column];
                if (ratio < least - Tiny || (ratio < least + Tiny && best >= 0 && basic[row] < basic[best]))
                {
                    (best, least) = (row, ratio);
                }
            }
        }

        return best;
    }

    private void Pivot(int row, int column, double[] goal)
    {
        var line = rows[row];
        var pivot = line[column];
        line[column] = -1;
        for (var index = 0; index < line.Length; index++)
        {
            line[index] /= -pivot;
        }

        (basic[row], others[column]) = (others[column], basic[row]);
        for (var other = 0; other < rows.Length; other++)
        {
            if (other != row)
            {
                Replace(rows[other], line, column);
            }
        }

        Replace(goal, line, column);
    }

    private static void Replace(double[] target, double[] line, int column)
    {
        var part = target[column];
        if (part != 0)
        {
            target[column] = 0;
            Add(target, line, part);
        }
    }

    private static void Add(double[] target, double[] line, double part)
    {
        for (var index = 0; index < target.Length; index++)
        {
            target[index] += part * line[index];
        }
    }
}
