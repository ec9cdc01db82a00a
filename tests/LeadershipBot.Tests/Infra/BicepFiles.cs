using System.Diagnostics;
using System.Text.Json;
using LeadershipBot.Tests.Architecture;

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

    private static readonly Lazy<Task<IReadOnlyList<BicepFile>>> Parsed = new(() => ParseAsync([.. Paths.Select(path => PathOf(path))]));

    public static Task<IReadOnlyList<BicepFile>> AllAsync() => Parsed.Value;

    public static async Task<BicepFile> OneAsync(string path) => (await AllAsync()).Single(file => file.Path == path);

    /// <summary>Programs that stand in for others when they are first on PATH.</summary>
    public static string Standins { get; } = Repository.PathOf("tests", "LeadershipBot.Tests", "Infra", "standins");

    public static string PathOf(params string[] parts) => Repository.PathOf(["infra", .. parts]);

    public static async Task<IReadOnlyList<BicepFile>> ParseAsync(IReadOnlyList<string> paths)
    {
        var folder = Repository.PathOf("tests", "bicep");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "web-tree-sitter")))
        {
            await RunAsync(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund");
        }

        var printed = await RunAsync(folder, "node", ["tree.mjs", .. paths]);
        return [.. JsonSerializer.Deserialize<List<Tree>>(printed, Json)!.Select(tree => new BicepFile(Relative(tree.File), tree.Nodes))];
    }

    private static string Relative(string path) => Path.GetRelativePath(PathOf(), path).Replace('\\', '/');

    private static async Task<string> RunAsync(string folder, string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {await errors}{await output}");
    }

    private sealed record Tree(string File, BicepNode Nodes);
}
