using System.Diagnostics;

namespace LeadershipBot.EndToEnd;

/// <summary>A folder of this suite with npm packages, installed from its lock file once for each change of that file.</summary>
internal sealed class NodePackages(string name)
{
    public string Folder { get; } = Repository.PathTo("tests", "LeadershipBot.EndToEnd", name);

    /// <summary>The path of an installed package's file.</summary>
    public async Task<string> InstalledAsync(CancellationToken cancellationToken, params IEnumerable<string> file)
    {
        var npm = Prerequisite.Npm.Locate();
        if (!IsCurrent())
        {
            await InstallAsync(npm, cancellationToken);
        }

        return Path.Combine([Folder, "node_modules", .. file]);
    }

    private bool IsCurrent()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    private async Task InstallAsync(string npm, CancellationToken cancellationToken)
    {
        var run = await CommandRun.OfAsync(new ProcessStartInfo(npm, ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder }, cancellationToken);
        run.OutputOf($"npm ci in {Folder}");
    }
}
