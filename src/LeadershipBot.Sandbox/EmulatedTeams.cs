using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Api;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Faults;
using LeadershipBot.Sandbox.Limits;
using LeadershipBot.Sandbox.Receipts;

namespace LeadershipBot.Sandbox;

/// <summary>
/// Teams without a bot: the connector with its limits and faults, the issuer of tokens, and what people received. For bots
/// in processes of their own, which may die while this lives on.
/// </summary>
/// <remarks>
/// A host in another process gets to know it through <see cref="SandboxBot"/>; whoever only sends needs
/// <see cref="HostSettings.OfTeams"/> and <see cref="Issuer.SandboxCredential"/>.
/// </remarks>
public sealed class EmulatedTeams : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmulatedTeams(WebApplication app, SandboxAddresses addresses)
    {
        _app = app;
        Addresses = addresses;
    }

    public SandboxAddresses Addresses { get; }

    public IServiceProvider Services => _app.Services;

    public ConnectorLimits Limits => Services.GetRequiredService<ConnectorLimits>();

    public FaultInjector Faults => Services.GetRequiredService<FaultInjector>();

    public MessageReceipts Receipts => Services.GetRequiredService<MessageReceipts>();

    public Chats Chats => Services.GetRequiredService<Chats>();

    /// <summary>What people do: writing, tapping. Say first where the bot is: <see cref="BotClient.Endpoint"/>.</summary>
    public PersonClient People => Services.GetRequiredService<PersonClient>();

    public BotClient Bot => Services.GetRequiredService<BotClient>();

    /// <summary>Starts on a free port of this machine, with the app installed for everybody and the bot told of nobody.</summary>
    /// <param name="roster">Who there is: <see cref="SyntheticAgency"/>'s or a file's.</param>
    /// <param name="limits">Whether Teams' limits are enforced.</param>
    /// <param name="memory">What chats keep; <see cref="ChatMemory.CountingOnly"/> for benchmarks.</param>
    /// <param name="clock">Tells the time of messages; this machine's if left out.</param>
    public static async Task<EmulatedTeams> StartAsync(
        SandboxRoster roster, bool limits = true, ChatMemory? memory = null, TimeProvider? clock = null, CancellationToken cancellationToken = default)
    {
        var port = LoopbackPort.Bind(0);
        var addresses = new SandboxAddresses(port.Root);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        port.Serve(builder.WebHost);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddTeams(addresses, roster, memory ?? new ChatMemory(), limits);
        var app = builder.Build();
        app.MapSandboxTeams();
        app.MapGroup("/sandbox/api").MapBench();
        try
        {
            app.Services.GetRequiredService<InstallApp>().Silently();
            await app.StartAsync(cancellationToken);
            return new EmulatedTeams(app, addresses);
        }
        catch
        {
            await app.DisposeAsync();
            port.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
