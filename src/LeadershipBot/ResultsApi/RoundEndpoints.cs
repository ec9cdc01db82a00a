using System.Security.Claims;
using LeadershipBot.SignIn;

namespace LeadershipBot.ResultsApi;

internal static class RoundEndpoints
{
    public static void MapRounds(this IEndpointRouteBuilder api)
    {
        api.MapGet("results/rounds", async (HttpContext context, ClaimsPrincipal user, ReadPages pages, CancellationToken cancellationToken) =>
                ApiAnswers.Document(context, await pages.RoundsAsync(user.Reader(), cancellationToken), ApiJson.Default.RoundList))
            .Describe<RoundList>("The rounds that have results, newest first.");
        api.MapGet("results/words", (HttpContext context) => ApiAnswers.Document(context, Words.All, ApiJson.Default.Words))
            .Describe<Words>("What the figures mean, for those who read them.");
        api.MapGet("results/overview", async (HttpContext context, ClaimsPrincipal user, ReadPages pages, CancellationToken cancellationToken) =>
                ApiAnswers.Document(context, await pages.OverviewAsync(user.Reader(), cancellationToken), ApiJson.Default.Overview))
            .Describe<Overview>("The latest round: the group nearest to the reader, the agency and its regions, and what was promised to the reader's team and to those above it.");
    }
}
