using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>Finds everything wrong with the section <c>Bot</c> at once, each problem with its setting's name.</summary>
public sealed class BotFrameworkOptionsValidator(IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        List<string> problems = [.. Identity(options), .. Credential(options), .. Addresses(options), .. Limits(options)];
        if (options.DevelopmentLoopback && !environment.IsDevelopment())
        {
            problems.Add("Bot:DevelopmentLoopback: accepts callers without a token, so it is refused outside the Development environment.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Identity(BotFrameworkOptions options)
    {
        if (!IsGuid(options.AppId))
        {
            yield return "Bot:AppId: must be the bot's application id, a GUID; without it no caller could be verified.";
        }

        if (!IsGuid(options.TenantId))
        {
            yield return "Bot:TenantId: must be the agency's Entra tenant id, a GUID.";
        }

        if (TeamsCloud.Find(options.Cloud) is null)
        {
            yield return $"Bot:Cloud: must be {string.Join(", ", TeamsCloud.All.SkipLast(1).Select(cloud => cloud.Name))} or {TeamsCloud.All[^1].Name}, spelt exactly so.";
        }

        if (options.Domain.Length > 0 && !HostName.IsValid(options.Domain))
        {
            yield return "Bot:Domain: must be a host name such as bot.agency.gov, without https://, port or path.";
        }
    }

    private static IEnumerable<string> Credential(BotFrameworkOptions options)
    {
        var hasSecret = !string.IsNullOrWhiteSpace(options.ClientSecret);
        switch (options.AppType)
        {
            case AppTypes.SingleTenant when !hasSecret:
                yield return "Bot:ClientSecret: is needed when Bot:AppType is SingleTenant.";
                break;
            case AppTypes.Certificate when string.IsNullOrWhiteSpace(options.CertificatePath):
                yield return "Bot:CertificatePath: is needed when Bot:AppType is Certificate.";
                break;
            case AppTypes.SingleTenant or AppTypes.Certificate or AppTypes.UserAssignedMSI:
            case null or "" when options.DevelopmentLoopback:
                break;
            default:
                yield return "Bot:AppType: must be UserAssignedMSI, SingleTenant or Certificate, spelt exactly so.";
                break;
        }

        if (hasSecret && options.AppType is (AppTypes.UserAssignedMSI or AppTypes.Certificate))
        {
            yield return $"Bot:ClientSecret: must be empty when Bot:AppType is {options.AppType}.";
        }

        if (!string.IsNullOrEmpty(options.CertificatePath) && options.AppType is (AppTypes.UserAssignedMSI or AppTypes.SingleTenant))
        {
            yield return $"Bot:CertificatePath: must be empty when Bot:AppType is {options.AppType}.";
        }

        if (options.ClientSecretExpires.Length > 0 && Expiry(options) is { } wrong)
        {
            yield return "Bot:ClientSecretExpires: " + wrong;
        }
    }

    private static string? Expiry(BotFrameworkOptions options) =>
        options.AppType != AppTypes.SingleTenant ? "is for Bot:AppType SingleTenant only; no other type has a client secret."
        : options.LastDayOfClientSecret is null ? "must be a day written as 2027-03-31."
        : null;

    private static IEnumerable<string> Addresses(BotFrameworkOptions options)
    {
        if (!IsSecureOrLoopback(options.OpenIdMetadataUrl))
        {
            yield return "Bot:OpenIdMetadataUrl: must be an https address, or http on loopback.";
        }

        if (!IsSecureOrLoopback(options.AuthorityHost))
        {
            yield return "Bot:AuthorityHost: must be an https address, or http on loopback.";
        }

        if (string.IsNullOrWhiteSpace(options.TokenIssuer))
        {
            yield return "Bot:TokenIssuer: must name an issuer, or be left out for the one of Bot:Cloud.";
        }

        if (string.IsNullOrWhiteSpace(options.ConnectorScope))
        {
            yield return "Bot:ConnectorScope: must name a scope, or be left out for the one of Bot:Cloud.";
        }

        for (var i = 0; i < options.AllowedServiceHosts.Count; i++)
        {
            if (!ServiceHosts.IsValidEntry(options.AllowedServiceHosts[i]))
            {
                yield return $"Bot:AllowedServiceHosts:{i}: must be a DNS name, a suffix such as *.example.org, or a loopback address.";
            }
        }

        if (!options.DevelopmentLoopback && !new ServiceHosts(options).TryParse(options.DefaultServiceUrl, out _))
        {
            yield return "Bot:DefaultServiceUrl: must be an https address on one of Bot:AllowedServiceHosts.";
        }
    }

    private static IEnumerable<string> Limits(BotFrameworkOptions options)
    {
        if (options.RequestsPerSecond is < 1 or > 10_000)
        {
            yield return "Bot:RequestsPerSecond: must be from 1 to 10000.";
        }

        if (options.PersonBurst is < 1 or > 1_000_000)
        {
            yield return "Bot:PersonBurst: must be from 1 to 1000000.";
        }

        if (options.PersonPerMinute is < 1 or > 1_000_000)
        {
            yield return "Bot:PersonPerMinute: must be from 1 to 1000000.";
        }

        if (options.MaxTries is < 1 or > 10)
        {
            yield return "Bot:MaxTries: must be from 1 to 10.";
        }

        if (options.RequestTimeout <= TimeSpan.Zero || options.RequestTimeout > TimeSpan.FromMinutes(5))
        {
            yield return "Bot:RequestTimeout: must be above 00:00:00 and at most 00:05:00.";
        }

        if (options.LongestRetryAfter < TimeSpan.Zero || options.LongestRetryAfter > TimeSpan.FromMinutes(5))
        {
            yield return "Bot:LongestRetryAfter: must be from 00:00:00 to 00:05:00.";
        }

        if (options.LongestCampaignWait < TimeSpan.Zero || options.LongestCampaignWait > TimeSpan.FromMinutes(5))
        {
            yield return "Bot:LongestCampaignWait: must be from 00:00:00 to 00:05:00.";
        }
    }

    private static bool IsGuid(string? value) => Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty;

    private static bool IsSecureOrLoopback(string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme is "https" || (address.Scheme is "http" && address.IsLoopback));
}
