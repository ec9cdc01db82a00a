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

    /// <summary>The client secret, for <see cref="AppTypes.SingleTenant"/> only.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Path of a PEM or PFX file with its private key, for <see cref="AppTypes.Certificate"/> only.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>OpenID metadata that names the channel's signing keys. Plain http is for loopback only.</summary>
    public string OpenIdMetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>The issuer of tokens that come in.</summary>
    public string TokenIssuer { get; set; } = "https://api.botframework.com";

    /// <summary>The scope asked for when calling the connector.</summary>
    public string ConnectorScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Where tokens for the connector are issued.</summary>
    public string AuthorityHost { get; set; } = "https://login.microsoftonline.com/";

    /// <summary>
    /// Hosts the bot may call: an exact DNS name, a suffix such as <c>*.example.org</c> (any host below it), or a
    /// loopback address. Empty means <see cref="ServiceHosts.OfTeams"/>; anything listed replaces those.
    /// </summary>
    public IList<string> AllowedServiceHosts { get; } = [];

    /// <summary>Where to send to a person who has not yet been heard from.</summary>
    public string DefaultServiceUrl { get; set; } = "https://smba.trafficmanager.net/teams/";

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
