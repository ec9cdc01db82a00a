using System.Diagnostics;

namespace LeadershipBot.Benchmarks.Bots;

/// <summary>A bot in a process of its own: it prints its address once it listens and ends when its input does.</summary>
internal sealed class MeasuredBot : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);

    private readonly Process _process;

    private MeasuredBot(string name, Process process, Uri address, string? token)
    {
        Name = name;
        Address = address;
        Token = token;
        _process = process;
    }

    public string Name { get; }

    public Uri Address { get; }

    /// <summary>The token it wants to see; null where its authentication is off.</summary>
    public string? Token { get; }

    /// <summary>Processor time of this process alone, user and system.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<MeasuredBot> StartAsync(string name, ProcessStartInfo start, string? token)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new InvalidOperationException($"{name} ended before it listened."));
            }
            else if (line.Data.StartsWith("http://", StringComparison.Ordinal))
            {
                address.TrySetResult(new Uri(line.Data));
            }
            else
            {
                Console.Error.WriteLine($"{name}: {line.Data}");
            }
        };
        process.BeginOutputReadLine();
        try
        {
            return new MeasuredBot(name, process, await address.Task.WaitAsync(StartLimit), token);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
