using Azure.Core;
using LeadershipBot.Sandbox.Api;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Sandbox;

/// <summary>
/// The real host in a process of its own, beside an <see cref="EmulatedTeams"/> elsewhere: with a calendar that stands still
/// until <c>POST sandbox/api/clock</c> moves it. It may be killed at any moment and started again on the same folder.
/// </summary>
public sealed class SandboxBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxData _data;
    private readonly AzuriteProcess? _azurite;

    private SandboxBot(WebApplication app, SandboxData data, Uri root, AzuriteProcess? azurite)
    {
        _app = app;
        _data = data;
        _azurite = azurite;
        Root = root;
    }

    public Uri Root { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the host; nobody is told that the app is installed, so that it makes its conversations itself.</summary>
    /// <param name="teams">The root address of the emulated Teams.</param>
    /// <param name="options">Roster, programs, folder, port and start; whether there are limits to keep to.</param>
    /// <param name="host">The host; the one that runs in production if left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SandboxBot> StartAsync(
        Uri teams, SandboxOptions options, SandboxHost? host = null, CancellationToken cancellationToken = default)
    {
        host ??= SandboxHost.LeadershipBot;
        var port = LoopbackPort.Bind(options.Port);
        var data = SandboxData.Prepare(options);
        var saved = data.ReadClock();
        var clock = new SandboxClock(saved > options.Start ? saved.Value : options.Start);
        var addresses = new SandboxAddresses(teams);
        AzuriteProcess? azurite = null;
        WebApplication? app = null;
        try
        {
            azurite = await data.StartAzuriteAsync(options, cancellationToken);
            var builder = host.CreateBuilder(["--environment", "Sandbox", "--contentRoot", AppContext.BaseDirectory]);
            builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
            builder.Configuration.AddInMemoryCollection(HostSettings.For(addresses, data, options.Limits, azurite?.ConnectionString ?? options.TableConnection));
            port.Serve(builder.WebHost);
            builder.Services.AddCalendar(clock, options.SettleLimit);
            builder.Services.AddSingleton<InFlight>();
            builder.Services.Replace(ServiceDescriptor.Singleton<TokenCredential>(_ => new SandboxCredential(SandboxCredential.CreateHttp(), addresses)));
            app = host.Build(builder);
            app.MapGroup("/sandbox/api").MapClock();
            await app.StartAsync(cancellationToken);
            return new SandboxBot(app, data, port.Root, azurite);
        }
        catch
        {
            await (app?.DisposeAsync() ?? default);
            await (azurite?.DisposeAsync() ?? default);
            port.Dispose();
            throw;
        }
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            _data.SaveClock(Services.GetRequiredService<SandboxClock>().GetUtcNow());
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        finally
        {
            await (_azurite?.DisposeAsync() ?? default);
        }
    }
}
