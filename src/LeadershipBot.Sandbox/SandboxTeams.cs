using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Issuer;
using LeadershipBot.Sandbox.Staff;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Sandbox;

/// <summary>What stands in for Teams and its people around any bot that uses Quartz.</summary>
public static class SandboxTeams
{
    public static IServiceCollection AddSandboxTeams(
        this IServiceCollection services, SandboxAddresses addresses, SandboxRoster roster, SandboxClock clock, SandboxOptions options)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        services.AddSingleton(addresses);
        services.AddSingleton(roster);
        services.AddSingleton(clock);
        services.AddSingleton<InFlight>();
        services.AddSingleton<Clock.Agenda>();
        services.AddSingleton(new TimelineLimits(options.SettleLimit));
        services.AddSingleton<Timeline>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<Chats>();
        services.AddSingleton<ConnectorEmulator>();
        services.AddSingleton<BotClient>();
        services.AddSingleton<PersonClient>();
        services.AddSingleton<InstallApp>();
        services.AddSingleton(new Temperament(options.Seed, roster));
        services.AddSingleton(provider => new StaffBatches(
            provider.GetRequiredService<Clock.Agenda>(), provider.GetRequiredService<ILogger<StaffBatches>>()) { IsOn = options.StaffAnswer });
        services.AddSingleton<SimulatedStaff>();

        // Calls that never leave this process: no proxy, no handler rotation.
        services.AddSingleton(_ => new HttpClient(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }));
        return services;
    }

    public static void MapSandboxTeams(this IEndpointRouteBuilder routes)
    {
        routes.MapIssuer();
        routes.MapConnector();
    }
}
