using System.Security.Claims;
using LeadershipBot.SignIn;

namespace LeadershipBot.ResultsApi;

internal static class RoundEndpoints
{
    public static void MapRounds(this IEndpointRouteBuilder api)
    {
        api.MapMethods("results/rounds", ApiAnswers.Reads, async (HttpContext context, ClaimsPrincipal user, ReadPages pages, CancellationToken cancellationToken) =>
                ApiAnswers.Document(context, await pages.RoundsAsync(user.Reader(), cancellationToken), ApiJson.Default.RoundList))
            .Describe<RoundList>("The rounds that have results, newest first.");
        api.MapMethods("results/words", ApiAnswers.Reads, (HttpContext context) => ApiAnswers.Document(context, Words.All, ApiJson.Default.Words))
            .Describe<Words>("What the figures mean, for those who read them.");
        api.MapMethods("results/overview", ApiAnswers.Reads, async (HttpContext context, ClaimsPrincipal user, ReadPages pages, CancellationToken cancellationToken) =>
                ApiAnswers.Document(context, await pages.OverviewAsync(user.Reader(), cancellationToken), ApiJson.Default.Overview))
            .Describe<Overview>("The latest round: the group nearest to the reader, the agency and its regions, and what was promised to the reader's team and to those above it.");
    }
}
