namespace LeadershipBot.Core.Pulses;

/// <summary>
/// What one person said, without who or when: both are left out on purpose, so that nothing that reads ballots can tell.
/// </summary>
/// <param name="Cell">The cell of the frozen roster it counts in.</param>
/// <param name="Answers">One answer for each item of the instrument, in its order.</param>
public sealed record Ballot(int Cell, IReadOnlyList<Answer> Answers)
{
    /// <summary>Whether nothing was said at all; such a ballot does not count.</summary>
    public bool IsBlank => !Answers.Any(answer => answer.IsGiven);
}
