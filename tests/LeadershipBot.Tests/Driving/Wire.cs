using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Issuer;
using Xunit;

namespace LeadershipBot.Tests.Driving;

/// <summary>The bot's endpoint as the channel sees it: an activity, a token, a status.</summary>
internal sealed class Wire(AgencyAtWork agency)
{
    private SandboxAddresses Addresses => agency.Service<SandboxAddresses>();

    public string ServiceUrl => Addresses.ServiceUrl;

    /// <summary>A token as the sandbox's connector shows it.</summary>
    public string Token(string? serviceUrl = null, TimeSpan age = default) =>
        agency.Service<TokenIssuer>().IssueForBot(serviceUrl ?? ServiceUrl, age);

    /// <summary>What Teams would send if this person typed that.</summary>
    public JsonObject Message(string key, string text = "help") =>
        Stamp(key, PersonActivities.Message(ChatOf(key), Addresses, new DateTimeOffset(2026, 10, 5, 18, 0, 0, TimeSpan.Zero), text));

    /// <summary>What Teams would send if this person tapped that.</summary>
    public JsonObject Tap(string key, string verb, JsonObject data) =>
        Stamp(key, PersonActivities.CardAction(
            ChatOf(key), Addresses, new DateTimeOffset(2026, 10, 5, 18, 0, 0, TimeSpan.Zero), "1",
            new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }));

    public async Task<(int Status, string Body)> PostAsync(string body, string? token, string contentType = "application/json", string? traceParent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages");
        if (traceParent is not null)
        {
            request.Headers.Add("traceparent", traceParent);
        }

        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = new StringContent(body, Encoding.UTF8, contentType);
        using var response = await agency.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Chat ChatOf(string key) =>
        agency.Service<Chats>().Of(agency.Service<SandboxRoster>().People.Single(person => person.Name.StartsWith(key + " ", StringComparison.Ordinal)));

    private JsonObject Stamp(string key, JsonObject activity)
    {
        ChatOf(key).Stamp(activity);
        return activity;
    }
}
