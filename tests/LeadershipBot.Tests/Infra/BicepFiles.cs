using System.Diagnostics;
using System.Text.Json;
using LeadershipBot.Tests.Architecture;
using LeadershipBot.Tests.Driving;

namespace LeadershipBot.Tests.Infra;

/// <summary>Every Bicep file of <c>infra</c>, parsed once. Needs Node; gets its packages once.</summary>
internal static class BicepFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>From the folder <c>infra</c>, with slashes.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        .. Directory.EnumerateFiles(PathOf(), "*.bicep*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".json", StringComparison.Ordinal))
            .Select(Relative)
            .Order(StringComparer.Ordinal),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly string Folder = Repository.PathOf("tests", "bicep");

    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private static readonly Lazy<Task<IReadOnlyList<BicepFile>>> Parsed = new(() => ParseAsync([.. Paths.Select(path => PathOf(path))]));

    public static Task<IReadOnlyList<BicepFile>> AllAsync() => Parsed.Value;

    public static async Task<BicepFile> OneAsync(string path) => (await AllAsync()).Single(file => file.Path == path);

    /// <summary>Programs that stand in for others when they are first on PATH.</summary>
    public static string Standins { get; } = Repository.PathOf("tests", "LeadershipBot.Tests", "Infra", "standins");

    public static string PathOf(params string[] parts) => Repository.PathOf(["infra", .. parts]);

    public static async Task<IReadOnlyList<BicepFile>> ParseAsync(IReadOnlyList<string> paths)
    {
        await Installed.Value;
        var printed = await RunAsync("node", ["tree.mjs", .. paths]);
        return [.. JsonSerializer.Deserialize<List<Tree>>(printed, Json)!.Select(tree => new BicepFile(Relative(tree.File), tree.Nodes))];
    }

    /// <summary>Installs from the lock file, once for each change of it.</summary>
    private static async Task InstallAsync()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund");
        }
    }

    private static string Relative(string path) => Path.GetRelativePath(PathOf(), path).Replace('\\', '/');

    // Shared by tests, so no single test's end may end it.
    private static async Task<string> RunAsync(string command, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(new ProcessStartInfo(command, arguments) { WorkingDirectory = Folder }, Longest, TimeProvider.System, CancellationToken.None);
        return run.OutputOf(command);
    }

    private sealed record Tree(string File, BicepNode Nodes);
}
