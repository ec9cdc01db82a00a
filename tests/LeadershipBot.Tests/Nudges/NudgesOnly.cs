using LeadershipBot.Sandbox.Agency;

namespace LeadershipBot.Tests.Nudges;

/// <summary>The sandbox's programs without its pulse, so that every week has room.</summary>
internal static class NudgesOnly
{
    public static string Programs { get; } =
        SandboxPrograms.Yaml[..SandboxPrograms.Yaml.IndexOf("pulses:", StringComparison.Ordinal)] + SandboxPrograms.Yaml[SandboxPrograms.Yaml.IndexOf("nudges:", StringComparison.Ordinal)..];
}
