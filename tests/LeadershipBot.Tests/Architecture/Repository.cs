using System.Xml.Linq;

namespace LeadershipBot.Tests.Architecture;

/// <summary>The working copy the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The projects a project refers to, by name.</summary>
    public static IReadOnlyList<string> ProjectsOf(string project) => [.. ReferencesOf(project, "ProjectReference")
        .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
        .Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> PackagesOf(string project) => [.. ReferencesOf(project, "PackageReference").Order(StringComparer.Ordinal)];

    private static IEnumerable<string> ReferencesOf(string project, string kind) =>
        XDocument.Load(PathOf("src", project, project + ".csproj")).Descendants(kind).Select(reference => (string)reference.Attribute("Include")!);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LeadershipBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("LeadershipBot.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
