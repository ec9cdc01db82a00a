namespace LeadershipBot.Storage.Sqlite;

/// <summary>Files that only this process's account may read, and the files SQLite keeps beside each.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Makes the directory for the owner alone; one that exists keeps its mode, which may be someone's choice.</summary>
    public static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes an empty file for the owner alone where there is none. SQLite gives its companions the same mode.</summary>
    public static void Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var file = new FileStream(path, options);
    }

    /// <summary>Deletes a database: the file itself first, so that what a kill leaves of it is never taken for a database.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        foreach (var companion in Companions)
        {
            File.Delete(path + companion);
        }
    }

    /// <summary>Databases that match, those included of which only a companion is left.</summary>
    public static IReadOnlyList<string> FindDatabases(string directory, string pattern) =>
        [.. Directory.EnumerateFiles(directory, pattern)
            .Concat(Companions.SelectMany(companion =>
                Directory.EnumerateFiles(directory, pattern + companion).Select(path => path[..^companion.Length])))
            .Distinct(StringComparer.Ordinal)];
}
