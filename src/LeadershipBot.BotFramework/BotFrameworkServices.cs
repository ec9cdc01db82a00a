using Azure.Core;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.BotFramework;

/// <summary>Registers the protocol.</summary>
public static class BotFrameworkServices
{
    /// <summary>Registers everything, with options from a section shaped like <see cref="BotFrameworkOptions"/>.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfigurationSection section) =>
        services.AddBotFramework(section.Bind);

    /// <summary>
    /// Registers everything. The host adds its <see cref="ActivityHandler"/> under that type and maps
    /// <see cref="BotAdapterEndpoint.MapBotMessages"/>. It may replace the <see cref="TokenCredential"/> and the
    /// <see cref="TimeProvider"/> of <see cref="RealTime.Key"/> by registering them first. Options that are wrong stop
    /// the host at start with one message that lists every problem.
    /// </summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, Action<BotFrameworkOptions> configure)
    {
        services.AddOptions<BotFrameworkOptions>().Configure(configure).PostConfigure(options => options.TakeFromCloud()).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>());
        services.AddMetrics();
        services.TryAddKeyedSingleton(RealTime.Key, TimeProvider.System);
        services.TryAddSingleton(provider => BotCredential.Create(provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value));
        services.TryAddSingleton<BotFrameworkMetrics>();
        services.TryAddSingleton<ServiceHosts>();
        services.TryAddSingleton<OpenIdDocuments>();
        services.TryAddSingleton(provider => new SigningKeys(
            provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.OpenIdMetadataUrl,
            provider.GetRequiredService<OpenIdDocuments>(),
            provider.GetRequiredKeyedService<TimeProvider>(RealTime.Key),
            provider.GetRequiredService<ILogger<SigningKeys>>()));
        services.TryAddSingleton<BearerTokens>();
        services.TryAddSingleton<InboundAuthenticator>();
        services.TryAddSingleton<ConnectorTokens>();
        services.TryAddSingleton<ConnectorClient>();
        services.TryAddSingleton<ActivitySender, ConnectorSender>();
        services.TryAddSingleton<TurnFailures>();
        services.TryAddSingleton<SenderLimits>();
        services.TryAddSingleton<RefusalLog>();
        services.TryAddSingleton<BotAdapter>();
        return services;
    }
}
