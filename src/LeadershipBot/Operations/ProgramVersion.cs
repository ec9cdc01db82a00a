using System.Reflection;

namespace LeadershipBot.Operations;

public static class ProgramVersion
{
    /// <summary>The version and, after a plus, the commit it was built from: <c>1.0.0+8c530aa…</c>.</summary>
    public static string Text { get; } = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
