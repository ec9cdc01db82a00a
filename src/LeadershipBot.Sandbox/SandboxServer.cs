using Azure.Core;
using LeadershipBot.Sandbox.Api;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Sandbox;

/// <summary>A running sandbox: the real host with everything of Teams it needs, on one port of this machine.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxData? _kept;

    private SandboxServer(WebApplication app, Uri root, SandboxData? kept, AzuriteProcess? azurite)
    {
        _app = app;
        _kept = kept;
        Root = root;
        Azurite = azurite;
    }

    /// <summary>The one that it started for itself, if any.</summary>
    public AzuriteProcess? Azurite { get; }

    /// <summary>Where the page is.</summary>
    public Uri Root { get; }

    public IServiceProvider Services => _app.Services;

    /// <inheritdoc cref="StartAsync(SandboxOptions, SandboxHost, CancellationToken)"/>
    public static Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellationToken = default) =>
        StartAsync(options, SandboxHost.LeadershipBot, cancellationToken);

    /// <summary>Starts the host, installs the app for everybody and returns once the bot has greeted them, if they are not too many.</summary>
    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options, SandboxHost host, CancellationToken cancellationToken = default)
    {
        // Bound first: the host's settings name this address, and a second sandbox must not empty the first one's data.
        var port = LoopbackPort.Bind(options.Port);
        var addresses = new SandboxAddresses(port.Root);
        var data = SandboxData.Prepare(options);
        var clock = new SandboxClock(data.ReadClock() ?? options.Start);

        AzuriteProcess? azurite = null;
        WebApplication? app = null;
        try
        {
            azurite = await data.StartAzuriteAsync(options, cancellationToken);
            var builder = host.CreateBuilder(["--environment", "Sandbox", "--contentRoot", AppContext.BaseDirectory]);
            builder.Logging
                .AddFilter("Microsoft", LogLevel.Warning)
                .AddFilter("Quartz", LogLevel.Warning)
                .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // Whoever starts the sandbox reports it.
            builder.Configuration.AddInMemoryCollection(HostSettings.For(addresses, data, options.Limits, azurite?.ConnectionString ?? options.TableConnection));
            port.Serve(builder.WebHost);
            builder.Services.AddSandboxTeams(addresses, data.Roster, clock, options);
            builder.Services.Replace(ServiceDescriptor.Singleton<TokenCredential, SandboxCredential>());

            app = host.Build(builder);
            app.MapSandboxTeams();
            app.MapSandboxApi();
            app.UseSandboxPage(options.PageDirectory);
            await StartAsync(app, data, options, cancellationToken);
            return new SandboxServer(app, addresses.Root, options.DataDirectory is null ? null : data, azurite);
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
            _kept?.SaveClock(Services.GetRequiredService<SandboxClock>().GetUtcNow());
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        finally
        {
            await (Azurite?.DisposeAsync() ?? default);
        }
    }

    private static async Task StartAsync(WebApplication app, SandboxData data, SandboxOptions options, CancellationToken cancellationToken)
    {
        var install = app.Services.GetRequiredService<InstallApp>();
        var greets = data.Roster.People.Count <= SandboxOptions.MostGreeted;
        if (!greets || data.ReadClock() is not null)
        {
            // The host may write to people as soon as it starts again, and they had the app before.
            install.Silently();
        }

        await app.StartAsync(cancellationToken);
        if (options.PastRounds > 0 && data.ReadClock() is null)
        {
            await Past.PastRounds.WriteAsync(app.Services, options.PastRounds, options.Start, cancellationToken);
        }

        if (greets)
        {
            await install.ForEveryoneAsync(cancellationToken);
        }

        await app.Services.GetRequiredService<Timeline>().SettleAsync(cancellationToken);
    }
}
