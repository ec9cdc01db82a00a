using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.EndToEnd.Driver;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.EndToEnd.MainJob;

/// <summary>
/// Everybody the client cannot act as. The bot opens their conversations and writes to them through this connector,
/// and their taps are posted straight to the bot, as Teams would.
/// </summary>
internal sealed class Colleagues : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly PlaygroundDirectory directory;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<JsonElement>> received = new(StringComparer.Ordinal);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    private Colleagues(WebApplication app, PlaygroundDirectory directory)
    {
        this.app = app;
        this.directory = directory;
    }

    public string ServiceUrl => app.Urls.First();

    public static async Task<Colleagues> StartAsync(PlaygroundDirectory directory)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var connector = builder.Build();
        var colleagues = new Colleagues(connector, directory);
        connector.MapPost("/v3/conversations", (JsonElement body) =>
            TypedResults.Json(new { id = ChatOf(body.GetProperty("members")[0].GetProperty("id").GetString()!) }, statusCode: 201));
        connector.MapPost("/v3/conversations/{chat}/activities", (string chat, JsonElement activity) =>
        {
            colleagues.received.GetOrAdd(chat, _ => new()).Enqueue(activity.Clone());
            return TypedResults.Json(new { id = Guid.NewGuid().ToString() }, statusCode: 201);
        });
        await connector.StartAsync();
        return colleagues;
    }

    /// <summary>Everything the bot has written to this person, as text, oldest first.</summary>
    public IReadOnlyList<string> ReceivedBy(string personId) => [.. Chat(personId).Select(activity => activity.GetRawText())];

    /// <summary>Answers every question of the latest poll with the same point of the scale and gives back the card that thanks.</summary>
    public async Task<string> AnswerPollAsync(Uri messages, string personId, int point, CancellationToken cancellationToken)
    {
        var submit = Elements(Chat(personId).Last(HasSubmit)).First(IsSubmit);
        var data = JsonNode.Parse(submit.GetProperty("data").GetRawText())!.AsObject();
        foreach (var question in Elements(Chat(personId).Last(HasSubmit)).Where(element => IsOfType(element, "Input.ChoiceSet")))
        {
            data[question.GetProperty("id").GetString()!] = point.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        using var response = await http.PostAsJsonAsync(messages, Tap(personId, "pulse.submit", data), cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        Assert.Equal(200, answer.GetProperty("statusCode").GetInt32());
        return answer.GetProperty("value").GetRawText();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private ConcurrentQueue<JsonElement> Chat(string personId) => received.GetOrAdd(ChatOf(personId), _ => new());

    private object Tap(string personId, string verb, JsonObject data) => new
    {
        type = "invoke",
        name = "adaptiveCard/action",
        id = Guid.NewGuid().ToString(),
        channelId = "msteams",
        serviceUrl = ServiceUrl,
        from = new { id = "29:" + personId, aadObjectId = personId },
        recipient = new { id = directory.Bot.Id },
        conversation = new { id = ChatOf(personId), conversationType = "personal", tenantId = directory.TenantId },
        channelData = new { tenant = new { id = directory.TenantId } },
        value = new { action = new { type = "Action.Execute", verb, data }, trigger = "manual" },
    };

    private static string ChatOf(string personId) => "a:" + personId;

    private static bool HasSubmit(JsonElement activity) => Elements(activity).Any(IsSubmit);

    private static bool IsSubmit(JsonElement element) =>
        IsOfType(element, "Action.Execute") && element.GetProperty("verb").GetString() == "pulse.submit";

    private static bool IsOfType(JsonElement element, string type) =>
        element.TryGetProperty("type", out var actual) && actual.ValueKind == JsonValueKind.String && actual.GetString() == type;

    /// <summary>Every object anywhere inside, outermost first.</summary>
    private static IEnumerable<JsonElement> Elements(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [element, .. element.EnumerateObject().SelectMany(property => Elements(property.Value))],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Elements),
        _ => [],
    };
}
