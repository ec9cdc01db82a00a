using LeadershipBot.Store;
using Microsoft.Extensions.Options;
using Quartz;

namespace LeadershipBot.Operations;

public sealed class Readiness
{
    public bool IsStarted { get; set; }
}

public static class Health
{
    /// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it can do its work; a failing part is named.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => TypedResults.Text("live"));
        endpoints.MapGet("/readyz", async (
            Readiness readiness, StoreHealth store, IOptions<StoreOptions> options, ISchedulerFactory schedulers, CancellationToken cancellationToken) =>
            await ProblemAsync(readiness, store, options.Value, schedulers, cancellationToken) is { } problem
                ? TypedResults.Text("not ready: " + problem, statusCode: StatusCodes.Status503ServiceUnavailable)
                : TypedResults.Text("ready"));
    }

    private static async Task<string?> ProblemAsync(
        Readiness readiness, StoreHealth store, StoreOptions options, ISchedulerFactory schedulers, CancellationToken cancellationToken)
    {
        if (!readiness.IsStarted)
        {
            return "starting";
        }

        if (await store.LookAsync(cancellationToken) is { } problem)
        {
            return StoreProblems.Words(problem, options);
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return await scheduler.GetStatus(cancellationToken) == SchedulerStatus.Running ? null : "the scheduler is not running";
    }
}
