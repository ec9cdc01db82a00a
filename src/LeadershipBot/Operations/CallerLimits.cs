using System.Globalization;
using System.Threading.RateLimiting;
using LeadershipBot.SignIn;

namespace LeadershipBot.Operations;

/// <summary>
/// How much one person, and all callers without a valid token together, may ask of the web addresses. Kept in memory only and
/// forgotten as soon as a bucket is full again; nobody's address is looked at. Teams' own endpoint has limits of its own.
/// </summary>
public static class CallerLimits
{
    public const string Person = nameof(Person);

    /// <summary>A page asks for some ten documents; a program that exports everything asks for some hundred.</summary>
    public const int PersonBurst = 600;

    private const int PersonPerSecond = 10;

    public static IServiceCollection AddCallerLimits(this IServiceCollection services) => services
        .AddSingleton<StrangerLimit>()
        .AddRateLimiter(limits =>
        {
            limits.AddPolicy(Person, context => RateLimitPartition.GetTokenBucketLimiter(context.User.PersonId(), static _ => new()
            {
                TokenLimit = PersonBurst,
                TokensPerPeriod = PersonPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            }));
            limits.OnRejected = (rejected, _) => new(RefuseAsync(rejected.HttpContext, RetryAfter(rejected.Lease)));
        });

    /// <summary>429 with the time to wait; the words are the same for everybody.</summary>
    public static Task RefuseAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ResultsApi.Problems.TooMany().ExecuteAsync(context);
    }

    internal static TimeSpan RetryAfter(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero;
}

/// <summary>
/// One bucket for all callers whose token was looked at and is not valid, so that they can't fill the log. Looking at one takes some
/// hundredths of a millisecond, and comes first: a flood keeps nobody out who has a token.
/// </summary>
public sealed class StrangerLimit : IDisposable
{
    public const int Burst = 200;

    private readonly TokenBucketRateLimiter _bucket = new(new()
    {
        TokenLimit = Burst,
        TokensPerPeriod = 5,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    });

    /// <summary>How long to wait; null where this one is let through to the ordinary refusal.</summary>
    public TimeSpan? Refuse()
    {
        using var lease = _bucket.AttemptAcquire();
        return lease.IsAcquired ? null : CallerLimits.RetryAfter(lease);
    }

    public void Dispose() => _bucket.Dispose();
}
