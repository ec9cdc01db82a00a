using System.Diagnostics;

namespace LeadershipBot.EndToEnd.Docs;

/// <summary>A clone of this repository, with what is not committed yet; nothing is built or installed in it.</summary>
internal sealed class FreshClone : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("clone-");

    private FreshClone()
    {
    }

    public string Root => Path.Combine(_home.FullName, "leadershipbot");

    public static async Task<FreshClone> MakeAsync(CancellationToken cancellationToken)
    {
        var clone = new FreshClone();
        await GitAsync(cancellationToken, "clone", "--quiet", Repository.Root, clone.Root);
        var differing = await GitAsync(cancellationToken, "-C", Repository.Root, "ls-files", "-z", "--modified", "--deleted", "--others", "--exclude-standard");
        foreach (var file in differing.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            var there = Path.Combine(clone.Root, file);
            File.Delete(there);
            if (File.Exists(Repository.PathTo(file)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(there)!);
                File.Copy(Repository.PathTo(file), there);
            }
        }

        return clone;
    }

    public void Dispose() => _home.Delete(recursive: true);

    private static async Task<string> GitAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var git = await CommandRun.OfAsync(new ProcessStartInfo("git", arguments), cancellationToken);
        return git.OutputOf("git");
    }
}
