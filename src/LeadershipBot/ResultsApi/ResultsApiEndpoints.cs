using System.Security.Claims;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Operations;
using LeadershipBot.Roster;
using LeadershipBot.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadershipBot.ResultsApi;

/// <summary><c>/api/v1</c>: what each person in the roster may see of results and promises, for the page and for other programs.</summary>
public static class ResultsApiEndpoints
{
    public const string Root = "/api/v1";

    private static readonly SignInAnswers Answers = new(
        context => RefuseAsync(context, Problems.Unauthorized()),
        context => RefuseAsync(context, Problems.NotInRoster()));

    public static void MapResultsApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(Root).RequireAuthorization(SignInPolicies.Anybody).RequireRateLimiting(CallerLimits.Person).WithMetadata(Answers).AddEndpointFilter(ApiAnswers.ForOneCallerAsync);
        api.MapMethods("me", ApiAnswers.Reads, (HttpContext context, ClaimsPrincipal user, Agency agency) =>
                MeOf(user.Reader(), agency) is { } me ? ApiAnswers.Document(context, me, ApiJson.Default.Me) : Problems.NotFound())
            .Describe<Me>("Who is signed in, and how much of the results is theirs to see.");
        api.MapRounds();
        api.MapUnits();
        api.MapNotes();
        api.MapActions();
        api.MapExports();
        api.Map("{**rest}", () => Problems.NotFound()).ExcludeFromDescription();
        endpoints.MapApiDescription();
    }

    private static Me? MeOf(Reader reader, Agency agency)
    {
        var (roster, tree) = (agency.Roster, agency.Roster.Tree);
        return reader.In(roster) is not { } person ? null : new(
            Unit.KeyOf(tree, person.Team),
            person.Team,
            Breadths.Of(person),
            AccessPolicy.May(roster, reader, new Resource.Operations()),
            [.. LedTeams.Of(roster, person.Id).Select(team => Unit.KeyOf(tree, team.Name))],
            agency.Programs.AgencyName,
            person.TimeZone);
    }

    private static Task RefuseAsync(HttpContext context, JsonHttpResult<Problem> problem)
    {
        ApiAnswers.ForOneCaller(context);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return problem.ExecuteAsync(context);
    }
}
