namespace LeadershipBot.Tab;

internal static class TabServices
{
    public static IServiceCollection AddTab(this IServiceCollection services) => services.AddSingleton(_ => new TabFiles(TabFiles.Beside));
}
