using System.ComponentModel;
using System.Diagnostics;

namespace LeadershipBot.Sandbox;

/// <summary>Azurite's packages, in <c>tests/azurite</c> of the repository: found, and installed where they are not.</summary>
public static class AzuritePackages
{
    /// <summary>Where they are.</summary>
    /// <exception cref="AzuriteException">They are not installed.</exception>
    public static string Find()
    {
        var packages = Folder();
        return IsInstalled(packages) ? packages : throw new AzuriteException($"Azurite is not installed in {packages}. Type there: npm ci");
    }

    /// <summary>Installs Azurite unless this version of it is there.</summary>
    /// <param name="say">Gets a line when it has to be installed, since that takes a while.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AzuriteException">npm is missing or can't install it.</exception>
    public static async Task InstallAsync(Action<string> say, CancellationToken cancellationToken = default)
    {
        var packages = Folder();
        if (IsInstalled(packages))
        {
            return;
        }

        say("Installing Azurite, Microsoft's emulator of Azure Table Storage, about 370 MB (only the first time).");
        // As tests/azurite/azurite.targets does, whose stamp this is too.
        string[] arguments = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
        var (program, all) = OperatingSystem.IsWindows() ? ("cmd.exe", (string[])["/c", "npm", .. arguments]) : ("npm", arguments);
        var start = new ProcessStartInfo(program, all)
        {
            WorkingDirectory = packages,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var npm = Run(start, "npm");
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = await npm.StandardError.ReadToEndAsync(cancellationToken);
            await output;
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
            {
                throw new AzuriteException($"npm could not install Azurite in {packages}:{Environment.NewLine}{errors.Trim()}");
            }
        }
        finally
        {
            End(npm);
        }

        await File.WriteAllTextAsync(Stamp(packages), "", cancellationToken);
    }

    internal static Process Run(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new AzuriteException($"Azurite needs Node.js 20 or newer; no {program} was found on PATH. See https://nodejs.org.");
        }
    }

    internal static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The folder of this checkout that lists the packages, from wherever the program was built to or is run in.</summary>
    private static string Folder()
    {
        foreach (var origin in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var folder = new DirectoryInfo(origin); folder is not null; folder = folder.Parent)
            {
                var packages = Path.Combine(folder.FullName, "tests", "azurite");
                if (File.Exists(Path.Combine(packages, "package-lock.json")))
                {
                    return packages;
                }
            }
        }

        throw new AzuriteException("Azurite's packages are listed in tests/azurite of the repository, and this program is outside of it.");
    }

    // Newer than the list of packages, or they are those of another version.
    private static bool IsInstalled(string packages) =>
        File.Exists(Stamp(packages))
        && File.GetLastWriteTimeUtc(Stamp(packages)) >= File.GetLastWriteTimeUtc(Path.Combine(packages, "package-lock.json"));

    private static string Stamp(string packages) => Path.Combine(packages, "node_modules", ".installed");
}
