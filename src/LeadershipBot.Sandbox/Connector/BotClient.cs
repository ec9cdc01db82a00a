using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Issuer;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>What the bot answered: its HTTP status and body.</summary>
public sealed record BotReply(int Status, string Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}

/// <summary>Posts activities to the bot's endpoint with a signed token, as the connector does.</summary>
public sealed class BotClient(HttpClient http, SandboxAddresses addresses, TokenIssuer tokens, InFlight inFlight)
{
    private readonly Lock _gate = new();
    private string? _token;
    private DateTimeOffset _renewAt;

    /// <summary>The bot's endpoint, wherever it runs.</summary>
    public Uri Endpoint { get; set; } = addresses.Messages;

    public async Task<BotReply> PostAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        using var counted = inFlight.Begin("request to the bot");
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", CurrentToken());
        request.Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        using var response = await http.SendAsync(request, cancellationToken);
        return new BotReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private string CurrentToken()
    {
        lock (_gate)
        {
            var now = TimeProvider.System.GetUtcNow();
            if (_token is null || now >= _renewAt)
            {
                _token = tokens.IssueForBot(addresses.ServiceUrl);
                _renewAt = now + (TokenIssuer.Lifetime / 2);
            }

            return _token;
        }
    }
}
