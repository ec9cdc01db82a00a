using System.Diagnostics;

namespace LeadershipBot.Benchmarks.Bots;

/// <summary>
/// Microsoft's two JavaScript SDKs, each with a small bot, on Express as documented, and the leaner of the two once more on
/// nothing but Node's own server. Installed when first asked for, from the lock file.
/// </summary>
internal static class Peers
{
    public static readonly IReadOnlyList<string> Documented = ["botbuilder", "agents-hosting"];

    /// <summary>Where their programs and packages are; the table client's too.</summary>
    public static readonly string Folder = Path.Combine(Repository.Benchmarks, "peers");

    /// <summary>Nobody is told to run it like this; it shows what of the cost is Express and the check of callers.</summary>
    public const string Bare = "agents-hosting-bare";

    public static async Task InstallAsync()
    {
        var stamp = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (!stamp.Exists || stamp.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            await Console.Error.WriteLineAsync("Installing the peers' packages (only when they change).");
            var start = new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true };
            using var npm = Process.Start(start)!;
            await npm.StandardOutput.ReadToEndAsync();
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException("npm could not install the peers' packages.");
            }

            stamp.Refresh();
            stamp.LastWriteTimeUtc = TimeProvider.System.GetUtcNow().UtcDateTime;
        }
    }

    /// <summary>They have no app id, so they check no token and send none.</summary>
    public static Task<MeasuredBot> StartAsync(string name) =>
        MeasuredBot.StartAsync(name, new ProcessStartInfo("node", [name + ".js"]) { WorkingDirectory = Folder }, token: null);
}
