using System.Text.Json;
using Azure.Identity;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Connector.Pacing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>
/// The Bot Framework connector, REST version 3
/// (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference). One per process: it
/// keeps the connections and Teams' rate limits. Transient failures are tried again (see <see cref="ConnectorException"/>
/// for what remains); nothing it does appears in traces or logs.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ConnectorException"/> when the connector did not take the request, also with the code
/// <see cref="ServiceUrlNotAllowed"/> for a service URL that is not on the list and <see cref="ConversationIsBusy"/> where
/// nothing was sent because the conversation takes nothing for longer than the priority's wait;
/// <see cref="OperationCanceledException"/> when the caller gives up while nothing of this request is on its way; and <see cref="AuthenticationFailedException"/>
/// when no token can be had for the first try.
/// </remarks>
public sealed class ConnectorClient : IDisposable
{
    /// <summary><see cref="ConnectorException.ErrorCode"/> of a refused service URL.</summary>
    public const string ServiceUrlNotAllowed = "ServiceUrlNotAllowed";

    /// <summary><see cref="ConnectorException.ErrorCode"/> of a success whose body names no conversation.</summary>
    public const string UnreadableAnswer = "UnreadableAnswer";

    /// <summary>
    /// <see cref="ConnectorException.ErrorCode"/>, with status 429, when nothing was sent because the conversation's limit, or
    /// an earlier 429, lets nothing through for <see cref="ConnectorException.RetryAfter"/>.
    /// </summary>
    public const string ConversationIsBusy = "ConversationIsBusy";

    private readonly ServiceHosts _hosts;
    private readonly ConnectorTokens _tokens;
    private readonly BotFrameworkMetrics _metrics;
    private readonly BotFrameworkOptions _options;
    private readonly ConnectorHttp _http;
    private readonly RequestPacer _pacer;
    private readonly ResiliencePipeline<ConnectorAnswer> _replies;
    private readonly ResiliencePipeline<ConnectorAnswer> _campaigns;

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
        _options = options.Value;
        _http = new ConnectorHttp(_options.RequestTimeout, realTime);
        _pacer = new RequestPacer(_options.RequestsPerSecond, realTime);
        _replies = ConnectorRetry.Create(_options.MaxTries, PatienceOf(SendPriority.Reply), realTime);
        _campaigns = ConnectorRetry.Create(_options.MaxTries, PatienceOf(SendPriority.Campaign), realTime);
        _metrics.WatchRate(() => _pacer.Rate);
    }

    /// <summary>Requests a second the connector is sent at most, just now: the limit of the options, or less after it asked to wait.</summary>
    public double Rate => _pacer.Rate;

    /// <summary>Sends to the end of a conversation, as somebody's reply.</summary>
    public Task<ResourceResponse> SendToConversationAsync(string serviceUrl, string conversationId, Activity activity, CancellationToken cancellationToken = default) =>
        SendToConversationAsync(serviceUrl, conversationId, activity, SendPriority.Reply, tries: null, cancellationToken);

    /// <summary>Sends to the end of a conversation; <paramref name="tries"/>, where given, counts the requests it takes.</summary>
    public Task<ResourceResponse> SendToConversationAsync(
        string serviceUrl, string conversationId, Activity activity, SendPriority priority, ConnectorTries? tries = null, CancellationToken cancellationToken = default) =>
        ResourceAsync(HttpMethod.Post, ConnectorAddress.Of(_hosts, serviceUrl, conversationId, "activities"), conversationId, activity, priority, tries, cancellationToken);

    /// <summary>Answers one activity of a conversation.</summary>
    public Task<ResourceResponse> ReplyToActivityAsync(string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        ResourceAsync(HttpMethod.Post, ConnectorAddress.Of(_hosts, serviceUrl, conversationId, "activities", activityId), conversationId, activity, SendPriority.Reply, tries: null, cancellationToken);

    /// <summary>Puts another activity in the place of one the bot sent.</summary>
    public Task<ResourceResponse> UpdateActivityAsync(string serviceUrl, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        ResourceAsync(HttpMethod.Put, ConnectorAddress.Of(_hosts, serviceUrl, conversationId, "activities", activityId), conversationId, activity, SendPriority.Reply, tries: null, cancellationToken);

    /// <summary>Removes an activity the bot sent.</summary>
    public async Task DeleteActivityAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken = default)
    {
        var address = ConnectorAddress.Of(_hosts, serviceUrl, conversationId, "activities", activityId);
        await SendAsync(new ConnectorCall(HttpMethod.Delete, address, null, ConversationKey.Of(conversationId), SendPriority.Reply), cancellationToken);
    }

    /// <summary>Opens the personal chat with one person, or gives the one there is; <paramref name="tries"/>, where given, counts the requests it takes.</summary>
    /// <returns>Always with an id; its service URL is the given one if the connector names none.</returns>
    public async Task<ConversationResourceResponse> CreateConversationAsync(
        string serviceUrl, ConversationParameters parameters, SendPriority priority, ConnectorTries? tries = null, CancellationToken cancellationToken = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(parameters, BotFrameworkJsonContext.Default.ConversationParameters);
        var member = parameters.Members?.FirstOrDefault();
        var key = ConversationKey.OfCreating(member?.Id ?? member?.AadObjectId ?? "");
        var answer = await SendAsync(new ConnectorCall(HttpMethod.Post, ConnectorAddress.Of(_hosts, serviceUrl), body, key, priority, tries), cancellationToken);
        var created = answer.Read(BotFrameworkJsonContext.Default.ConversationResourceResponse);
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
        _http.Dispose();
        _pacer.Dispose();
    }

    private async Task<ResourceResponse> ResourceAsync(
        HttpMethod method, Uri address, string conversationId, Activity activity, SendPriority priority, ConnectorTries? tries, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, BotFrameworkJsonContext.Default.Activity);
        var call = new ConnectorCall(method, address, body, ConversationKey.Of(conversationId), priority, tries);
        var answer = await SendAsync(call, cancellationToken);
        var resource = answer.Read(BotFrameworkJsonContext.Default.ResourceResponse) ?? new ResourceResponse();
        resource.MayHaveArrivedBefore = call.MayHaveBeenAccepted;
        return resource;
    }

    private async Task<ConnectorAnswer> SendAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        var answer = await TryAllAsync(call, cancellationToken);
        if (answer.IsSuccess)
        {
            return answer;
        }

        var code = answer.Outage == ConnectorOutage.NotTried ? ConversationIsBusy : ConnectorError.CodeOf(answer.Body);
        throw new ConnectorException(answer.Status, code, answer.RetryAfter, call.MayHaveBeenAccepted);
    }

    private async Task<ConnectorAnswer> TryAllAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        var pipeline = call.Priority == SendPriority.Campaign ? _campaigns : _replies;
        try
        {
            return await pipeline.ExecuteAsync(
                static (state, ct) => state.Client.TryAsync(state.Call, ct),
                (Client: this, Call: call),
                cancellationToken);
        }
        catch (OperationCanceledException) when (call.Last is not null)
        {
            // Given up between two tries: whether the first may have arrived is what the caller has to know.
            return call.Last.Value;
        }
    }

    private async ValueTask<ConnectorAnswer> TryAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        while (true)
        {
            string? token;
            try
            {
                token = await _tokens.GetAsync(cancellationToken);
            }
            catch (AuthenticationFailedException) when (call.Last is not null)
            {
                // What the connector said last, and whether it may have arrived, is what the caller has to know.
                return call.Last.Value;
            }

            var wait = await _pacer.WaitAsync(call.Conversation, call.Priority, PatienceOf(call.Priority), cancellationToken);
            if (wait > TimeSpan.Zero)
            {
                return ConnectorAnswer.NotTried(wait);
            }

            var answer = Note(call, await _http.SendAsync(call, token, cancellationToken));
            if (answer.Status != 401 || token is null || call.HasRenewedToken)
            {
                return answer;
            }

            call.HasRenewedToken = true;
            _tokens.Reject(token);
        }
    }

    private ConnectorAnswer Note(ConnectorCall call, ConnectorAnswer answer)
    {
        _metrics.Tried(answer.Status, call.Priority, answer.MayHaveBeenAccepted);
        if (answer.Status == ConnectorAnswer.TooManyRequests)
        {
            var refusal = _pacer.Refused(call.Conversation, answer.RetryAfter);
            _metrics.Throttled(refusal.IsTenant);
            answer = answer with { RetryAfter = refusal.Wait };
        }
        else
        {
            _pacer.Accepted(call.Conversation);
        }

        call.Tried(answer);
        return answer;
    }

    private TimeSpan PatienceOf(SendPriority priority) =>
        priority == SendPriority.Campaign && _options.LongestCampaignWait < _options.LongestRetryAfter ? _options.LongestCampaignWait : _options.LongestRetryAfter;
}
