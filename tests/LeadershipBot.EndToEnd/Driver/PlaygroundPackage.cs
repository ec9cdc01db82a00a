using System.Diagnostics;

namespace LeadershipBot.EndToEnd.Driver;

/// <summary>Installs the pinned Agents Playground from its lock file, once for each change of that file.</summary>
internal static class PlaygroundPackage
{
    public static string Folder { get; } = Repository.PathTo("tests", "LeadershipBot.EndToEnd", "playground");

    public static string ConfigPath { get; } = Path.Combine(Folder, ".m365agentsplayground.yml");

    public static async Task<string> InstalledScriptAsync(CancellationToken cancellationToken)
    {
        var npm = Prerequisite.Npm.Locate();
        if (!IsCurrent())
        {
            await InstallAsync(npm, cancellationToken);
        }

        return Path.Combine(Folder, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");
    }

    private static bool IsCurrent()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    private static async Task InstallAsync(string npm, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(npm, ["ci", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm ci failed in {Folder}:{Environment.NewLine}{await output}{await errors}");
        }
    }
}
