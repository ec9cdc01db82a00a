namespace LeadershipBot.Core.Tests.Statistics;

/// <summary>Answers made up at random.</summary>
internal static class MadeUp
{
    /// <summary>One row a person: somebody content answers higher throughout.</summary>
    public static int[][] Rows(Random random, int people, int items) =>
        [.. Enumerable.Range(0, people).Select(_ => random.Next(0, 3)).Select(mood => Enumerable.Range(0, items).Select(_ => mood + random.Next(1, 4)).ToArray())];

    public static long[] Scores(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(1, 6))];
}
