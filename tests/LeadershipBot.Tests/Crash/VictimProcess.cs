using System.Diagnostics;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>A process with several real hosts that kills itself once each of them has come to its step.</summary>
internal sealed class VictimProcess : IAsyncDisposable
{
    /// <summary>Who waits at an answer gives up after ten seconds: by then the others must have come to theirs.</summary>
    public const int Capacity = 10;

    private const int KilledBySignal9 = 128 + 9;

    private readonly Process _process;

    private VictimProcess(Process process, IReadOnlyList<Victim> victims) => (_process, Victims) = (process, victims);

    /// <summary>One for each life it was started with.</summary>
    public IReadOnlyList<Victim> Victims { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="lives">A folder with the roster, the programs and the data, and where the host in it comes to its end.</param>
    public static async Task<VictimProcess> StartAsync(IEnumerable<(string Folder, string Step)> lives)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(
            AppContext.BaseDirectory.Replace("LeadershipBot.Tests", "LeadershipBot.Victim", StringComparison.Ordinal), "LeadershipBot.Victim.dll"));
        var victims = new List<Victim>();
        var all = lives.ToList();
        all.ForEach(life =>
        {
            start.ArgumentList.Add(life.Folder);
            start.ArgumentList.Add(life.Step);
        });
        var process = Process.Start(start)!;
        try
        {
            foreach (var (folder, step) in all)
            {
                var root = await process.StandardOutput.ReadLineAsync(Cancellation);
                Assert.True(Uri.TryCreate(root, UriKind.Absolute, out var address), "The process did not start.");
                victims.Add(new(folder, step, address));
            }

            return new(process, victims);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Lives in all hosts at once until the process dies, which must be the end it was told to come to.</summary>
    /// <param name="live">False when the process died on the way.</param>
    public async Task DieAsync(Func<Victim, Task<bool>> live)
    {
        var survivors = new List<string>();
        await Task.WhenAll(Victims.Select(async victim =>
        {
            if (await live(victim))
            {
                // The others would wait for this one for ever.
                survivors.Add(victim.Step);
                _process.Kill();
            }
        }));
        Assert.True(survivors.Count == 0, $"It lived past \"{string.Join("\", \"", survivors)}\".");
        await _process.WaitForExitAsync(Cancellation);
        Assert.Equal(KilledBySignal9, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var victim in Victims)
        {
            victim.Dispose();
        }

        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
