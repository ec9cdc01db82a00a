using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadershipBot.Sandbox.Issuer;

internal static class IssuerEndpoints
{
    /// <summary>The only secret the token endpoint takes. It opens nothing but this sandbox.</summary>
    internal const string ClientSecret = "sandbox-only";

    public static void MapIssuer(this IEndpointRouteBuilder routes)
    {
        var issuer = routes.MapGroup("/issuer");
        issuer.MapGet("/.well-known/openidconfiguration", (TokenIssuer tokens) => tokens.DescribeMetadata());
        issuer.MapGet($"/{SandboxAddresses.TenantId}/v2.0/.well-known/openid-configuration", (TokenIssuer tokens) => tokens.DescribePeopleMetadata());
        issuer.MapGet("/keys", (TokenIssuer tokens) => tokens.DescribeKeys());
        issuer.MapPost($"/{SandboxAddresses.TenantId}/oauth2/v2.0/token", IssueAsync);
    }

    /// <summary>OAuth 2.0 client credentials (RFC 6749, section 4.4).</summary>
    private static async Task<IResult> IssueAsync(HttpRequest request, TokenIssuer tokens, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return Refuse(StatusCodes.Status400BadRequest, "invalid_request", "Send a form.");
        }

        var form = await request.ReadFormAsync(cancellationToken);
        if (form["grant_type"] != "client_credentials")
        {
            return Refuse(StatusCodes.Status400BadRequest, "unsupported_grant_type", "Only client_credentials is supported.");
        }

        if (form["client_id"] != SandboxAddresses.AppId || form["client_secret"] != ClientSecret)
        {
            return Refuse(StatusCodes.Status401Unauthorized, "invalid_client", "Unknown client or wrong secret.");
        }

        if (form["scope"] != TokenIssuer.ConnectorAudience + "/.default")
        {
            return Refuse(StatusCodes.Status400BadRequest, "invalid_scope", "Only the connector's scope is known.");
        }

        return TypedResults.Json(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)TokenIssuer.Lifetime.TotalSeconds,
            ["access_token"] = tokens.IssueForConnector(),
        });
    }

    private static JsonHttpResult<JsonObject> Refuse(int status, string error, string description) => TypedResults.Json(
        new JsonObject { ["error"] = error, ["error_description"] = description }, statusCode: status);
}
