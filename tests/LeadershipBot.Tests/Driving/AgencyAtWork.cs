using System.Net.Http.Json;
using System.Text.Json;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Driving;

/// <summary>The real host in a sandbox, used over its JSON API as any client would.</summary>
internal sealed class AgencyAtWork : IAsyncDisposable
{
    private readonly SandboxServer _server;
    private readonly HttpClient _http;
    private bool _isStopped;

    private AgencyAtWork(SandboxServer server, string folder)
    {
        _server = server;
        Folder = folder;

        // The client is no part of the host: it leaves no spans.
        _http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = server.Root };
    }

    public string Folder { get; }

    public Uri Root => _server.Root;

    public string RosterPath => Path.Combine(Folder, "roster.csv");

    public string ProgramPath => Path.Combine(Folder, "programs.yaml");

    public IReadOnlyList<Colleague> People { get; private set; } = [];

    /// <summary>What Teams calls each chat and its person.</summary>
    public IReadOnlyList<Chat> Chats { get; private set; } = [];

    public IEntityStore Store => Service<IEntityStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The twenty people of Harbor County, none of whom answers by themselves.</summary>
    public static async Task<AgencyAtWork> StartHarborAsync(
        string? folder = null, Action<WebApplicationBuilder>? change = null, string? roster = null, string? programs = null, int port = 0,
        Action<WebApplication>? map = null, DateTimeOffset? start = null, SandboxStore store = SandboxStore.Sqlite, string? tables = null)
    {
        folder ??= Directory.CreateTempSubdirectory("harbor-").FullName;
        var rosterFile = Path.Combine(folder, "roster.csv");
        if (!File.Exists(rosterFile))
        {
            await File.WriteAllTextAsync(rosterFile, roster ?? Harbor.Csv(), Cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder, "programs.yaml"), programs ?? SandboxPrograms.Yaml, Cancellation);
        }

        return await StartAsync(
            new SandboxOptions
            {
                RosterFile = rosterFile,
                ProgramFile = Path.Combine(folder, "programs.yaml"),
                DataDirectory = Path.Combine(folder, "data"),
                Port = port,
                Start = start ?? SandboxPrograms.Start,
                StaffAnswer = false,
                Store = store,
                TableConnection = tables,
            },
            folder,
            change,
            map);
    }

    /// <summary>The sandbox's own agency of 150 people who answer by themselves.</summary>
    public static Task<AgencyAtWork> StartSyntheticAsync(SandboxStore store = SandboxStore.Sqlite)
    {
        var folder = Directory.CreateTempSubdirectory("synthetic-").FullName;
        return StartAsync(new SandboxOptions { DataDirectory = Path.Combine(folder, "data"), Port = 0, Store = store }, folder, change: null);
    }

    public T Service<T>()
        where T : notnull => _server.Services.GetRequiredService<T>();

    /// <summary>Somebody of Harbor County, such as "North3".</summary>
    public Colleague Find(string key) => People.Single(person => person.Name.StartsWith(key + " ", StringComparison.Ordinal));

    public IEnumerable<Colleague> With(string role) => People.Where(person => person.Role == role);

    public async Task AdvanceAsync(string instant)
    {
        var (status, answer) = await PostAsync("sandbox/api/clock", new { advanceTo = instant });
        Assert.True(status == 200, answer.ToString());
    }

    public async Task<DateTimeOffset> NowAsync() => (await GetAsync<JsonElement>("sandbox/api/clock")).GetProperty("now").GetDateTimeOffset();

    public Task<JsonElement[]> ReleasesAsync() => GetAsync<JsonElement[]>("sandbox/api/releases");

    public async Task<T> GetAsync<T>(string path) => (await _http.GetFromJsonAsync<T>(path, Cancellation))!;

    /// <summary>What <c>/readyz</c> says of a bot that can work.</summary>
    public Task<string> ReadinessAsync() => _http.GetStringAsync("readyz", Cancellation);

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(path, body, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, Cancellation);

    /// <summary>Stops the host and leaves its folder for a later look or start.</summary>
    public async Task StopAsync()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            _http.Dispose();
            await _server.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<AgencyAtWork> StartAsync(
        SandboxOptions options, string folder, Action<WebApplicationBuilder>? change, Action<WebApplication>? map = null)
    {
        if (options is { Store: SandboxStore.Azurite, TableConnection: null })
        {
            options = options with { TableConnection = await SharedAzurite.ConnectionOfAsync(folder) };
        }

        var host = SandboxHost.LeadershipBot with
        {
            Build = builder =>
            {
                builder.Logging.ClearProviders();
                change?.Invoke(builder);
                var app = LeadershipBotHost.Build(builder);
                map?.Invoke(app);
                return app;
            },
        };
        var agency = new AgencyAtWork(await SamePort.StartAsync(() => SandboxServer.StartAsync(options, host, Cancellation)), folder);
        agency.Chats = agency.Service<Chats>().All;
        agency.People = [.. (await agency.GetAsync<JsonElement[]>("sandbox/api/people")).Select(person => new Colleague(agency, person))];
        return agency;
    }
}
