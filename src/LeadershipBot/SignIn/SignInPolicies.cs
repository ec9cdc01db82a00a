using System.Security.Claims;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.SignIn;

/// <summary>Who may call an endpoint; for <c>RequireAuthorization</c>.</summary>
public static class SignInPolicies
{
    /// <summary>Administrators by the roster or by their role in the application.</summary>
    public const string Administrator = nameof(Role.Administrator);

    /// <summary>Anybody in the roster; what each may see is the access policy's to say.</summary>
    public const string Anybody = nameof(Anybody);
}

/// <summary>What an endpoint says, in words of its own, to whom it does not let in.</summary>
public sealed record SignInAnswers(Func<HttpContext, Task> Unauthorized, Func<HttpContext, Task> NotInRoster);

public static class SignedInPerson
{
    internal const string IdClaim = "oid";
    internal const string RoleClaim = "roles";

    /// <summary>The id of the person of the roster who is signed in.</summary>
    public static string PersonId(this ClaimsPrincipal user) =>
        user.FindFirst(IdClaim)?.Value ?? throw new InvalidOperationException("The endpoint has no policy of SignInPolicies.");

    /// <summary>Who is signed in, with the role that the application's administrators raised them to.</summary>
    public static Reader Reader(this ClaimsPrincipal user) => new(
        user.PersonId(),
        user.FindAll(RoleClaim).Select(claim => claim.Value switch
        {
            nameof(Role.Administrator) => Role.Administrator,
            nameof(Role.Leader) => Role.Leader,
            _ => Role.Staff,
        }).Max());
}
