using System.ComponentModel.DataAnnotations;
using LeadershipBot.BotFramework.Authentication;

namespace LeadershipBot.SignIn;

/// <summary>Who may use the bot's web addresses: the results page, its API and administrators' addresses. People bring tokens that Entra ID gave them.</summary>
public sealed class SignInOptions : IValidatableObject
{
    public const string Section = "SignIn";

    // Stands for Bot:TenantId in the two addresses.
    private const string TenantPlaceholder = "{tenant}";

    // Entra ID, public and for governments in the United States.
    private static readonly string[] Hosts = ["login.microsoftonline.com", "login.microsoftonline.us"];

    /// <summary>The application whose tokens let people in: its id, a GUID, or its <c>api://…</c>. With none, nobody can sign in.</summary>
    public IList<string> Audiences { get; } = [];

    /// <summary>Who issues the tokens; empty for Entra ID in <c>Bot:Cloud</c>. <c>{tenant}</c> stands for <c>Bot:TenantId</c>.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>OpenID metadata that names the issuer's keys; empty for Entra ID in <c>Bot:Cloud</c>. <c>{tenant}</c> stands for <c>Bot:TenantId</c>.</summary>
    public string MetadataUrl { get; set; } = "";

    public string IssuerOf(BotFrameworkOptions bot) =>
        (Issuer.Length > 0 ? Issuer : $"{bot.TeamsCloud.AuthorityHost}{TenantPlaceholder}/v2.0").Replace(TenantPlaceholder, bot.TenantId, StringComparison.Ordinal);

    public string MetadataUrlOf(BotFrameworkOptions bot) =>
        (MetadataUrl.Length > 0 ? MetadataUrl : $"{bot.TeamsCloud.AuthorityHost}{TenantPlaceholder}/v2.0/.well-known/openid-configuration")
        .Replace(TenantPlaceholder, bot.TenantId, StringComparison.Ordinal);

    /// <summary>Keys are read from Entra ID, or from this machine, where the sandbox has an issuer.</summary>
    public static bool IsListed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && (uri is { Scheme: "https", IsDefaultPort: true } ? Hosts.Contains(uri.Host, StringComparer.Ordinal) : uri is { Scheme: "http", IsLoopback: true });

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Audiences.All(IsAudience))
        {
            yield return new("SignIn:Audiences must be the application's id, a GUID, or its address, api://….");
        }

        if (Issuer.Length > 0 && !IsListed(Issuer))
        {
            yield return new($"SignIn:Issuer must be an https address on {string.Join(" or ", Hosts)}, or http on loopback.");
        }

        if (MetadataUrl.Length > 0 && !IsListed(MetadataUrl))
        {
            yield return new($"SignIn:MetadataUrl must be an https address on {string.Join(" or ", Hosts)}, or http on loopback.");
        }
    }

    private static bool IsAudience(string? audience) => Guid.TryParseExact(audience, "D", out var id)
        ? id != Guid.Empty
        : audience?.StartsWith("api://", StringComparison.Ordinal) == true && audience.Length > "api://".Length;
}
