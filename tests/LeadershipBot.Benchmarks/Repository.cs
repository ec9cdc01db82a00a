namespace LeadershipBot.Benchmarks;

/// <summary>Where the sources are that the benchmarks were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    public static string Benchmarks => Path.Combine(Root, "tests", "LeadershipBot.Benchmarks");

    public static string Pictures => Path.Combine(Root, "docs", "pictures");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LeadershipBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run from within the repository.");
        }

        return folder.FullName;
    }
}
