using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.RateLimiting;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>
/// The Bot Framework connector, REST version 3
/// (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference). One per process: it
/// keeps the connections and the rate limit. Transient failures are tried again (see <see cref="ConnectorException"/>
/// for what remains); nothing it does appears in traces or logs.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ConnectorException"/> when the connector did not take the request, also with the code
/// <see cref="ServiceUrlNotAllowed"/> for a service URL that is not on the list; <see cref="OperationCanceledException"/>
/// when the caller gives up; and <c>Azure.Identity.AuthenticationFailedException</c> when no token can be had.
/// </remarks>
public sealed class ConnectorClient : IDisposable
{
    /// <summary><see cref="ConnectorException.ErrorCode"/> of a refused service URL.</summary>
    public const string ServiceUrlNotAllowed = "ServiceUrlNotAllowed";

    /// <summary><see cref="ConnectorException.ErrorCode"/> of a success whose body names no conversation.</summary>
    public const string UnreadableAnswer = "UnreadableAnswer";

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly ServiceHosts _hosts;
    private readonly ConnectorTokens _tokens;
    private readonly BotFrameworkMetrics _metrics;
    private readonly TimeProvider _realTime;
    private readonly TimeSpan _timeLimit;
    private readonly HttpClient _client = new(SilentHttp.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly SlidingWindowRateLimiter _limiter;
    private readonly ResiliencePipeline<ConnectorAnswer> _pipeline;

    /// <summary>Opens nothing yet.</summary>
    public ConnectorClient(
        ServiceHosts hosts,
        ConnectorTokens tokens,
        BotFrameworkMetrics metrics,
        IOptions<BotFrameworkOptions> options,
        [FromKeyedServices(RealTime.Key)] TimeProvider realTime)
    {
        _hosts = hosts;
        _tokens = tokens;
        _metrics = metrics;
        _realTime = realTime;
        _timeLimit = options.Value.RequestTimeout;
        _pipeline = ConnectorRetry.Create(options.Value, realTime);
        _limiter = new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.Value.RequestsPerSecond,
            Window = TimeSpan.FromSeconds(1),
            SegmentsPerWindow = 10,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>Sends to the end of a conversation, as somebody's reply.</summary>
    public Task<ResourceResponse> SendToConversationAsync(string serviceUrl, string conversationId, Activity activity, CancellationToken cancellationToken = default) =>
        SendToConversationAsync(serviceUrl, conversationId, activity, SendPriority.Reply, cancellationToken);

    /// <summary>Sends to the end of a conversation.</summary>
    public Task<ResourceResponse> SendToConversationAsync(string serviceUrl, string conversationId, Activity activity, SendPriority priority, CancellationToken cancellationToken = default) =>
        ResourceAsync(HttpMethod.Post, Address(serviceUrl, conversationId, "activities"), activity, cancellationToken, priority);

    /// <summary>Answers one activity of a conversation.</summary>
    public Task<ResourceResponse> ReplyToActivityAsync(string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        ResourceAsync(HttpMethod.Post, Address(serviceUrl, conversationId, "activities", activityId), activity, cancellationToken);

    /// <summary>Puts another activity in the place of one the bot sent.</summary>
    public Task<ResourceResponse> UpdateActivityAsync(string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        ResourceAsync(HttpMethod.Put, Address(serviceUrl, conversationId, "activities", activityId), activity, cancellationToken);

    /// <summary>Removes an activity the bot sent.</summary>
    public async Task DeleteActivityAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken = default) =>
        await SendAsync(new ConnectorCall(HttpMethod.Delete, Address(serviceUrl, conversationId, "activities", activityId), null, SendPriority.Reply), cancellationToken);

    /// <summary>Opens the personal chat with one person, or gives the one there is.</summary>
    /// <returns>Always with an id; its service URL is the given one if the connector names none.</returns>
    public async Task<ConversationResourceResponse> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, SendPriority priority, CancellationToken cancellationToken = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(parameters, BotFrameworkJsonContext.Default.ConversationParameters);
        var answer = await SendAsync(new ConnectorCall(HttpMethod.Post, Address(serviceUrl), body, priority), cancellationToken);
        var created = Read(answer, BotFrameworkJsonContext.Default.ConversationResourceResponse);
        if (string.IsNullOrEmpty(created?.Id))
        {
            throw new ConnectorException(answer.Status, UnreadableAnswer, mayHaveBeenAccepted: true);
        }

        created.ServiceUrl ??= serviceUrl;
        return created;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _client.Dispose();
        _limiter.Dispose();
    }

    private async Task<ResourceResponse> ResourceAsync(
        HttpMethod method, Uri address, Activity activity, CancellationToken cancellationToken, SendPriority priority = SendPriority.Reply)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, BotFrameworkJsonContext.Default.Activity);
        var call = new ConnectorCall(method, address, body, priority);
        var answer = await SendAsync(call, cancellationToken);
        var resource = Read(answer, BotFrameworkJsonContext.Default.ResourceResponse) ?? new ResourceResponse();
        resource.MayHaveArrivedBefore = call.MayHaveBeenAccepted;
        return resource;
    }

    private async Task<ConnectorAnswer> SendAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        var answer = await _pipeline.ExecuteAsync(
            static (state, ct) => state.Client.TryAsync(state.Call, ct),
            (Client: this, Call: call),
            cancellationToken);
        return answer.IsSuccess
            ? answer
            : throw new ConnectorException(answer.Status, ConnectorError.CodeOf(answer.Body), answer.RetryAfter, call.MayHaveBeenAccepted);
    }

    private async ValueTask<ConnectorAnswer> TryAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        while (true)
        {
            var token = await _tokens.GetAsync(cancellationToken);
            using var permit = await _limiter.AcquireAsync(1, cancellationToken);
            var answer = await OnceAsync(call, token, cancellationToken);
            _metrics.Tried(answer.Status, answer.MayHaveBeenAccepted);
            call.MayHaveBeenAccepted |= answer.MayHaveBeenAccepted;
            if (answer.Status != 401 || token is null || call.HasRenewedToken)
            {
                return answer;
            }

            call.HasRenewedToken = true;
            _tokens.Reject(token);
        }
    }

    private async Task<ConnectorAnswer> OnceAsync(ConnectorCall call, string? token, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeLimit);
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
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(0, default, null, ConnectorOutage.TimedOut);
        }
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - _realTime.GetUtcNow() : null);

    private static bool IsUnsent(HttpRequestError error) =>
        error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>A success whose body cannot be read stays a success: sending again would send twice.</summary>
    private static T? Read<T>(ConnectorAnswer answer, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return answer.Body.IsEmpty ? null : JsonSerializer.Deserialize(answer.Body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Uri Address(string serviceUrl, params ReadOnlySpan<string> segments)
    {
        if (!_hosts.TryParse(serviceUrl, out var address))
        {
            throw new ConnectorException(0, ServiceUrlNotAllowed);
        }

        var path = string.Concat(address.AbsoluteUri.TrimEnd('/'), "/v3/conversations");
        foreach (var segment in segments)
        {
            // A dot segment would climb out of the path even when escaped.
            if (segment is "" or "." or "..")
            {
                throw new ArgumentException("An id of the channel is empty or a dot segment.", nameof(segments));
            }

            path = string.Concat(path, "/", Uri.EscapeDataString(segment));
        }

        return new Uri(path, UriKind.Absolute);
    }

    private sealed record ConnectorCall(HttpMethod Method, Uri Address, byte[]? Body, SendPriority Priority)
    {
        internal bool HasRenewedToken { get; set; }

        internal bool MayHaveBeenAccepted { get; set; }
    }
}
