using System.Diagnostics;
using System.Text.Json;

namespace LeadershipBot.Storage.Tests.Interop;

/// <summary>Runs Microsoft's own JavaScript client, which the build has installed beside Azurite.</summary>
internal static class Peer
{
    public static async Task<JsonElement> RunAsync(string connectionString, string table, IEnumerable<string> filters)
    {
        var folder = Folder();
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "LeadershipBot.Storage.Tests", "Interop", "peer.cjs"), connectionString, table])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["NODE_PATH"] = Path.Combine(folder, "azurite", "node_modules");
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync($"{{\"filters\":[{string.Join(',', filters.Select(filter => $"\"{JsonEncodedText.Encode(filter)}\""))}]}}");
        node.StandardInput.Close();
        var (said, complained) = (node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await complained);
        using var document = JsonDocument.Parse(await said);
        return document.RootElement.Clone();
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "azurite", "node_modules")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("tests/azurite/node_modules");
    }
}
