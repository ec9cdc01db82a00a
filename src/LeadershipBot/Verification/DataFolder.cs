namespace LeadershipBot.Verification;

/// <summary>
/// The folder of the bot's own files as it was before anything in it was opened: SQLite gives an empty log the mode of its database.
/// </summary>
public sealed class DataFolder
{
    private readonly string _path;
    private readonly Dictionary<string, UnixFileMode> _modes = new(StringComparer.Ordinal);

    private DataFolder(string path)
    {
        _path = path;
        IsThere = path.Length > 0 && Directory.Exists(path);
        if (!IsThere)
        {
            return;
        }

        Files = [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(path, file)).Order(StringComparer.Ordinal)];
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Files.Prepend(""))
            {
                _modes[file] = Path.Exists(PathOf(file)) ? File.GetUnixFileMode(PathOf(file)) : UnixFileMode.None;
            }
        }
    }

    /// <summary>A bot that keeps nothing in files has none.</summary>
    public bool IsThere { get; }

    /// <summary>Every file of the folder and below, relative to it.</summary>
    public IReadOnlyList<string> Files { get; } = [];

    public static DataFolder Look(string path) => new(path);

    /// <summary>Who could use a file, or the folder itself where the name is empty; null on Windows.</summary>
    public UnixFileMode? ModeOf(string file) => _modes.TryGetValue(file, out var mode) ? mode : null;

    public string PathOf(string file) => Path.Combine(_path, file);
}
