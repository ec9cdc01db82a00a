using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LeadershipBot.Sandbox;

/// <summary>
/// Azurite's table service in a process of its own on this machine. It ends with this one, however this one ends.
/// It needs <see cref="AzuritePackages"/> and nothing else of the sandbox.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    /// <summary>The account every Azurite has, whose key is public.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The published key of that account.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string Started = "successfully started";
    private const int Tries = 5;

    private readonly Process _process;

    private AzuriteProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Where the account's tables are.</summary>
    public Uri Endpoint => EndpointOf(AccountName);

    public string ConnectionString => ConnectionStringOf(AccountName);

    public int ProcessId => _process.Id;

    /// <summary>Where an account's tables are.</summary>
    public Uri EndpointOf(string account) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/{account}"));

    /// <summary>Each account has tables of its own, and all have the one key.</summary>
    public string ConnectionStringOf(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={AccountKey};TableEndpoint={EndpointOf(account)};";

    /// <summary>Starts it and returns once it answers.</summary>
    /// <param name="directory">Where it keeps its data from run to run; null keeps them in memory.</param>
    /// <param name="port">0 takes any free one.</param>
    /// <param name="accounts">Accounts beside <see cref="AccountName"/>, for those who share it.</param>
    /// <param name="cancellationToken">Gives up and ends it.</param>
    /// <exception cref="AzuriteException">It isn't installed, node is missing, or it does not start; the message says which.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        string? directory = null, int port = 0, IEnumerable<string>? accounts = null, CancellationToken cancellationToken = default)
    {
        var packages = AzuritePackages.Find();
        if (directory is not null)
        {
            await WaitForPredecessorAsync(directory, cancellationToken);
        }

        string[] all = [AccountName, .. accounts ?? []];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnAsync(packages, directory, port == 0 ? FreePort() : port, all, cancellationToken);
            }
            catch (AzuriteException) when (port == 0 && attempt < Tries)
            {
                // Somebody else may have taken the free port meanwhile.
            }
        }
    }

    /// <summary>Has it save what it holds, and waits until it is gone.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(cancellationToken);
        }
    }

    /// <summary>Ends it at once. What it took in the last five seconds may not be in its files.</summary>
    public async Task KillAsync()
    {
        AzuritePackages.End(_process);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>One whose starter was killed saves its data a moment longer.</summary>
    private static async Task WaitForPredecessorAsync(string directory, CancellationToken cancellationToken)
    {
        var mark = Path.Combine(Directory.CreateDirectory(directory).FullName, "azurite.pid");
        for (var waited = 0; waited < 100 && File.Exists(mark) && IsAlive(await File.ReadAllTextAsync(mark, cancellationToken)); waited++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        File.Delete(mark);

        static bool IsAlive(string id)
        {
            try
            {
                using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
                return !process.HasExited;
            }
            catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException)
            {
                return false;
            }
        }
    }

    private static async Task<AzuriteProcess> StartOnAsync(
        string packages, string? directory, int port, IReadOnlyList<string> accounts, CancellationToken cancellationToken)
    {
        List<string> arguments =
        [
            "--require", Path.Combine(packages, "with-parent.cjs"),
            Path.Combine(packages, "node_modules", "azurite", "dist", "src", "table", "main.js"),
            "--silent", "--disableTelemetry", "--skipApiVersionCheck",
            "--tableHost", "127.0.0.1", "--tablePort", port.ToString(CultureInfo.InvariantCulture),
        ];
        arguments.AddRange(directory is null ? ["--inMemoryPersistence"] : ["--location", Path.GetFullPath(directory)]);
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = directory is null ? Path.GetTempPath() : Directory.CreateDirectory(directory).FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Select(account => $"{account}:{AccountKey}"));
        start.Environment["AZURITE_MARK"] = directory is null ? "" : Path.GetFullPath(Path.Combine(directory, "azurite.pid"));
        var process = AzuritePackages.Run(start, "node");
        try
        {
            var said = new StringBuilder();
            process.ErrorDataReceived += (_, line) =>
            {
                lock (said)
                {
                    said.AppendLine(line.Data);
                }
            };
            process.BeginErrorReadLine();
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.Contains(Started, StringComparison.Ordinal))
                {
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return new AzuriteProcess(process, port);
                }
            }

            await process.WaitForExitAsync(cancellationToken);
            throw new AzuriteException(string.Create(
                CultureInfo.InvariantCulture, $"Azurite did not start on port {port}:{Environment.NewLine}{said.ToString().Trim()}"));
        }
        catch
        {
            AzuritePackages.End(process);
            process.Dispose();
            throw;
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

/// <summary>Azurite is not there or does not start; the message is for the person who wants it.</summary>
public sealed class AzuriteException(string message) : Exception(message);
