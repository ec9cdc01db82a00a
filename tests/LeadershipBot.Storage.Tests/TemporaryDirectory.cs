namespace LeadershipBot.Storage.Tests;

/// <summary>A directory name that is free, removed with all that was put there.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"leadershipbot-{Guid.NewGuid():N}");

    public IEnumerable<string> FileNames => Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file));

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Names of the files that hold this text anywhere.</summary>
    public IEnumerable<string> FilesWith(string text) => FileNames.Where(name =>
    {
        using var file = new FileStream(File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    });

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
