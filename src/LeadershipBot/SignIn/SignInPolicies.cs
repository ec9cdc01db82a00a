using System.Security.Claims;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.SignIn;

/// <summary>Who may call an endpoint; for <c>RequireAuthorization</c>.</summary>
public static class SignInPolicies
{
    /// <summary>Administrators by the roster or by their role in the application.</summary>
    public const string Administrator = nameof(Role.Administrator);
}

public static class SignedInPerson
{
    internal const string IdClaim = "oid";
    internal const string RoleClaim = "roles";

    /// <summary>The id of the person of the roster who is signed in.</summary>
    public static string PersonId(this ClaimsPrincipal user) =>
        user.FindFirst(IdClaim)?.Value ?? throw new InvalidOperationException("The endpoint has no policy of SignInPolicies.");
}
