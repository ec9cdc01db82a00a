using System.Text.Json;
using LeadershipBot.Sandbox.Staff;

namespace LeadershipBot.Sandbox.Api;

/// <summary>Everything the page can do, as JSON.</summary>
internal static class SandboxApi
{
    public static void MapSandboxApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/sandbox/api");
        api.MapClock();
        api.MapPeople();
        api.MapBench();
        api.MapGet("/simulate", (SimulatedStaff staff) => TypedResults.Json(new { answer = staff.IsOn }));
        api.MapPost("/simulate", async (HttpRequest request, SimulatedStaff staff) =>
        {
            var (body, problem) = await ApiProblem.ReadObjectAsync(request);
            if (problem is not null)
            {
                return problem;
            }

            if (!body.TryGetProperty("answer", out var answer) || answer.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                return ApiProblem.Bad("Send {\"answer\": true} or {\"answer\": false}.");
            }

            staff.IsOn = answer.GetBoolean();
            return TypedResults.Json(new { answer = staff.IsOn });
        });
        api.MapGet("/releases", (IServiceProvider services, CancellationToken cancellationToken) =>
            PublishedReleases.ReadAsync(services, cancellationToken));
        api.Map("{**rest}", () => ApiProblem.Say(StatusCodes.Status404NotFound, "There is no such address in the sandbox."));
    }
}
