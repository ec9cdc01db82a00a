namespace LeadershipBot.EndToEnd.Driver;

/// <summary>The pinned Agents Playground.</summary>
internal static class PlaygroundPackage
{
    private static readonly NodePackages Packages = new("playground");

    public static string Folder => Packages.Folder;

    public static string ConfigPath { get; } = Path.Combine(Folder, ".m365agentsplayground.yml");

    public static Task<string> InstalledScriptAsync(CancellationToken cancellationToken) =>
        Packages.InstalledAsync(cancellationToken, "@microsoft", "m365agentsplayground", "cli.js");
}
