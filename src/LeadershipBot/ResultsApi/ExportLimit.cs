using System.Globalization;
using System.Threading.RateLimiting;
using LeadershipBot.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;

namespace LeadershipBot.ResultsApi;

/// <summary>How many files are put together at one time, and how many of them for one person; a few more wait their turn.</summary>
public sealed class ExportLimit : IDisposable
{
    private const int AtOnce = 2;
    private const int Waiting = 20;
    private const int WaitingOfOnePerson = 3;

    /// <summary>A file that has not been taken by then, waiting included, is broken off: whoever takes one very slowly gives the place back.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    private readonly ConcurrencyLimiter _places = new(new() { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    private readonly PartitionedRateLimiter<HttpContext> _ofOnePerson = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetConcurrencyLimiter(context.User.PersonId(), _ => new() { PermitLimit = 1, QueueLimit = WaitingOfOnePerson }));

    public static RequestTimeoutPolicy TimeLimit { get; } = new()
    {
        Timeout = Longest,
        TimeoutStatusCode = StatusCodes.Status429TooManyRequests,
        WriteTimeoutResponse = context => Refuse(context).ExecuteAsync(context),
    };

    /// <summary>A place is held until the answer has been sent.</summary>
    public static async ValueTask<object?> WaitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var limit = http.RequestServices.GetRequiredService<ExportLimit>();
        return await TakeAsync(http, limit._ofOnePerson.AcquireAsync(http, permitCount: 1, http.RequestAborted))
            && await TakeAsync(http, limit._places.AcquireAsync(permitCount: 1, http.RequestAborted))
                ? await next(context)
                : Refuse(http);
    }

    public void Dispose()
    {
        _ofOnePerson.Dispose();
        _places.Dispose();
    }

    private static async ValueTask<bool> TakeAsync(HttpContext context, ValueTask<RateLimitLease> asked)
    {
        var place = await asked;
        context.Response.RegisterForDispose(place);
        return place.IsAcquired;
    }

    private static JsonHttpResult<Problem> Refuse(HttpContext context)
    {
        context.Response.Headers.RetryAfter = AskAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Problems.TooMany();
    }
}
