using LeadershipBot.BotFramework.Connector.Pacing;
using Polly;
using Polly.Retry;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>
/// Which answers are worth another try, and when. After a 429 the conversation is held back (<see cref="RequestPacer"/>),
/// and the next try waits in its line. After the others this one call waits: as <c>Retry-After</c> says, or exponentially
/// with jitter from half a second. What asks for a longer wait than the caller has ends the call at once, since an
/// earlier try would only be refused again.
/// </summary>
internal static class ConnectorRetry
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(15);

    /// <param name="maxTries">How often one call is tried in all.</param>
    /// <param name="longestWait">The longest wait between two tries.</param>
    /// <param name="realTime">The clock of the waits.</param>
    internal static ResiliencePipeline<ConnectorAnswer> Create(int maxTries, TimeSpan longestWait, TimeProvider realTime)
    {
        var builder = new ResiliencePipelineBuilder<ConnectorAnswer> { TimeProvider = realTime };
        if (maxTries > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<ConnectorAnswer>
            {
                MaxRetryAttempts = maxTries - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = longestWait < LongestBackoff ? longestWait : LongestBackoff,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is null
                    && arguments.Outcome.Result.IsTransient
                    && !(arguments.Outcome.Result.RetryAfter > longestWait)),
                DelayGenerator = arguments => ValueTask.FromResult(DelayBefore(arguments.Outcome.Result)),
            });
        }

        return builder.Build();
    }

    private static TimeSpan? DelayBefore(ConnectorAnswer answer) => answer switch
    {
        { Status: ConnectorAnswer.TooManyRequests } => TimeSpan.Zero,
        { RetryAfter: { } asked } when asked > TimeSpan.Zero => asked,
        _ => null,
    };
}
