namespace LeadershipBot.Storage.Sqlite;

/// <summary>Files that only this process's account may read, and the files SQLite keeps beside each.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int BlockBytes = 64 * 1024;
    private const int MarkBytes = 16;
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

    /// <summary>
    /// Overwrites a database that no connection here holds with zeros and deletes it; it is deleted even where it can't be
    /// overwritten. The file itself goes first, and its beginning before the rest, so that what a kill leaves of it is never
    /// taken for a database (<see cref="IsErasing"/>).
    /// </summary>
    /// <exception cref="IOException">It could not be overwritten or deleted.</exception>
    public static void Erase(string path)
    {
        string[] files = [path, .. Companions.Select(companion => path + companion)];
        try
        {
            Array.ForEach(files, Overwrite);
        }
        finally
        {
            Array.ForEach(files, File.Delete);
        }
    }

    /// <summary>Whether the file begins with zeros, as no database does: <see cref="Erase"/> was cut short.</summary>
    public static bool IsErasing(string path)
    {
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[MarkBytes];
        return RandomAccess.Read(file, start, 0) == start.Length && !start.ContainsAnyExcept((byte)0);
    }

    /// <summary>Databases that match, those included of which only a companion is left.</summary>
    public static IReadOnlyList<string> FindDatabases(string directory, string pattern) =>
        [.. Directory.EnumerateFiles(directory, pattern)
            .Concat(Companions.SelectMany(companion =>
                Directory.EnumerateFiles(directory, pattern + companion).Select(path => path[..^companion.Length])))
            .Distinct(StringComparer.Ordinal)];

    private static void Overwrite(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var file = File.OpenHandle(path, access: FileAccess.Write, share: FileShare.ReadWrite | FileShare.Delete);
        // A database that is all in its log is marked too.
        var length = Math.Max(RandomAccess.GetLength(file), MarkBytes);
        var zeros = new byte[(int)Math.Min(length, BlockBytes)];
        for (var offset = 0L; offset < length; offset += zeros.Length)
        {
            RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(zeros.Length, length - offset)), offset);
            if (offset == 0)
            {
                RandomAccess.FlushToDisk(file);
            }
        }

        RandomAccess.FlushToDisk(file);
    }
}
