using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.SignIn;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Settings;

/// <summary>Addresses that belong to another of Microsoft's clouds than <c>Bot:Cloud</c>: no token of one is taken in another.</summary>
public static class CloudProblems
{
    public static IEnumerable<string> Find(BotFrameworkOptions bot, StoreOptions store, KeyVaultOptions vault, ResultsOptions results, SignInOptions signIn)
    {
        if (TeamsCloud.Find(bot.Cloud) is not { } cloud)
        {
            return [];
        }

        var settings = new (string Name, string? Address, Func<TeamsCloud, string> Own)[]
        {
            ("Bot:OpenIdMetadataUrl", bot.OpenIdMetadataUrl, one => HostOf(one.OpenIdMetadataUrl)!),
            ("Bot:TokenIssuer", bot.TokenIssuer, one => HostOf(one.TokenIssuer)!),
            ("Bot:ConnectorScope", bot.ConnectorScope, one => HostOf(one.ConnectorScope)!),
            ("Bot:AuthorityHost", bot.AuthorityHost, one => HostOf(one.AuthorityHost)!),
            ("SignIn:Issuer", signIn.Issuer, one => HostOf(one.AuthorityHost)!),
            ("SignIn:MetadataUrl", signIn.MetadataUrl, one => HostOf(one.AuthorityHost)!),
            ("Results:TeamsUrl", results.TeamsUrl, one => HostOf(one.TeamsUrl)!),
            ("KeyVault:Uri", vault.Uri, one => one.VaultSuffix),
            ("Storage:AccountUri", store.AccountUri, one => one.TableSuffix),
            ("Storage:ConnectionString", TableConnectionString.TryParse(store.ConnectionString, out var parsed, out _) ? parsed.Endpoint.ToString() : null, one => one.TableSuffix),
        };
        return settings
            .Where(setting => HostOf(setting.Address) is { } host && TeamsCloud.All.Any(other => IsIn(host, setting.Own(other))) && !IsIn(host, setting.Own(cloud)))
            .Select(setting => $"{setting.Name} is an address of another cloud than Bot:Cloud, {cloud.Name}, where it would be {(setting.Own(cloud) is var own && IsSuffix(setting.Name) ? "under " : "on ")}{own}.");
    }

    private static bool IsSuffix(string setting) => setting.StartsWith("Storage:", StringComparison.Ordinal) || setting.StartsWith("KeyVault:", StringComparison.Ordinal);

    private static bool IsIn(string host, string own) => host.Equals(own, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + own, StringComparison.OrdinalIgnoreCase);

    private static string? HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : null;
}
