using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Delivery;
using LeadershipBot.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Pulses;

internal static class PulsesServices
{
    public static IServiceCollection AddPulses(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<PulseOptions>(configuration, PulseOptions.Section);
        services.AddValidated<KeyVaultOptions>(configuration, KeyVaultOptions.Section);
        services.TryAddSingleton(_ => KeyVaultMasterSecret.CreateClientOptions());
        return services
            .AddSingleton<FileMasterSecret>()
            .AddSingleton<KeyVaultMasterSecret>()
            .AddSingleton<MasterSecret>()
            .AddSingleton<Rounds>()
            .AddSingleton<RoundKeys>()
            .AddSingleton<OpenRound>()
            .AddSingleton<AskMoved>()
            .AddSingleton<Intake>()
            .AddSingleton<RoundTroubles>()
            .AddSingleton<CountBallots>()
            .AddSingleton<PublishRelease>()
            .AddSingleton<CloseRound>()
            .AddSingleton<PulseCards>()
            .AddSingleton<ICardVerbHandler, SubmitBallot>()
            .AddSingleton<ICardVerbHandler, AnswerAgain>()
            .AddSingleton<ITextCommand, PulseCommand>()
            .AddSingleton<ITextCommand, PlanCommand>()
            .AddSingleton<ICampaignMessage, PulseInvitation>()
            .AddSingleton<ICampaignMessage, PulseReminder>();
    }
}
