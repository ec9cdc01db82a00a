using System.Globalization;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>
/// The bot's registration and whom it talks with: configuration section <c>Bot</c>. Checked once, when the host
/// starts; see <see cref="BotFrameworkOptionsValidator"/>.
/// </summary>
public sealed class BotFrameworkOptions
{
    /// <summary>Where the section is in the configuration.</summary>
    public const string SectionName = "Bot";

    /// <summary>The bot's application (client) id, a GUID: the audience of tokens that come in.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The one Entra tenant served, a GUID.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>One of <see cref="AppTypes"/>. There is no default: a misspelt type must not become another one.</summary>
    public string AppType { get; set; } = "";

    /// <summary>The name of a <see cref="TeamsCloud"/>, from which every address below comes that is left empty.</summary>
    public string Cloud { get; set; } = TeamsCloud.Public.Name;

    /// <summary>
    /// The host name at which people and Teams reach the bot, such as <c>bot.agency.gov</c>, without scheme, port or path;
    /// empty where nothing is to be checked against it.
    /// </summary>
    public string Domain { get; set; } = "";

    /// <summary>The client secret, for <see cref="AppTypes.SingleTenant"/> only.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// The last day on which <see cref="ClientSecret"/> works, as <c>yyyy-MM-dd</c>; empty where nobody is to be warned. Entra ID
    /// tells it when the secret is made, and never to the bot.
    /// </summary>
    public string ClientSecretExpires { get; set; } = "";

    /// <summary>Path of a PEM or PFX file with its private key, for <see cref="AppTypes.Certificate"/> only.</summary>
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
    /// Hosts the bot may call: an exact DNS name, a suffix such as <c>*.example.org</c> (any host below it), or a
    /// loopback address. Empty means <see cref="TeamsCloud.ServiceHosts"/> of the cloud; anything listed replaces those.
    /// </summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>Where to send to a person who has not yet been heard from; empty for the cloud's.</summary>
    public string DefaultServiceUrl { get; set; } = "";

    /// <summary>
    /// For a development client that sends no tokens (Microsoft 365 Agents Playground): callers on this machine need
    /// none, no other machine is ever called, and no token is sent. The client must speak as Teams
    /// (<c>-c msteams</c>). The host refuses to start with it outside the Development environment.
    /// </summary>
    public bool DevelopmentLoopback { get; set; }

    /// <summary>
    /// Requests in any second to the connector from this process, 1 to 10,000. Teams allows 50 per bot and tenant: where
    /// several processes send, they share them.
    /// </summary>
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>How many messages and taps of one person are handled at once; more have to wait.</summary>
    public int PersonBurst { get; set; } = 30;

    /// <summary>How many messages and taps of one person are handled a minute in the long run.</summary>
    public int PersonPerMinute { get; set; } = 60;

    /// <summary>How often one call to the connector is tried in all, 1 to 10.</summary>
    public int MaxTries { get; set; } = 4;

    /// <summary>How long one try may take, up to the end of the answer.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A <c>Retry-After</c> longer than this, or a conversation that takes nothing for longer, is not waited for; the caller
    /// gets the wait in the exception.
    /// </summary>
    public TimeSpan LongestRetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The same for <see cref="Connector.SendPriority.Campaign"/>, where it is shorter: a send to many has only so many
    /// requests under way, and one that waits keeps the others from going.
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
