using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Results;
using LeadershipBot.SignIn;

namespace LeadershipBot.Packaging;

/// <summary>Whether an app is that of a bot with these settings: its ids, its sign-in, its domain.</summary>
public static class PackageFit
{
    public static IEnumerable<string> Problems(AppFiles files, BotFrameworkOptions bot, SignInOptions signIn)
    {
        if (files.FindJson(AppFiles.Manifest) is not { } manifest)
        {
            yield break;
        }

        foreach (var (name, id) in new[] { ("id", AppRules.Text(manifest, "id")), ("bots[0].botId", AppRules.Text(manifest, "bots", 0, "botId")) })
        {
            if (!bot.AppId.Equals(id, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"The package is for another bot: {name} is {id ?? "missing"}, and Bot:AppId is {bot.AppId}.";
            }
        }

        if (AppRules.Text(manifest, "webApplicationInfo", "id") is { } app && signIn.Audiences.Count > 0 && !signIn.Audiences.Any(audience => IsOf(audience, app)))
        {
            yield return $"The package signs people in to another application: webApplicationInfo.id is {app}, and SignIn:Audiences has {string.Join(", ", signIn.Audiences)}.";
        }

        var domain = AppRules.HostOf(AppRules.Text(manifest, "staticTabs", 0, "contentUrl"));
        if (bot.Domain.Length > 0 && !bot.Domain.Equals(domain, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"The package is for another domain: its page is on {domain ?? "none"}, and Bot:Domain is {bot.Domain}.";
        }

        if (AppRules.Text(manifest, "staticTabs", 0, "entityId") is not ResultsTab.EntityId)
        {
            yield return $"The package has no tab \"{ResultsTab.EntityId}\", to which the links of result cards lead.";
        }
    }

    private static bool IsOf(string audience, string app) =>
        audience.Equals(app, StringComparison.OrdinalIgnoreCase) || audience.EndsWith("/" + app, StringComparison.OrdinalIgnoreCase) || audience.EndsWith("-" + app, StringComparison.OrdinalIgnoreCase);
}
