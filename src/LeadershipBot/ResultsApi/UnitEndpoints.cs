using System.Security.Claims;
using LeadershipBot.SignIn;

namespace LeadershipBot.ResultsApi;

internal static class UnitEndpoints
{
    public static void MapUnits(this IEndpointRouteBuilder api)
    {
        api.MapMethods("results/rounds/{round}/units", ApiAnswers.Reads, async (string round, HttpContext context, ClaimsPrincipal user, ReadPages pages, CancellationToken cancellationToken) =>
                await pages.HeatMapAsync(IdOf(round), user.Reader(), cancellationToken) is { } map
                    ? ApiAnswers.Document(context, map, ApiJson.Default.HeatMap)
                    : Problems.NotFound())
            .Describe<HeatMap>("All units the reader may see, in the order of the organisation, with their means. The round is an id, or latest.")
            .CanBeMissing();
        api.MapMethods(
                "results/rounds/{round}/units/{unit}",
                ApiAnswers.Reads,
                async (string round, string unit, HttpContext context, ClaimsPrincipal user, ReadPages pages, CancellationToken cancellationToken) =>
                    await pages.UnitAsync(IdOf(round), unit, user.Reader(), cancellationToken) is { } page
                        ? ApiAnswers.Document(context, page, ApiJson.Default.UnitPage)
                        : Problems.NotFound())
            .Describe<UnitPage>("One unit, with what was promised to it. Where it is not shown by itself, the nearest around it that is.")
            .CanBeMissing();
    }

    /// <summary>Null for the latest round, whichever that is.</summary>
    public static string? IdOf(string round) => round == "latest" ? null : round;
}
