using System.Security.Claims;
using LeadershipBot.Core.Organization;
using LeadershipBot.SignIn;

namespace LeadershipBot.ResultsApi;

internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder api)
    {
        api.MapMethods(
                "results/rounds/{round}/export.csv",
                ApiAnswers.Reads,
                async (string round, string? language, HttpContext context, ClaimsPrincipal user, WriteCsv csv, CancellationToken cancellationToken) =>
                    LanguageOf(language) is not { } known ? Problems.Language()
                    : await csv.RoundAsync(UnitEndpoints.IdOf(round), user.Reader(), known, cancellationToken) is { } file
                        ? ApiAnswers.Download(context, file.Content, WriteCsv.ContentType, file.Name)
                        : Problems.NotFound())
            .AddEndpointFilter(ExportLimit.WaitAsync)
            .WithMetadata(ExportLimit.TimeLimit)
            .DescribeFile("All figures of a round that the reader may see. The round is an id, or latest.", WriteCsv.ContentType)
            .HasTag()
            .CanBeMissing();
        api.MapMethods(
                "results/trend.csv",
                ApiAnswers.Reads,
                async (string? language, HttpContext context, ClaimsPrincipal user, WriteCsv csv, CancellationToken cancellationToken) =>
                    LanguageOf(language) is { } known
                        ? ApiAnswers.Stream(context, await csv.TrendAsync(user.Reader(), known, cancellationToken), WriteCsv.ContentType, WriteCsv.TrendName)
                        : Problems.Language())
            .AddEndpointFilter(ExportLimit.WaitAsync)
            .WithMetadata(ExportLimit.TimeLimit)
            .DescribeFile("All figures of the newest 24 rounds of each program that the reader may see. It is sent while it is made, without a tag.", WriteCsv.ContentType);
    }

    private static Language? LanguageOf(string? tag) => tag switch
    {
        null or "" or "en" => Language.English,
        "es" => Language.Spanish,
        _ => null,
    };
}
