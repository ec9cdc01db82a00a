using LeadershipBot.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Telemetry;

public static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<TelemetryOptions>(configuration, TelemetryOptions.Section);
        return services.AddSingleton<BotMetrics>();
    }

    /// <summary>
    /// For the bot at work alone: what a command measures and writes is not the bot's. Nothing is made, and nothing listens, where no
    /// collector is set.
    /// </summary>
    public static IServiceCollection AddExport(this IServiceCollection services) => services
        .AddSingleton<CollectorExport>()
        .AddSingleton(LogsOf);

    /// <summary>Before anything is measured.</summary>
    public static void BeginExport(this IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<TelemetryOptions>>().Value.IsOn)
        {
            services.GetRequiredService<CollectorExport>();
        }
    }

    private static ILoggerProvider LogsOf(IServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<IOptions<TelemetryOptions>>().Value.IsOn
                ? new CollectorLogs(services.GetRequiredService<CollectorExport>())
                : NullLoggerProvider.Instance;
        }
        catch (OptionsValidationException)
        {
            // The start says so in a moment, with everything else that is wrong.
            return NullLoggerProvider.Instance;
        }
    }
}
