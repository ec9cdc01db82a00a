using LeadershipBot.Storage;
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
        endpoints.MapGet("/healthz", () => Results.Text("live"));
        endpoints.MapGet("/readyz", async (Readiness readiness, IEntityStore store, ISchedulerFactory schedulers, CancellationToken cancellationToken) =>
            await ProblemAsync(readiness, store, schedulers, cancellationToken) is { } problem
                ? Results.Text("not ready: " + problem, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ready"));
    }

    private static async Task<string?> ProblemAsync(
        Readiness readiness, IEntityStore store, ISchedulerFactory schedulers, CancellationToken cancellationToken)
    {
        if (!readiness.IsStarted)
        {
            return "starting";
        }

        try
        {
            await store.GetAsync(Tables.Rounds, "round", "ready", cancellationToken);
        }
        catch (EntityStoreException)
        {
            return "the store does not answer";
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return (await scheduler.GetStatus(cancellationToken)).State == SchedulerState.Running ? null : "the scheduler is not running";
    }
}
