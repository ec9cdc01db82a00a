namespace LeadershipBot.BotFramework.Authentication;

/// <summary>
/// One of Microsoft's clouds that Teams is served from, with every address that differs between them: what <c>Bot:Cloud</c>
/// names. A setting for one address alone goes before the cloud's.
/// </summary>
/// <remarks>
/// Bot Framework's and Entra ID's addresses for governments of the United States:
/// learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high, and
/// learn.microsoft.com/dotnet/api/microsoft.bot.connector.authentication.governmentauthenticationconstants. Connector hosts:
/// learn.microsoft.com/dotnet/api/microsoft.agents.extensions.msteams.teamsproactiveserviceendpoints. Azure's suffixes:
/// learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure. GCC is served by public Entra ID, public
/// Bot Framework and public Azure: only its connector has a host of its own. DoD differs from GCC High in the connector's host
/// and in Teams' own.
/// </remarks>
public sealed record TeamsCloud
{
    private TeamsCloud()
    {
    }

    /// <summary>Microsoft 365 for everybody. GCC's connector is on its list too: the same service speaks for both.</summary>
    public static TeamsCloud Public { get; } = new()
    {
        Name = nameof(Public),
        OpenIdMetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration",
        TokenIssuer = "https://api.botframework.com",
        ConnectorScope = "https://api.botframework.com/.default",
        AuthorityHost = "https://login.microsoftonline.com/",
        DefaultServiceUrl = "https://smba.trafficmanager.net/teams/",
        ServiceHosts = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"],
        TeamsUrl = "https://teams.microsoft.com/",
        TableSuffix = "table.core.windows.net",
        VaultSuffix = "vault.azure.net",
    };

    /// <summary>Government Community Cloud: public but for the first address to send to.</summary>
    public static TeamsCloud Gcc { get; } = Public with
    {
        Name = nameof(Gcc),
        DefaultServiceUrl = "https://smba.infra.gcc.teams.microsoft.com/teams/",
    };

    /// <summary>Government Community Cloud High, with Azure Government.</summary>
    public static TeamsCloud GccHigh { get; } = new()
    {
        Name = nameof(GccHigh),
        OpenIdMetadataUrl = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        TokenIssuer = "https://api.botframework.us",
        ConnectorScope = "https://api.botframework.us/.default",
        AuthorityHost = "https://login.microsoftonline.us/",
        DefaultServiceUrl = "https://smba.infra.gov.teams.microsoft.us/teams/",
        ServiceHosts = ["smba.infra.gov.teams.microsoft.us"],
        TeamsUrl = "https://gov.teams.microsoft.us/",
        TableSuffix = "table.core.usgovcloudapi.net",
        VaultSuffix = "vault.usgovcloudapi.net",
    };

    /// <summary>The Department of Defense, with Azure Government.</summary>
    public static TeamsCloud DoD { get; } = GccHigh with
    {
        Name = nameof(DoD),
        DefaultServiceUrl = "https://smba.infra.dod.teams.microsoft.us/teams/",
        ServiceHosts = ["smba.infra.dod.teams.microsoft.us"],
        TeamsUrl = "https://dod.teams.microsoft.us/",
    };

    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<TeamsCloud> All { get; } = [Public, Gcc, GccHigh, DoD];

    /// <summary>As <c>Bot:Cloud</c> spells it.</summary>
    public required string Name { get; init; }

    /// <summary>OpenID metadata that names the channel's signing keys.</summary>
    public required string OpenIdMetadataUrl { get; init; }

    /// <summary>The issuer of the channel's tokens.</summary>
    public required string TokenIssuer { get; init; }

    /// <summary>The scope asked for when calling the connector.</summary>
    public required string ConnectorScope { get; init; }

    /// <summary>Where Entra ID issues tokens, with a slash at the end.</summary>
    public required string AuthorityHost { get; init; }

    /// <summary>Where to send to a person who has not yet been heard from.</summary>
    public required string DefaultServiceUrl { get; init; }

    /// <summary>The connector's hosts, the only ones called unless others are listed.</summary>
    public required IReadOnlyList<string> ServiceHosts { get; init; }

    /// <summary>Where links into Teams lead, with a slash at the end.</summary>
    public required string TeamsUrl { get; init; }

    /// <summary>What follows an account's name and a dot in the address of its Table service.</summary>
    public required string TableSuffix { get; init; }

    /// <summary>What follows a vault's name and a dot in its address.</summary>
    public required string VaultSuffix { get; init; }

    /// <summary>Gives the cloud of that name, spelt exactly so, or null: a misspelt cloud must not become another one.</summary>
    public static TeamsCloud? Find(string? name) => All.FirstOrDefault(cloud => string.Equals(cloud.Name, name, StringComparison.Ordinal));
}
