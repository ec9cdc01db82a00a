namespace LeadershipBot.Settings;

internal static class SettingsServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton(typeof(AsSet<>))
        .AddSingleton<SettingsCheck>();

    /// <summary>Every section of the bot's configuration is read in this way: checked with all others at the start, and listed in docs/configuration.md.</summary>
    public static void AddValidated<T>(this IServiceCollection services, IConfiguration configuration, string name)
        where T : class =>
        services.AddOptions<T>().Configure(services.AddSection<T>(configuration, name)).ValidateDataAnnotations().ValidateOnStart();

    /// <summary>How a section is read whose options somebody else adds.</summary>
    public static Action<T> AddSection<T>(this IServiceCollection services, IConfiguration configuration, string name)
        where T : class
    {
        var section = new SettingSection(name, typeof(T));
        services.AddSingleton(section);
        return options => SettingValues.Bind(configuration.GetSection(name), section, options);
    }
}
