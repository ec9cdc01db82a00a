using System.Diagnostics;
using System.Text.Json;
using LeadershipBot.Benchmarks.Bots;

namespace LeadershipBot.Benchmarks.TableStorage;

/// <summary>Microsoft's JavaScript client of the Table service in a process of its own, doing as it is told.</summary>
internal sealed class TablePeer : IDisposable
{
    private readonly Process _process;

    private TablePeer(Process process) => _process = process;

    public static async Task<TablePeer> StartAsync(string connectionString)
    {
        await Peers.InstallAsync();
        return new(Process.Start(new ProcessStartInfo("node", ["tables.js", connectionString, TableLoad.Body])
        {
            WorkingDirectory = Peers.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    public async Task<TableCost> RunAsync(TableWork work)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(work, TableWorkJson.Default.TableWork));
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The peer ended; it said why above.");
        return JsonSerializer.Deserialize(answer, TableWorkJson.Default.TableCost)!;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
