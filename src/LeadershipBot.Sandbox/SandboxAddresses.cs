namespace LeadershipBot.Sandbox;

/// <summary>Who is who in the sandbox's tenant, and where its services are. The ids are made up and never change.</summary>
public sealed record SandboxAddresses(Uri Root)
{
    public const string AppId = "5a4db0c5-0b07-4000-8000-00000000b070";

    public const string TenantId = "5a4db0c5-7e4a-4000-8000-00000000007e";

    public const string BotId = "28:" + AppId;

    public const string BotName = "LeadershipBot";

    public Uri Messages => new(Root, "api/messages");

    /// <summary>The issuer of the tokens the connector shows to the bot.</summary>
    public string Issuer => new Uri(Root, "issuer").ToString();

    public Uri OpenIdMetadata => new(Root, "issuer/.well-known/openidconfiguration");

    /// <summary>The issuer of people's own tokens, as Entra ID is for a tenant.</summary>
    public string PeopleIssuer => new Uri(Root, $"issuer/{TenantId}/v2.0").ToString();

    public Uri PeopleMetadata => new(Root, $"issuer/{TenantId}/v2.0/.well-known/openid-configuration");

    public Uri SigningKeys => new(Root, "issuer/keys");

    public Uri Token => new(Root, $"issuer/{TenantId}/oauth2/v2.0/token");

    /// <summary>The <c>serviceUrl</c> of every activity, with its closing slash.</summary>
    public string ServiceUrl => new Uri(Root, "connector/").ToString();
}
