using LeadershipBot.Settings;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Delivery;

internal static class DeliveryServices
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<DeliveryOptions>(configuration, DeliveryOptions.Section);

        services.AddOptions<HostOptions>().Configure<IOptions<DeliveryOptions>>(LeaveTimeToDrain);
        return services
            .AddSingleton<Campaigns>()
            .AddSingleton<DeliveryPlan>()
            .AddSingleton<RunCampaigns>()
            .AddSingleton<DeliverBatch>()
            .AddSingleton<ReadConditions>()
            .AddSingleton<DeliverMessage>()
            .AddSingleton<SendMessage>()
            .AddSingleton<SendingFigures>()
            .AddSingleton<SendQueue>()
            .AddSingleton<MessageBudgets>()
            .AddSingleton<ForeseenMessages>()
            .AddSingleton<QuietModes>();
    }

    /// <summary>Longer than the drain, so that what is on its way can say what became of it.</summary>
    private static void LeaveTimeToDrain(HostOptions host, IOptions<DeliveryOptions> delivery)
    {
        try
        {
            host.ShutdownTimeout = TimeSpan.FromSeconds(delivery.Value.DrainSeconds + 10);
        }
        catch (OptionsValidationException)
        {
            // It is told with everything else that is wrong, and no host starts with it.
        }
    }
}
