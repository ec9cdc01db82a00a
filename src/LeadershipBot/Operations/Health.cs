namespace LeadershipBot.Operations;

public sealed class Readiness
{
    public bool IsStarted { get; set; }
}

public static class Health
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// <c>/healthz</c>: the process answers, and from which commit it was built. <c>/readyz</c>: it can do its work, 503 where not; what fails, or should be looked at, is named.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/healthz", GetAndHead, () => TypedResults.Text("live " + ProgramVersion.Text));
        endpoints.MapMethods("/readyz", GetAndHead, async (HealthReport health, CancellationToken cancellationToken) => await health.ReadAsync(cancellationToken) switch
        {
            (true, "") => TypedResults.Text("ready"),
            (true, var reasons) => TypedResults.Text("degraded: " + reasons),
            (false, var reasons) => TypedResults.Text("not ready: " + reasons, statusCode: StatusCodes.Status503ServiceUnavailable),
        });
    }
}
