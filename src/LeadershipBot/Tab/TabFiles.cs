using Microsoft.AspNetCore.StaticFiles;

namespace LeadershipBot.Tab;

/// <summary>The page as it was built beside the program. It is read once: what is not in the folder then is not served.</summary>
public sealed class TabFiles(string folder)
{
    public const string Index = "index.html";

    private const string Hashed = "assets/";

    private volatile Dictionary<string, TabFile>? _files;

    /// <summary>Where the build puts the page, and a published bot has it.</summary>
    public static string Beside { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot", "tab");

    /// <summary>Whether the page was built.</summary>
    public bool IsThere => Files.ContainsKey(Index);

    internal TabFile? Find(string path) => Files.GetValueOrDefault(path);

    private Dictionary<string, TabFile> Files
    {
        get
        {
            if (_files is { } known)
            {
                return known;
            }

            var read = Read();
            if (read.ContainsKey(Index))
            {
                _files = read;
            }

            return read;
        }
    }

    private Dictionary<string, TabFile> Read()
    {
        var files = new Dictionary<string, TabFile>(StringComparer.Ordinal);
        var types = new FileExtensionContentTypeProvider();
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
        {
            if (types.TryGetContentType(file, out var type))
            {
                var name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
                var isText = type.StartsWith("text/", StringComparison.Ordinal);
                files.Add(name, new(File.ReadAllBytes(file), isText ? type + "; charset=utf-8" : type, name.StartsWith(Hashed, StringComparison.Ordinal)));
            }
        }

        return files;
    }
}
