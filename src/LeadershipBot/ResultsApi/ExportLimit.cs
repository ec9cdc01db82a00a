using System.Globalization;
using System.Threading.RateLimiting;

namespace LeadershipBot.ResultsApi;

/// <summary>How many files are put together at one time; a few more wait their turn.</summary>
public sealed class ExportLimit : IDisposable
{
    private const int AtOnce = 2;
    private const int Waiting = 20;

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    private readonly ConcurrencyLimiter _places = new(new() { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <summary>A place is held until the answer has been sent.</summary>
    public static async ValueTask<object?> WaitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var place = await http.RequestServices.GetRequiredService<ExportLimit>()._places.AcquireAsync(permitCount: 1, http.RequestAborted);
        http.Response.RegisterForDispose(place);
        if (place.IsAcquired)
        {
            return await next(context);
        }

        http.Response.Headers.RetryAfter = AskAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Problems.TooMany();
    }

    public void Dispose() => _places.Dispose();
}
