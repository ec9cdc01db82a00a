using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Faults;
using LeadershipBot.Sandbox.Issuer;
using LeadershipBot.Sandbox.Limits;
using LeadershipBot.Sandbox.Receipts;
using LeadershipBot.Sandbox.Staff;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Sandbox;

/// <summary>What stands in for Teams and its people.</summary>
public static class SandboxTeams
{
    /// <summary>Everything around any bot that uses Quartz: Teams, a calendar to skip ahead, and people who act by themselves.</summary>
    public static IServiceCollection AddSandboxTeams(
        this IServiceCollection services, SandboxAddresses addresses, SandboxRoster roster, SandboxClock clock, SandboxOptions options)
    {
        services.AddCalendar(clock, options.SettleLimit);
        services.AddSingleton(new Temperament(options.Seed, roster));
        services.AddSingleton(provider => new StaffBatches(
            provider.GetRequiredService<Clock.Agenda>(), provider.GetRequiredService<ILogger<StaffBatches>>()) { IsOn = options.StaffAnswer });
        services.AddSingleton<SimulatedStaff>();
        return services.AddTeams(addresses, roster, options.Memory, options.Limits);
    }

    /// <summary>A calendar to skip ahead, for a bot that uses Quartz. It asks for an <see cref="InFlight"/>.</summary>
    internal static IServiceCollection AddCalendar(this IServiceCollection services, SandboxClock clock, TimeSpan settleLimit)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        services.AddSingleton(clock);
        services.AddSingleton<Clock.Agenda>();
        services.AddSingleton(new TimelineLimits(settleLimit));
        services.AddSingleton<Timeline>();
        return services;
    }

    /// <summary>Teams alone: the connector, the issuer of tokens, and everybody's client. It asks for a <see cref="TimeProvider"/>.</summary>
    internal static IServiceCollection AddTeams(
        this IServiceCollection services, SandboxAddresses addresses, SandboxRoster roster, ChatMemory memory, bool limits)
    {
        services.AddSingleton(addresses);
        services.AddSingleton(roster);
        services.AddSingleton(new KeptMessages(memory));
        services.AddSingleton(new ConnectorLimits(TimeProvider.System) { IsOn = limits });
        services.AddSingleton<FaultInjector>();
        services.AddSingleton<MessageReceipts>();
        services.AddSingleton<InFlight>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<Chats>();
        services.AddSingleton<ConnectorCallers>();
        services.AddSingleton<ConnectorEmulator>();
        services.AddSingleton<ConnectorEndpoints>();
        services.AddSingleton<BotClient>();
        services.AddSingleton<PersonClient>();
        services.AddSingleton<InstallApp>();
        services.AddSingleton(_ => SandboxCredential.CreateHttp());
        return services;
    }

    public static void MapSandboxTeams(this IEndpointRouteBuilder routes)
    {
        routes.MapIssuer();
        ConnectorEndpoints.Map(routes);
    }
}
