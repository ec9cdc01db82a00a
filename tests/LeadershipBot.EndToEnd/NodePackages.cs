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
