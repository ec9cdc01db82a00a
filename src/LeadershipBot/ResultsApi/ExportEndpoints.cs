using System.Security.Claims;
using LeadershipBot.Core.Organization;
using LeadershipBot.SignIn;

namespace LeadershipBot.ResultsApi;

internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder api)
    {
        api.MapGet(
                "results/rounds/{round}/export.csv",
                async (string round, string? language, HttpContext context, ClaimsPrincipal user, WriteCsv csv, CancellationToken cancellationToken) =>
                    LanguageOf(language) is not { } known ? Problems.Language()
                    : await csv.RoundAsync(UnitEndpoints.IdOf(round), user.Reader(), known, cancellationToken) is { } file
                        ? ApiAnswers.Download(context, file.Content, WriteCsv.ContentType, file.Name)
                        : Problems.NotFound())
            .DescribeFile("All figures of a round that the reader may see. The round is an id, or latest.", WriteCsv.ContentType)
            .CanBeMissing();
        api.MapGet(
                "results/trend.csv",
                async (string? language, HttpContext context, ClaimsPrincipal user, WriteCsv csv, CancellationToken cancellationToken) =>
                    LanguageOf(language) is not { } known ? Problems.Language()
                    : await csv.TrendAsync(user.Reader(), known, cancellationToken) is var file ? ApiAnswers.Download(context, file.Content, WriteCsv.ContentType, file.Name) : Problems.NotFound())
            .DescribeFile("All figures of the newest 24 rounds of each program that the reader may see.", WriteCsv.ContentType);
    }

    private static Language? LanguageOf(string? tag) => tag switch
    {
        null or "" or "en" => Language.English,
        "es" => Language.Spanish,
        _ => null,
    };
}
