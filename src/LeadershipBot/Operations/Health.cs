namespace LeadershipBot.Operations;

public sealed class Readiness
{
    public bool IsStarted { get; set; }
}

public static class Health
{
    /// <summary>
    /// <c>/healthz</c>: the process answers. <c>/readyz</c>: it can do its work, 503 where not; what fails, or should be looked at, is named.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => TypedResults.Text("live"));
        endpoints.MapGet("/readyz", async (HealthReport health, CancellationToken cancellationToken) => await health.ReadAsync(cancellationToken) switch
        {
            (true, "") => TypedResults.Text("ready"),
            (true, var reasons) => TypedResults.Text("degraded: " + reasons),
            (false, var reasons) => TypedResults.Text("not ready: " + reasons, statusCode: StatusCodes.Status503ServiceUnavailable),
        });
    }
}
