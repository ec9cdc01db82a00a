namespace LeadershipBot.Core.Tests.Attack;

public sealed class LinearProgramTests
{
    [Fact]
    public void The_cell_of_a_two_way_table_lies_between_its_known_bounds()
    {
        // Rows 7 and 3, columns 6 and 4: the first cell is 3 to 6 (SDC handbook).
        var table = new LinearProgram([4, 3, 2, 1]);
        for (var cell = 0; cell < 4; cell++)
        {
            table.AtLeast([(cell, 1)], 0);
        }

        table.Exactly([(0, 1), (1, 1)], 7);
        table.Exactly([(2, 1), (3, 1)], 3);
        table.Exactly([(0, 1), (2, 1)], 6);

        Assert.Equal((3, 6), (Math.Round(table.Smallest([(0, 1)]), 9), Math.Round(table.Largest([(0, 1)]), 9)));
    }

    [Fact]
    public void It_finds_what_trying_everything_finds()
    {
        var random = new Random(17);
        for (var sample = 0; sample < 300; sample++)
        {
            // Three unknowns from 0 to 6, sums of them between whole numbers: the corners are searched on a fine grid.
            var truth = Enumerable.Range(0, 3).Select(_ => (double)random.Next(7)).ToArray();
            var program = new LinearProgram(truth);
            var limits = new List<(double[] Parts, double Most)>();
            void AtMost(double[] parts, double most)
            {
                limits.Add((parts, most));
                program.AtMost(parts.Select((part, unknown) => (unknown, part)), most);
            }

            for (var unknown = 0; unknown < 3; unknown++)
            {
                AtMost([.. Enumerable.Range(0, 3).Select(index => index == unknown ? 1.0 : 0)], 6);
                AtMost([.. Enumerable.Range(0, 3).Select(index => index == unknown ? -1.0 : 0)], 0);
            }

            for (var more = 0; more < 3; more++)
            {
                double[] parts = [.. truth.Select(_ => (double)random.Next(-1, 2))];
                AtMost(parts, parts.Zip(truth, (part, value) => part * value).Sum() + random.Next(3));
            }

            double[] goal = [.. truth.Select(_ => (double)random.Next(-2, 3))];
            const int Steps = 12;
            var best = double.NegativeInfinity;
            for (var point = 0; point <= Steps * Steps * Steps * 8; point++)
            {
                double[] at = [point % 13 / 2.0, point / 13 % 13 / 2.0, point / 169 % 13 / 2.0];
                if (limits.TrueForAll(limit => limit.Parts.Zip(at, (part, value) => part * value).Sum() <= limit.Most + 1e-9))
                {
                    best = Math.Max(best, goal.Zip(at, (part, value) => part * value).Sum());
                }
            }

            // With parts of −1, 0 and 1 every corner lies on halves.
            Assert.Equal(best, program.Largest([.. goal.Select((part, unknown) => (unknown, part))]), 6);
        }
    }

    [Fact]
    public void A_limit_that_the_truth_breaks_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new LinearProgram([1.0]).AtMost([(0, 1)], 0.5));

    [Fact]
    public void What_nothing_limits_is_boundless()
    {
        var program = new LinearProgram([1.0]);
        program.AtLeast([(0, 1)], 0);

        Assert.Equal(double.PositiveInfinity, program.Largest([(0, 1)]));
    }
}
