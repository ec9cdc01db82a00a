namespace LeadershipBot.EndToEnd;

/// <summary>Finds this checkout's folders from wherever the tests were built to.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path below <c>artifacts/</c>, whose folder exists.</summary>
    public static string ArtifactPath(params ReadOnlySpan<string> parts)
    {
        var path = PathTo(["artifacts", .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LeadershipBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds LeadershipBot.sln.");
    }
}
