using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.SignIn;

/// <summary>Whose token a request brings.</summary>
public abstract record PersonResult
{
    private PersonResult()
    {
    }

    /// <param name="AppRoles">What the tenant's administrators made this person in the application.</param>
    public sealed record Found(Person Person, IReadOnlyList<string> AppRoles) : PersonResult;

    /// <summary>The token is right, and nobody of the roster.</summary>
    public sealed record NotInRoster : PersonResult;

    /// <param name="Reason">One word for the log.</param>
    public sealed record Refused(string Reason) : PersonResult;
}

/// <summary>
/// Finds the person of the roster whom Entra ID gave a token for this application
/// (learn.microsoft.com/entra/identity-platform/access-token-claims-reference). Scopes are given to people only, so that
/// an application's own token does not pass.
/// </summary>
public sealed class PersonTokens(
    [FromKeyedServices(SignInHandler.SchemeName)] SigningKeys keys,
    IOptions<SignInOptions> options,
    IOptions<BotFrameworkOptions> bot,
    Agency agency,
    [FromKeyedServices(RealTime.Key)] TimeProvider realTime)
{
    private const string Scope = "access_as_user";

    private readonly SignedTokens _tokens = new(
        keys,
        new(options.Value.IssuerOf(bot.Value), [.. options.Value.Audiences], [SecurityAlgorithms.RsaSha256]),
        realTime);

    public async Task<PersonResult> ReadAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (options.Value.Audiences.Count == 0)
        {
            return new PersonResult.Refused("NotSetUp");
        }

        return await _tokens.VerifyAsync(authorization, cancellationToken) switch
        {
            TokenResult.Verified(var token, _) => Read(token),
            TokenResult.Refused(var reason) => new PersonResult.Refused(reason.ToString()),
            _ => throw new InvalidOperationException("There is no other result."),
        };
    }

    private PersonResult Read(JsonWebToken token)
    {
        if (!bot.Value.TenantId.Equals(Text(token, "tid"), StringComparison.OrdinalIgnoreCase))
        {
            return new PersonResult.Refused("Tenant");
        }

        if (Text(token, "scp")?.Split(' ').Contains(Scope, StringComparer.Ordinal) != true)
        {
            return new PersonResult.Refused("Scope");
        }

        return Text(token, "oid") is { } id && agency.Roster.Find(id.ToLowerInvariant()) is { } person
            ? new PersonResult.Found(person, [.. token.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value)])
            : new PersonResult.NotInRoster();
    }

    /// <summary>A claim that is one text; one of another shape says nothing.</summary>
    private static string? Text(JsonWebToken token, string claim) =>
        token.Claims.Where(candidate => candidate.Type == claim).ToList() is [{ ValueType: System.Security.Claims.ClaimValueTypes.String } only] ? only.Value : null;
}
