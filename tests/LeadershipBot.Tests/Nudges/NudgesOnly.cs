using LeadershipBot.Sandbox.Agency;

namespace LeadershipBot.Tests.Nudges;

/// <summary>The sandbox's programs without its pulse, so that every week has room.</summary>
internal static class NudgesOnly
{
    /// <summary>The Monday of a week in the middle of a month.</summary>
    public static readonly DateTimeOffset Start = new(2026, 10, 19, 14, 0, 0, TimeSpan.Zero);

    public static string Programs { get; } =
        SandboxPrograms.Yaml[..SandboxPrograms.Yaml.IndexOf("pulses:", StringComparison.Ordinal)] + SandboxPrograms.Yaml[SandboxPrograms.Yaml.IndexOf("nudges:", StringComparison.Ordinal)..];
}
