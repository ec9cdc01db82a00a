using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.Preferences;

internal static class PreferencesServices
{
    public static IServiceCollection AddPreferences(this IServiceCollection services) => services
        .AddSingleton<PreferencesTable>()
        .AddSingleton<PauseDialog>()
        .AddSingleton<IDialog>(provider => provider.GetRequiredService<PauseDialog>())
        .AddSingleton<ITextCommand, SettingsCommand>()
        .AddSingleton<ITextCommand, PauseCommand>()
        .AddSingleton<ICardVerbHandler, SaveSettings>();
}
