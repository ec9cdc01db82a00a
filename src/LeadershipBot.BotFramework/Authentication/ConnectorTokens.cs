using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>
/// The access token for the connector: one for everybody, fetched once however many ask, and again, behind the callers,
/// five minutes before it expires (half-way, if it lives less than ten minutes). While a new one cannot be had, the old
/// one serves until it expires.
/// </summary>
/// <remarks>
/// Azure.Identity keeps tokens too, so the next one after <see cref="Reject"/> may be the same until Entra ID's lifetime ends.
/// </remarks>
public sealed partial class ConnectorTokens(
    TokenCredential credential,
    IOptions<BotFrameworkOptions> options,
    [FromKeyedServices(RealTime.Key)] TimeProvider realTime,
    ILogger<ConnectorTokens> logger)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FetchLimit = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private volatile Held? _held;
    private Task<Held>? _fetching;

    /// <summary>Gives a token that is valid now; null when none is to be sent (development on loopback).</summary>
    /// <exception cref="AuthenticationFailedException">No token could be had.</exception>
    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (options.Value.DevelopmentLoopback)
        {
            return null;
        }

        var now = realTime.GetUtcNow();
        var current = _held;
        if (current is null || now >= current.ExpiresOn - Margin)
        {
            return (await FetchOnce().WaitAsync(cancellationToken)).Token;
        }

        if (now >= current.RefreshOn)
        {
            _ = FetchOnce();
        }

        return current.Token;
    }

    /// <summary>Drops a token the connector did not accept, so that the next one asked for is new.</summary>
    public void Reject(string token)
    {
        lock (_gate)
        {
            if (string.Equals(_held?.Token, token, StringComparison.Ordinal))
            {
                _held = null;
            }
        }
    }

    private Task<Held> FetchOnce()
    {
        lock (_gate)
        {
            if (_fetching is null or { IsCompleted: true })
            {
                _fetching = Task.Run(FetchAsync);
            }

            return _fetching;
        }
    }

    private async Task<Held> FetchAsync()
    {
        var before = _held;
        Held fetched;
        try
        {
            using var limit = new CancellationTokenSource(FetchLimit, realTime);
            var token = await credential.GetTokenAsync(new TokenRequestContext([options.Value.ConnectorScope]), limit.Token);
            fetched = Hold(token);
        }
        catch (Exception exception) when (exception is AuthenticationFailedException or OperationCanceledException && before is not null && realTime.GetUtcNow() < before.ExpiresOn)
        {
            LogKept(logger, exception.GetType().Name);
            fetched = before with { RefreshOn = realTime.GetUtcNow() + AfterFailure };
        }

        // Those who wait for it get it, though somebody may reject it at once.
        _held = fetched;
        return fetched;
    }

    private Held Hold(AccessToken token)
    {
        var now = realTime.GetUtcNow();
        var life = token.ExpiresOn - now;
        var refreshOn = life > Ahead * 2 ? token.ExpiresOn - Ahead : now + (life / 2);
        return new Held(token.Token, token.RefreshOn is { } asked && asked < refreshOn ? asked : refreshOn, token.ExpiresOn);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No new token for the connector: {ExceptionType}. The one at hand is used while it lasts.")]
    private static partial void LogKept(ILogger logger, string exceptionType);

    private sealed record Held(string Token, DateTimeOffset RefreshOn, DateTimeOffset ExpiresOn);
}
