using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace LeadershipBot.EndToEnd.Driver;

/// <summary>
/// Microsoft 365 Agents Playground running on this machine with its telemetry off. What it is like, as seen with 0.2.28:
/// <list type="bullet">
/// <item>It probes the bot with <c>HEAD /api/messages</c> and goes on whatever status comes back.</item>
/// <item>Each load of its page starts with an empty chat and posts <c>installationUpdate</c> (add) and
/// <c>conversationUpdate</c> at once, in either order, without the person's name or time zone.</item>
/// <item>Activities carry no token. <c>from.id</c> and <c>from.aadObjectId</c> are the current user's;
/// <c>conversation.tenantId</c> and <c>channelData.tenant.id</c> are the tenant's; <c>serviceUrl</c> is
/// <c>http://localhost:{port}/_connector</c>; locale is always <c>en-US</c>, the zone that of the process.</item>
/// <item><c>POST /v3/conversations</c> always answers 201 with an id and nothing else, but a send to someone who is not
/// in its file answers 500 <c>UserNotFound</c>. It knows people by <c>id</c>, not by object id. The current user's new
/// conversation is the one on screen; the others' are not on screen.</item>
/// <item>A message of text and a card is split in two and answered 202 without an id. Update works; delete answers 501.
/// Cards above Teams' size limit are taken.</item>
/// </list>
/// </summary>
internal sealed partial class PlaygroundProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource<int> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PlaygroundProcess(Process process) => this.process = process;

    /// <summary>The chat page.</summary>
    public Uri Address { get; private set; } = new("http://localhost/");

    /// <summary>A port that was free a moment ago, for a bot that must know the client's address before it starts.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The <c>serviceUrl</c> of a playground on this port.</summary>
    public static string ServiceUrl(int port) => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/_connector");

    public static async Task<PlaygroundProcess> StartAsync(Uri messages, int port, CancellationToken cancellationToken)
    {
        var node = Prerequisite.Node.Locate();
        var script = await PlaygroundPackage.InstalledScriptAsync(cancellationToken);
        var start = new ProcessStartInfo(
            node,
            [
                script, "start", "--disable-telemetry",
                "--app-endpoint", messages.AbsoluteUri,
                "--channel-id", "msteams",
                "--port", port.ToString(CultureInfo.InvariantCulture),
            ])
        {
            WorkingDirectory = PlaygroundPackage.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = PlaygroundPackage.ConfigPath;
        start.Environment["M365_AGENTS_PLAYGROUND_LOGFILE"] = Repository.ArtifactPath("playground", "playground.log");
        start.Environment["NO_PROXY"] = "localhost,127.0.0.1";

        var playground = new PlaygroundProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        try
        {
            await playground.ListenAsync(port, cancellationToken);
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }

        return playground;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private bool IsRunning { get; set; }

    private async Task ListenAsync(int port, CancellationToken cancellationToken)
    {
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("It ended."));
        IsRunning = process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            var actual = await listening.Task.WaitAsync(StartLimit, cancellationToken);
            if (actual != port)
            {
                throw new InvalidOperationException($"It listens on {actual}, because {port} was taken meanwhile.");
            }

            Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/"));
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            throw new InvalidOperationException(
                $"The Agents Playground did not start. {exception.Message} It wrote:{Environment.NewLine}{string.Join(Environment.NewLine, output)}", exception);
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        output.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex("^Listening on (?<port>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
