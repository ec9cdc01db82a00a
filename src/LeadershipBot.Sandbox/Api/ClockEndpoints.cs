using System.Globalization;
using System.Text.Json;
using LeadershipBot.Sandbox.Clock;

namespace LeadershipBot.Sandbox.Api;

internal static class ClockEndpoints
{
    private const int UpcomingCount = 10;

    public static void MapClock(this IEndpointRouteBuilder api)
    {
        api.MapGet("/clock", (Timeline timeline, SandboxClock clock, CancellationToken cancellationToken) =>
            DescribeAsync(timeline, clock, cancellationToken));
        api.MapPost("/clock", MoveAsync);
    }

    private static async Task<IResult> MoveAsync(HttpRequest request, Timeline timeline, SandboxClock clock)
    {
        var (body, problem) = await ApiProblem.ReadObjectAsync(request);
        if (problem is not null)
        {
            return problem;
        }

        var skips = body.TryGetProperty("skipToNext", out var skip) && skip.ValueKind == JsonValueKind.True;
        var advances = body.TryGetProperty("advanceTo", out var target);
        if (skips == advances)
        {
            return ApiProblem.Bad("Send {\"skipToNext\": true} or {\"advanceTo\": \"2026-10-05T17:00:00Z\"}.");
        }

        // Once begun, a move is finished even if the page that asked is closed: half a move helps nobody.
        var finish = CancellationToken.None;
        try
        {
            if (skips)
            {
                return await timeline.SkipToNextAsync(finish)
                    ? await DescribeAsync(timeline, clock, finish)
                    : ApiProblem.Say(StatusCodes.Status409Conflict, "Nothing is coming.");
            }

            if (!TryReadInstant(target, out var instant))
            {
                return ApiProblem.Bad("advanceTo must be a date and time with its offset, such as 2026-10-05T17:00:00Z.");
            }

            await timeline.AdvanceAsync(instant, finish);
            return await DescribeAsync(timeline, clock, finish);
        }
        catch (ArgumentOutOfRangeException)
        {
            return ApiProblem.Bad("The clock only moves forward.");
        }
        catch (TimelineStuckException stuck)
        {
            return ApiProblem.Say(StatusCodes.Status504GatewayTimeout, stuck.Message);
        }
    }

    private static async Task<IResult> DescribeAsync(Timeline timeline, SandboxClock clock, CancellationToken cancellationToken) =>
        TypedResults.Json(new { now = clock.GetUtcNow(), next = await timeline.UpcomingAsync(UpcomingCount, cancellationToken) });

    private static bool TryReadInstant(JsonElement value, out DateTimeOffset instant)
    {
        instant = default;
        return value.ValueKind == JsonValueKind.String
            && value.GetString() is { } text
            && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
    }
}
