using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LeadershipBot.Sandbox;

/// <summary>
/// A <see cref="SandboxBot"/> in a process of its own, as tests and benchmarks want it: started on a folder, measured, killed
/// without a word, started again.
/// </summary>
public sealed class BotProcess : IAsyncDisposable
{
    private const string Ready = "The bot is ready: ";

    private readonly Process _process;
    private readonly StringBuilder _errors;

    private BotProcess(Process process, Uri root, StringBuilder errors)
    {
        _process = process;
        _errors = errors;
        Root = root;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null })
        {
            BaseAddress = root,
            Timeout = Timeout.InfiniteTimeSpan, // Moving the clock answers once a send is done.
        };
    }

    public Uri Root { get; }

    public HttpClient Http { get; }

    public Process Process => _process;

    /// <summary>What it logged as an error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Starts it and returns once it is ready.</summary>
    /// <param name="teams">The emulated Teams it belongs to; people's taps go to it from now on.</param>
    /// <param name="options">Its folder, which must be given, roster, programs, port, start and limits; the rest does not matter.</param>
    /// <param name="settings">More settings of the host, such as <c>Bot:MaxTries</c>.</param>
    /// <param name="cancellationToken">Gives up and ends it.</param>
    public static async Task<BotProcess> StartAsync(
        EmulatedTeams teams, SandboxOptions options, IEnumerable<KeyValuePair<string, string>>? settings = null, CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo("dotnet", Arguments(teams, options))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (options.TableConnection is { } tables)
        {
            // Not as an argument, which others on this machine can read.
            start.Environment["Storage__ConnectionString"] = tables;
        }

        foreach (var (name, value) in settings ?? [])
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith(Ready, StringComparison.Ordinal))
                {
                    var bot = new BotProcess(process, new Uri(line[Ready.Length..]), errors);
                    teams.Bot.Endpoint = new Uri(bot.Root, "api/messages");
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return bot;
                }
            }

            await process.WaitForExitAsync(cancellationToken);
            throw new InvalidOperationException("The bot did not start: " + errors);
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    /// <summary>Moves its calendar to the next event and returns once everything due has happened.</summary>
    public Task<JsonElement> SkipToNextAsync(CancellationToken cancellationToken = default) => MoveAsync(new { skipToNext = true }, cancellationToken);

    /// <summary>Moves its calendar and returns once everything due on the way has happened.</summary>
    public Task<JsonElement> AdvanceAsync(DateTimeOffset instant, CancellationToken cancellationToken = default) =>
        MoveAsync(new { advanceTo = instant }, cancellationToken);

    /// <summary>SIGKILL: nothing is flushed, closed or told to anybody.</summary>
    public Task KillAsync() => EndAsync(_process);

    public async ValueTask DisposeAsync()
    {
        await EndAsync(_process);
        Http.Dispose();
        _process.Dispose();
    }

    private static List<string> Arguments(EmulatedTeams teams, SandboxOptions options)
    {
        List<string> arguments =
        [
            typeof(SandboxBot).Assembly.Location, "bot",
            "--teams", teams.Addresses.Root.ToString(),
            "--data", options.DataDirectory ?? throw new ArgumentException("A bot that may die needs a folder that stays.", nameof(options)),
            "--port", options.Port.ToString(CultureInfo.InvariantCulture),
            "--start", options.Start.ToString("O", CultureInfo.InvariantCulture),
        ];
        if (options is { Store: SandboxStore.Azurite, TableConnection: null })
        {
            arguments.AddRange(["--store", "azurite"]);
        }

        Add("--roster", options.RosterFile);
        Add("--program", options.ProgramFile);
        if (!options.Limits)
        {
            arguments.Add("--no-limits");
        }

        return arguments;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                arguments.AddRange([name, value]);
            }
        }
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<JsonElement> MoveAsync(object move, CancellationToken cancellationToken)
    {
        using var response = await Http.PostAsJsonAsync("sandbox/api/clock", move, cancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return response.IsSuccessStatusCode ? body : throw new InvalidOperationException(body.ToString());
    }
}
