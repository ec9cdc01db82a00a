using System.Net.Mime;
using System.Security.Claims;
using System.Text.Encodings.Web;
using LeadershipBot.Core.Organization;
using LeadershipBot.Operations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LeadershipBot.SignIn;

/// <summary>
/// Signs people in for the requests of one policy or another. Whatever is wrong with a token, the answer is the same;
/// the reason is one word in the log, and nothing there names anybody.
/// </summary>
public sealed partial class SignInHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder, PersonTokens tokens, StrangerLimit strangers, ILogger<SignInHandler> logger)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, WithoutLines, encoder)
{
    public const string SchemeName = "SignIn";

    // ASP.NET Core would write a line of its own for each refusal, and a stranger could fill the log.
    private static readonly ILoggerFactory WithoutLines = NullLoggerFactory.Instance;

    private bool _isStranger;
    private TimeSpan? _wait;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        switch (await tokens.ReadAsync(Request.Headers.Authorization, Context.RequestAborted))
        {
            case PersonResult.Found(var person, var appRoles):
                return AuthenticateResult.Success(new(PrincipalOf(person, appRoles), SchemeName));
            case PersonResult.NotInRoster:
                _isStranger = true;
                Refuse(nameof(PersonResult.NotInRoster));
                break;
            case PersonResult.Refused(var reason):
                Refuse(reason);
                break;
        }

        return AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_wait is { } wait)
        {
            return CallerLimits.RefuseAsync(Context, wait);
        }

        if (Context.GetEndpoint()?.Metadata.GetMetadata<SignInAnswers>() is { } answers)
        {
            return _isStranger ? answers.NotInRoster(Context) : answers.Unauthorized(Context);
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return SayAsync(StatusCodes.Status401Unauthorized, "Unauthorized.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => SayAsync(StatusCodes.Status403Forbidden, "Forbidden.");

    private void Refuse(string reason)
    {
        _wait = strangers.Refuse();
        if (_wait is null)
        {
            LogRefused(logger, reason);
        }
    }

    private static ClaimsPrincipal PrincipalOf(Person person, IReadOnlyList<string> appRoles) => new(new ClaimsIdentity(
        [
            new(SignedInPerson.IdClaim, person.Id),
            new(SignedInPerson.RoleClaim, person.Role.ToString()),
            .. appRoles.Where(role => role is nameof(Role.Leader) or nameof(Role.Administrator)).Select(role => new Claim(SignedInPerson.RoleClaim, role)),
        ],
        SchemeName, SignedInPerson.IdClaim, SignedInPerson.RoleClaim));

    private Task SayAsync(int status, string text)
    {
        Response.StatusCode = status;
        Response.ContentType = MediaTypeNames.Text.Plain + "; charset=utf-8";
        return Response.WriteAsync(text);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A person's token was refused: {Reason}.")]
    private static partial void LogRefused(ILogger logger, string reason);
}
