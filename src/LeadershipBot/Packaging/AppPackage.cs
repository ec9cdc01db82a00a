using System.IO.Compression;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.SignIn;

namespace LeadershipBot.Packaging;

/// <summary>The zip that is uploaded to Teams: the app's files and no folder around them.</summary>
public static class AppPackage
{
    private const int MostEntries = 100;
    private const int LargestEntry = 2 * 1024 * 1024;

    /// <summary>The first moment a zip can tell. With the real one, the same files would not make the same bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same files always give the same bytes.</summary>
    public static byte[] Zip(AppFiles files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files.All)
            {
                // Not compressed, because how that comes out may change with the runtime.
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Writes the zip whole or not at all, and over nothing but a package of this app. Gives what is wrong; null where nothing is.</summary>
    public static string? Write(string path, AppFiles files)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            return $"there is no folder {folder}";
        }

        if (Directory.Exists(path) || (File.Exists(path) && !IsOwn(path)))
        {
            return $"{path} is there and is no package of this app; name another file, or take it away";
        }

        var unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        try
        {
            File.WriteAllBytes(unfinished, Zip(files));
            File.Move(unfinished, path, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{path} can't be written: {error.Message}";
        }
        finally
        {
            TryDelete(unfinished);
        }
    }

    /// <summary>What does not fit between a package and the settings of the bot, in plain words; empty where all does.</summary>
    /// <param name="zipPath">A file that need not exist, and may be anything.</param>
    /// <param name="bot">Validated.</param>
    /// <param name="signIn">Validated.</param>
    public static IReadOnlyList<string> Check(string zipPath, BotFrameworkOptions bot, SignInOptions signIn) =>
        TryRead(zipPath, out var problem) is { } files ? [.. AppRules.Problems(files), .. PackageFit.Problems(files, bot, signIn)] : [problem];

    /// <summary>The files at the top of a zip, or null and why not.</summary>
    public static AppFiles? TryRead(string path, out string problem)
    {
        problem = "";
        if (!File.Exists(path))
        {
            problem = $"There is no file {path}.";
            return null;
        }

        try
        {
            using var zip = ZipFile.OpenRead(path);
            var entries = zip.Entries.Where(entry => entry.Name.Length > 0).ToList();
            if (entries.Count > MostEntries || entries.Exists(entry => entry.Length > LargestEntry))
            {
                problem = $"{path} is larger than a package of this app.";
                return null;
            }

            return new([.. entries.Select(entry => KeyValuePair.Create(entry.FullName, Content(entry)))]);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problem = $"{path} can't be read as a zip file.";
            return null;
        }
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var content = new byte[entry.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static bool IsOwn(string path) =>
        TryRead(path, out _) is { } files
        && files.All.Select(file => file.Key).Order(StringComparer.Ordinal).SequenceEqual(AppFiles.Names.Order(StringComparer.Ordinal), StringComparer.Ordinal)
        && AppRules.Text(files.FindJson(AppFiles.Manifest), "staticTabs", 0, "entityId") == Results.ResultsTab.EntityId;

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It says so by its name, and nothing reads it.
        }
    }
}
