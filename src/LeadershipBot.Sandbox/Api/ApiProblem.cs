using System.Text.Json;

namespace LeadershipBot.Sandbox.Api;

/// <summary>Refusals of the sandbox's own API: a status and one sentence.</summary>
internal static class ApiProblem
{
    public static IResult UnknownPerson() => Say(StatusCodes.Status404NotFound, "There is no such person; GET /sandbox/api/people lists all.");

    public static IResult UnknownActivity() => Say(StatusCodes.Status404NotFound, "This person's chat has no such activity.");

    public static IResult Bad(string message) => Say(StatusCodes.Status400BadRequest, message);

    public static IResult Say(int status, string message) => TypedResults.Json(new { error = message }, statusCode: status);

    /// <summary>The request's JSON object, or what is wrong with it.</summary>
    public static async Task<(JsonElement Body, IResult? Problem)> ReadObjectAsync(HttpRequest request)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (document.RootElement.Clone(), null)
                : (default, Bad("The body must be a JSON object."));
        }
        catch (JsonException error)
        {
            return (default, Bad(FormattableString.Invariant($"The body is not JSON: line {(error.LineNumber ?? 0) + 1}, byte {(error.BytePositionInLine ?? 0) + 1}.")));
        }
    }
}
