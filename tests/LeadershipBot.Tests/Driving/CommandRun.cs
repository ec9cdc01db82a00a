using System.Diagnostics;

namespace LeadershipBot.Tests.Driving;

/// <summary>A program that was run to its end. One that has to be ended before is, with all it started, and what it said until then is told.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    public static async Task<CommandRun> OfAsync(ProcessStartInfo start, TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var tooLong = new CancellationTokenSource(longest, clock);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLong.Token);
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await Task.WhenAll(output, errors, process.WaitForExitAsync(time.Token)).WaitAsync(time.Token);
            return new CommandRun(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException end)
        {
            process.Kill(entireProcessTree: true);
            var said = await Task.WhenAll(output, errors).WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
            throw new TimeoutException($"{start.FileName} {string.Join(' ', start.ArgumentList)} was ended before its end. It had said:\n{string.Concat(said)}", end);
        }
    }

    /// <summary>What it printed; an error where it did not end well.</summary>
    public string OutputOf(string command) => ExitCode == 0 ? Output : throw new InvalidOperationException($"{command} ended with {ExitCode}: {Errors}{Output}");
}
