using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>
/// The bot's registration, and whom it talks with. Checked once, when the host starts.
/// </summary>
public sealed class BotFrameworkOptions
{
    /// <summary>Where the section is in the configuration.</summary>
    public const string SectionName = "Bot";

    /// <summary>The bot's application (client) id, a GUID, as its registration in Azure names it.</summary>
    [Required]
    public string AppId { get; set; } = "";

    /// <summary>The id of the one Entra tenant whose people the bot serves, a GUID.</summary>
    [Required]
    public string TenantId { get; set; } = "";

    /// <summary>
    /// How the bot proves who it is: <c>UserAssignedMSI</c> (a managed identity, without a secret), <c>SingleTenant</c> (a client
    /// secret) or <c>Certificate</c>, spelt exactly so. There is no default: a misspelt type must not become another one.
    /// </summary>
    [Required]
    public string AppType { get; set; } = "";

    /// <summary>
    /// Which of Microsoft's clouds the agency's Teams is in: <c>Public</c>, <c>Gcc</c>, <c>GccHigh</c> or <c>DoD</c>, spelt exactly so.
    /// Addresses that are not set on their own come from it.
    /// </summary>
    public string Cloud { get; set; } = TeamsCloud.Public.Name;

    /// <summary>
    /// The host name at which people and Teams reach the bot, such as <c>bot.agency.gov</c>, without scheme, port or path. The Teams
    /// package and the bot's registration are checked against it; empty where they are not to be.
    /// </summary>
    public string Domain { get; set; } = "";

    /// <summary>The client secret, for <c>SingleTenant</c> only.</summary>
    [SecretSetting]
    public string? ClientSecret { get; set; }

    /// <summary>
    /// The last day on which <see cref="ClientSecret"/> works, written as <c>2027-03-31</c>, so that administrators are warned in time. Entra
    /// ID tells it when the secret is made, and never to the bot. A day that is past stops
    /// nothing: the secret may have been renewed.
    /// </summary>
    public string ClientSecretExpires { get; set; } = "";

    /// <summary>
    /// A file with the certificate and its private key, <c>.pem</c> or <c>.pfx</c> without a password, for <c>Certificate</c> only. Without a file that
    /// can be used the bot starts all the same, to close and erase what is due; it can neither send nor answer, and says so.
    /// </summary>
    public string? CertificatePath { get; set; }

    /// <summary>OpenID metadata that names the channel's signing keys; empty for the cloud's. Plain http is for loopback only.</summary>
    public string OpenIdMetadataUrl { get; set; } = "";

    /// <summary>The issuer of tokens that come in; empty for the cloud's.</summary>
    public string TokenIssuer { get; set; } = "";

    /// <summary>The scope asked for when calling the connector; empty for the cloud's.</summary>
    public string ConnectorScope { get; set; } = "";

    /// <summary>Where tokens for the connector are issued; empty for the cloud's.</summary>
    public string AuthorityHost { get; set; } = "";

    /// <summary>
    /// The only hosts the bot may send messages by: an exact DNS name, a suffix such as <c>*.example.org</c> (any host below it), or a
    /// loopback address. Without this setting they are the cloud's own; anything listed replaces those.
    /// </summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>Where to send to a person who has not yet been heard from; empty for the cloud's.</summary>
    public string DefaultServiceUrl { get; set; } = "";

    /// <summary>
    /// For a development client that sends no tokens (Microsoft 365 Agents Playground): callers on this machine need
    /// none, no other machine is ever called, and no token is sent. The client must speak as Teams
    /// (<c>-c msteams</c>). The bot refuses to start with it outside the <c>Development</c> environment.
    /// </summary>
    public bool DevelopmentLoopback { get; set; }

    /// <summary>
    /// Requests in any second to the connector from this process, 1 to 10,000. Teams allows 50 per bot and tenant: where
    /// several processes send, they share them.
    /// </summary>
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>How many messages and taps of one person are handled at once, 1 to 1,000,000; whoever sends more is asked to wait.</summary>
    public int PersonBurst { get; set; } = 30;

    /// <summary>How many messages and taps of one person are handled a minute in the long run, 1 to 1,000,000.</summary>
    public int PersonPerMinute { get; set; } = 60;

    /// <summary>How often one call to the connector is tried in all, 1 to 10.</summary>
    public int MaxTries { get; set; } = 4;

    /// <summary>How long one try may take, up to the end of the answer: at most five minutes.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A <c>Retry-After</c> of the connector longer than this, or a conversation that takes nothing for longer, is not waited for; the
    /// message is tried again later. At most five minutes.
    /// </summary>
    public TimeSpan LongestRetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The same for a send to many, where it is shorter: it has only so many requests under way, and one that waits keeps the
    /// others from going.
    /// </summary>
    public TimeSpan LongestCampaignWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The cloud <see cref="Cloud"/> names; the public one where it names none, which the validator refuses.</summary>
    public TeamsCloud TeamsCloud => TeamsCloud.Find(Cloud) ?? TeamsCloud.Public;

    /// <summary><see cref="ClientSecretExpires"/> as a day, or null where it is empty or not a day, which the validator refuses.</summary>
    public DateOnly? LastDayOfClientSecret =>
        DateOnly.TryParseExact(ClientSecretExpires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Puts the cloud's addresses where none are set.</summary>
    internal void TakeFromCloud()
    {
        var cloud = TeamsCloud;
        OpenIdMetadataUrl = Own(OpenIdMetadataUrl) ?? cloud.OpenIdMetadataUrl;
        TokenIssuer = Own(TokenIssuer) ?? cloud.TokenIssuer;
        ConnectorScope = Own(ConnectorScope) ?? cloud.ConnectorScope;
        AuthorityHost = Own(AuthorityHost) ?? cloud.AuthorityHost;
        DefaultServiceUrl = Own(DefaultServiceUrl) ?? cloud.DefaultServiceUrl;

        static string? Own(string? setting) => string.IsNullOrEmpty(setting) ? null : setting;
    }
}

/// <summary>Known values of <see cref="BotFrameworkOptions.AppType"/>.</summary>
public static class AppTypes
{
    /// <summary>A user-assigned managed identity in Azure; no secret.</summary>
    public const string UserAssignedMSI = "UserAssignedMSI";

    /// <summary>An app registration with a client secret.</summary>
    public const string SingleTenant = "SingleTenant";

    /// <summary>An app registration with a certificate.</summary>
    public const string Certificate = "Certificate";
}
