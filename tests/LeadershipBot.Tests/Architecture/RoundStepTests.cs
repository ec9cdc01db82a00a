using LeadershipBot.Core.Pulses;
using Xunit;

namespace LeadershipBot.Tests.Architecture;

/// <summary>Nothing but the table says what may be done with a round: so every step is asked of it somewhere, and no state decides beside it.</summary>
public sealed class RoundStepTests
{
    private static readonly string[] Deciding = ["Pulses", "Operations", "Schedules", "Delivery"];

    private static IEnumerable<string> Lines => Deciding
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf("src", "LeadershipBot", folder), "*.cs", SearchOption.AllDirectories))
        .SelectMany(File.ReadLines);

    public static TheoryData<RoundStep> Steps { get; } = [.. Enum.GetValues<RoundStep>()];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_step_is_asked_of_the_table(RoundStep step) =>
        Assert.Contains(Lines, line => line.Contains($"{nameof(RoundStep)}.{step})", StringComparison.Ordinal) || line.Contains($"{nameof(RoundStep)}.{step},", StringComparison.Ordinal));

    [Fact]
    public void No_state_decides_beside_the_table() => Assert.Equal(
        ["RoundState.Planned,"],
        Lines.Where(line => line.Contains("RoundState.", StringComparison.Ordinal)).Select(line => line.Trim()));
}
