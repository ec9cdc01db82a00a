using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

public sealed class TokenIssuerTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string ServiceUrl = "http://127.0.0.1:1/connector/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_for_the_bot_verifies_with_the_published_key_which_is_endorsed_for_Teams()
    {
        var metadata = await sandbox.Http.GetFromJsonAsync<JsonElement>("issuer/.well-known/openidconfiguration", Cancellation);
        var keys = await sandbox.Http.GetStringAsync(metadata.GetProperty("jwks_uri").GetString()!, Cancellation);
        var token = sandbox.Service<TokenIssuer>().IssueForBot(ServiceUrl);

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = metadata.GetProperty("issuer").GetString(),
            ValidAudience = SandboxAddresses.AppId,
            IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
        });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(ServiceUrl, result.Claims["serviceurl"]);
        Assert.Equal("msteams", JsonElement.Parse(keys).GetProperty("keys")[0].GetProperty("endorsements")[0].GetString());
        var jwt = (JsonWebToken)result.SecurityToken;
        Assert.Equal(TimeSpan.FromHours(1), jwt.ValidTo - jwt.ValidFrom);
        Assert.InRange(jwt.ValidFrom, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task The_bots_credential_gets_a_token_the_connector_takes()
    {
        var credential = new SandboxCredential(sandbox.Http, sandbox.Service<SandboxAddresses>());

        var token = await credential.GetTokenAsync(new TokenRequestContext(["https://api.botframework.com/.default"]), Cancellation);

        Assert.Equal(SandboxAddresses.AppId, await sandbox.Service<TokenIssuer>().ReadConnectorCallerAsync(token.Token));
        Assert.InRange(token.ExpiresOn, DateTimeOffset.UtcNow.AddMinutes(58), DateTimeOffset.UtcNow.AddMinutes(61));
    }

    [Fact]
    public async Task Another_scope_gets_no_token()
    {
        var credential = new SandboxCredential(sandbox.Http, sandbox.Service<SandboxAddresses>());

        await Assert.ThrowsAsync<AuthenticationFailedException>(
            async () => await credential.GetTokenAsync(new TokenRequestContext(["https://graph.microsoft.com/.default"]), Cancellation));
    }

    [Theory]
    [InlineData("staff", null)]
    [InlineData("manager", null)]
    [InlineData("leader", "Leader")]
    [InlineData("administrator", "Administrator")]
    public async Task A_persons_token_carries_the_app_role_that_their_place_in_the_roster_gives_them(string role, string? appRole)
    {
        var token = await PersonTokenAsync($"sandbox/api/people/{sandbox.PersonId(role)}/token");

        Assert.Equal(sandbox.PersonId(role), token.GetClaim("oid").Value);
        Assert.Equal(appRole, token.TryGetPayloadValue<string[]>("roles", out var roles) ? Assert.Single(roles) : null);
        Assert.True(token.ValidTo > DateTime.UtcNow.AddMinutes(58));
    }

    [Fact]
    public async Task One_that_has_expired_and_one_of_somebody_on_no_roster_are_had_for_the_asking()
    {
        var expired = await PersonTokenAsync($"sandbox/api/people/{sandbox.PersonId("staff")}/token?expired=true");
        var tenant = await sandbox.Http.GetFromJsonAsync<JsonElement>("sandbox/api/teams", Cancellation);
        var stranger = tenant.GetProperty("stranger").GetProperty("id").GetString();
        var strangers = await PersonTokenAsync($"sandbox/api/people/{stranger}/token");

        Assert.True(expired.ValidTo < DateTime.UtcNow.AddMinutes(-30));
        Assert.Equal(stranger, strangers.GetClaim("oid").Value);
        Assert.DoesNotContain(sandbox.People, person => person.GetProperty("id").GetString() == stranger);
    }

    [Theory]
    [InlineData("grant_type=password", 400, "unsupported_grant_type")]
    [InlineData("grant_type=client_credentials&client_id=other&client_secret=sandbox-only", 401, "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=5a4db0c5-0b07-4000-8000-00000000b070&client_secret=wrong", 401, "invalid_client")]
    public async Task A_wrong_request_gets_an_OAuth_error(string form, int status, string error)
    {
        using var content = new StringContent(form, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        using var response = await sandbox.Http.PostAsync(sandbox.Service<SandboxAddresses>().Token, content, Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(error, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("error").GetString());
    }

    private async Task<JsonWebToken> PersonTokenAsync(string path) =>
        new((await sandbox.Http.GetFromJsonAsync<JsonElement>(path, Cancellation)).GetProperty("token").GetString());
}
