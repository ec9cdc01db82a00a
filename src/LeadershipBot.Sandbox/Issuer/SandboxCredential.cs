using System.Text.Json;
using Azure.Core;
using Azure.Identity;

namespace LeadershipBot.Sandbox.Issuer;

/// <summary>
/// Gets the bot's tokens from the sandbox's issuer, over HTTP as in production.
/// It stands in for the classes of Azure.Identity because those insist on https.
/// </summary>
public sealed class SandboxCredential(HttpClient http, SandboxAddresses addresses) : TokenCredential, IDisposable
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private AccessToken _current;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The bot asks for its tokens asynchronously.");

    public override async ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            // A caller that brings claims was refused with the token it had, so it gets a new one.
            if (requestContext.Claims is not null || _current.ExpiresOn - RenewBefore < TimeProvider.System.GetUtcNow())
            {
                _current = await RequestAsync(requestContext.Scopes, cancellationToken);
            }

            return _current;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<AccessToken> RequestAsync(string[] scopes, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = SandboxAddresses.AppId,
            ["client_secret"] = IssuerEndpoints.ClientSecret,
            ["scope"] = string.Join(' ', scopes),
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
