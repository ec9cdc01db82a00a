namespace LeadershipBot.Settings;

internal static class SettingsServices
{
    /// <summary>Every section of the bot's configuration is read in this way: checked with all others at the start, and listed in docs/configuration.md.</summary>
    public static void AddValidated<T>(this IServiceCollection services, IConfiguration configuration, string name)
        where T : class
    {
        var section = new SettingSection(name, typeof(T));
        services.AddSingleton(section);
        services.AddOptions<T>().Configure(options => SettingValues.Bind(configuration.GetSection(name), section, options)).ValidateDataAnnotations().ValidateOnStart();
    }
}
