namespace LeadershipBot.BotFramework.Connector;

/// <summary>
/// HTTP that leaves no trace of its addresses: without a propagator <see cref="SocketsHttpHandler"/> makes no activity
/// and sends no trace headers, and without a factory nothing logs URLs, which hold conversation ids. Redirects are not
/// followed, because a token must not travel to a host nobody listed.
/// </summary>
internal static class SilentHttp
{
    internal static SocketsHttpHandler CreateHandler() => new()
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
    };
}
