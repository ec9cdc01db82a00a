using System.Text.Json;
using Azure.Core;
using Azure.Identity;

namespace LeadershipBot.Sandbox.Issuer;

/// <summary>
/// Gets the bot's tokens from the sandbox's issuer, over HTTP as in production; whoever asks keeps them.
/// It stands in for the classes of Azure.Identity because those insist on https.
/// </summary>
public sealed class SandboxCredential(HttpClient http, SandboxAddresses addresses) : TokenCredential
{
    /// <summary>For calls that never leave this machine: no proxy, no handler rotation.</summary>
    public static HttpClient CreateHttp() => new(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null });

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The bot asks for its tokens asynchronously.");

    public override async ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = SandboxAddresses.AppId,
            ["client_secret"] = IssuerEndpoints.ClientSecret,
            ["scope"] = string.Join(' ', requestContext.Scopes),
        });
        using var response = await http.PostAsync(addresses.Token, form, cancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new AuthenticationFailedException(body.GetProperty("error_description").GetString() ?? "Refused.");
        }

        var expires = TimeProvider.System.GetUtcNow().AddSeconds(body.GetProperty("expires_in").GetInt32());
        return new AccessToken(body.GetProperty("access_token").GetString()!, expires);
    }
}
