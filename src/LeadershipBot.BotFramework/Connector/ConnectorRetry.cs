using LeadershipBot.BotFramework.Authentication;
using Polly;
using Polly.Retry;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>
/// Which answers are worth another try, and when: exponential with jitter from half a second, or as
/// <c>Retry-After</c> says. A longer <c>Retry-After</c> than configured ends the call at once, since an earlier try
/// would only be refused again.
/// </summary>
internal static class ConnectorRetry
{
    internal static ResiliencePipeline<ConnectorAnswer> Create(BotFrameworkOptions options, TimeProvider realTime)
    {
        var builder = new ResiliencePipelineBuilder<ConnectorAnswer> { TimeProvider = realTime };
        if (options.MaxTries > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<ConnectorAnswer>
            {
                MaxRetryAttempts = options.MaxTries - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = TimeSpan.FromSeconds(15),
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is null
                    && arguments.Outcome.Result.IsTransient
                    && !(arguments.Outcome.Result.RetryAfter > options.LongestRetryAfter)),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : (TimeSpan?)null),
            });
        }

        return builder.Build();
    }
}
