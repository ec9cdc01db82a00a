using System.Text.Json;

namespace LeadershipBot.Tests.Manifest;

/// <summary>The folder <c>manifest/</c> of the working copy the tests run in.</summary>
internal static class ManifestFolder
{
    public static string Root { get; } = Find();

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf(file)));
        return document.RootElement.Clone();
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LeadershipBot.sln")))
            {
                return Path.Combine(folder.FullName, "manifest");
            }
        }

        throw new DirectoryNotFoundException($"No LeadershipBot.sln above {AppContext.BaseDirectory}");
    }
}
