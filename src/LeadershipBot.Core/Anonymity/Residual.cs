namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// How many people and answers a group of unpublished cells holds, as far as it matters: counted up to the two minimums.
/// There are few such states, so that every way of publishing a subtree falls into one of them.
/// </summary>
internal static class Residual
{
    /// <summary>Nobody was asked.</summary>
    public const int Empty = 0;

    private static readonly (int Eligible, int Answers)[] States =
    [
        .. from eligible in Enumerable.Range(0, ReleasePolicy.MinimumEligible + 1)
           from answers in Enumerable.Range(0, Math.Min(eligible, ReleasePolicy.MinimumAnswers) + 1)
           select (eligible, answers),
    ];

    private static readonly byte[] Sums = [.. from left in States from right in States select (byte)Of(left.Eligible + right.Eligible, left.Answers + right.Answers)];

    /// <summary>How many states there are.</summary>
    public static int Count { get; } = States.Length;

    /// <summary>Enough people and answers to be derived by subtraction.</summary>
    public static int Enough { get; } = Of(ReleasePolicy.MinimumEligible, ReleasePolicy.MinimumAnswers);

    /// <summary>The state of so many people and answers.</summary>
    public static int Of(int eligible, int answers) => Array.IndexOf(
        States, (Math.Min(eligible, ReleasePolicy.MinimumEligible), Math.Min(answers, ReleasePolicy.MinimumAnswers)));

    /// <summary>The state of two groups together.</summary>
    public static int Add(int left, int right) => Sums[(left * Count) + right];
}
