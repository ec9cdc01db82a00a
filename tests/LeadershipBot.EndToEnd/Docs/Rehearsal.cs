using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LeadershipBot.EndToEnd.Docs;

/// <summary>Types a command of a page. A program that goes on serving is asked for its page once and then ended.</summary>
internal sealed partial class Rehearsal(Workplace place)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything it printed.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Whether what is written there could be typed at all.</summary>
    public static async Task<string> SyntaxErrorsAsync(string script, CancellationToken cancellationToken)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-n"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })!;
        await bash.StandardInput.WriteAsync(script.AsMemory(), cancellationToken);
        bash.StandardInput.Close();
        var errors = await bash.StandardError.ReadToEndAsync(cancellationToken);
        await bash.WaitForExitAsync(cancellationToken);
        return errors;
    }

    /// <summary>The exit code.</summary>
    public async Task<int> TypeAsync(DocumentedCommand command, CancellationToken cancellationToken)
    {
        File.Delete(place.PidFile);
        using var bash = new Process { StartInfo = StartOf(command) };
        bash.OutputDataReceived += (_, line) => Read(line.Data);
        bash.ErrorDataReceived += (_, line) => Read(line.Data);
        bash.Start();
        bash.StandardInput.Close();
        bash.BeginOutputReadLine();
        bash.BeginErrorReadLine();
        var ended = bash.WaitForExitAsync(cancellationToken);
        try
        {
            if (await Task.WhenAny(ended, _serving.Task).WaitAsync(Longest, cancellationToken) == _serving.Task)
            {
                await LookAsync(await _serving.Task, cancellationToken);
                await EndServerAsync(cancellationToken);
            }

            await ended.WaitAsync(Longest, cancellationToken);
            return bash.ExitCode;
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"{command} neither serves nor ends within {Longest.TotalSeconds:0} s. It said:{Environment.NewLine}{Said}", error);
        }
        finally
        {
            if (!bash.HasExited)
            {
                bash.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task LookAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var alive = await http.GetAsync(new Uri(address, "/healthz"), cancellationToken);
        alive.EnsureSuccessStatusCode();
    }

    private ProcessStartInfo StartOf(DocumentedCommand command)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", command.Text])
        {
            WorkingDirectory = place.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in place.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private async Task EndServerAsync(CancellationToken cancellationToken)
    {
        var id = int.Parse(await File.ReadAllTextAsync(place.PidFile, cancellationToken), CultureInfo.InvariantCulture);
        using var signal = Process.Start("kill", ["-TERM", id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync(cancellationToken);
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (Serving().Match(line) is { Success: true } match)
        {
            _serving.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    /// <summary>What the sandbox says once it is there, and any web application of ASP.NET Core.</summary>
    [GeneratedRegex(@"(The sandbox is ready: |Now listening on: )(?<address>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Serving();
}
