using System.Net.Http.Headers;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>Sends a request once and says what came of it. It throws nothing.</summary>
internal sealed class ConnectorHttp(TimeSpan timeLimit, TimeProvider realTime) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly HttpClient _client = new(SilentHttp.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    internal async Task<ConnectorAnswer> SendAsync(ConnectorCall call, string? token, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeLimit);
        using var request = new HttpRequestMessage(call.Method, call.Address);
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body) { Headers = { ContentType = Json } };
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var body = await ConnectorBody.ReadAsync(response.Content, limit.Token);
            return new((int)response.StatusCode, body, WaitOf(response.Headers.RetryAfter), ConnectorOutage.None);
        }
        catch (HttpRequestException exception)
        {
            return new(0, default, null, IsUnsent(exception.HttpRequestError) ? ConnectorOutage.NotConnected : ConnectorOutage.Broken);
        }
        catch (OperationCanceledException)
        {
            // Connecting has a time limit of its own, and nothing was sent before it ended. Where the caller gave up, what was
            // under way may have arrived all the same, which the caller has to know.
            return new(0, default, null, limit.IsCancellationRequested ? ConnectorOutage.TimedOut : ConnectorOutage.NotConnected);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private TimeSpan? WaitOf(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - realTime.GetUtcNow() : null);

    private static bool IsUnsent(HttpRequestError error) =>
        error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
