namespace LeadershipBot.Tests.Driving;

/// <summary>A stopped host's folder as it was at some moments, modes and all, to go on from as often as one likes.</summary>
internal sealed class KeptFolders : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("kept-").FullName;

    public void Keep(string folder, string moment) => Copy(folder, Path.Combine(_root, moment));

    /// <summary>A folder to destroy.</summary>
    public string CopyOf(string moment)
    {
        var copy = Path.Combine(_root, Guid.NewGuid().ToString("N"));
        Copy(Path.Combine(_root, moment), copy);
        return copy;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
