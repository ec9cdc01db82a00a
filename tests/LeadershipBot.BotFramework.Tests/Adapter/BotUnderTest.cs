using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Tests.Authentication;
using LeadershipBot.BotFramework.Tests.Connector;
using LeadershipBot.BotFramework.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.BotFramework.Tests.Adapter;

/// <summary>A bot on a free port with a channel service that signs and a connector that answers.</summary>
public sealed class BotUnderTest : IAsyncDisposable
{
    public const string TenantId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    private readonly WebApplication _app;

    private BotUnderTest(WebApplication app, ChannelService channel, FakeConnector connector, ChannelKey key, CapturedLog log, HandlerOfTheTest handler)
    {
        _app = app;
        Channel = channel;
        Connector = connector;
        Key = key;
        Log = log;
        Handler = handler;
    }

    public ChannelService Channel { get; }

    public FakeConnector Connector { get; }

    public ChannelKey Key { get; }

    public CapturedLog Log { get; }

    public HandlerOfTheTest Handler { get; }

    public string Address => _app.Urls.Single();

    public IServiceProvider Services => _app.Services;

    public ConnectorClient Client => _app.Services.GetRequiredService<ConnectorClient>();

    public static async Task<BotUnderTest> StartAsync(
        Action<BotFrameworkOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? pipeline = null,
        string environment = "Production")
    {
        var key = new ChannelKey("key-1", "msteams");
        var channel = await ChannelService.StartAsync(key);
        var connector = await FakeConnector.StartAsync();
        var log = new CapturedLog();
        var handler = new HandlerOfTheTest();

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        services?.Invoke(builder.Services);
        builder.Services.TryAddSingleton<TokenCredential>(new FakeCredential());
        builder.Services.AddSingleton<ActivityHandler>(handler);
        builder.Services.AddBotFramework(options =>
        {
            options.AppId = ChannelToken.AppId;
            options.TenantId = TenantId;
            options.AppType = AppTypes.SingleTenant;
            options.ClientSecret = "not used";
            options.OpenIdMetadataUrl = channel.MetadataUrl;
            options.AllowedServiceHosts.Add("127.0.0.1");
            options.DefaultServiceUrl = connector.ServiceUrl;
            configure?.Invoke(options);
        });

        var built = builder.Build();
        pipeline?.Invoke(built);
        built.MapBotMessages();
        built.MapGet("/other", () => "other");
        await built.StartAsync();
        return new BotUnderTest(built, channel, connector, key, log, handler);
    }

    public ChannelToken Token() => new(Key, Connector.ServiceUrl);

    public JsonObject Message(string text = "hello") => new()
    {
        ["type"] = "message",
        ["id"] = "activity-1",
        ["serviceUrl"] = Connector.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:person", ["aadObjectId"] = "person-object-id" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["conversation"] = new JsonObject { ["id"] = "a:1/conversation", ["tenantId"] = TenantId },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantId } },
        ["text"] = text,
    };

    public JsonObject Tap(string verb = "test.verb")
    {
        var tap = Message();
        tap.Remove("text");
        tap["type"] = "invoke";
        tap["name"] = "adaptiveCard/action";
        tap["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = new JsonObject() },
            ["trigger"] = "manual",
        };
        return tap;
    }

    public Task<BotAnswer> PostAsync(JsonObject activity, ChannelToken? token = null) =>
        PostAsync(activity.ToJsonString(), (token ?? Token()).Encode());

    public async Task<BotAnswer> PostAsync(string body, string? token, string? contentType = "application/json", Action<HttpRequestMessage>? change = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }, disposeHandler: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address + "/api/messages");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        change?.Invoke(request);
        using var response = await client.SendAsync(request);
        return new BotAnswer(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.WwwAuthenticate.ToString());
    }

    /// <summary>Waits until every request is over, spans and all.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Channel.DisposeAsync();
        await Connector.DisposeAsync();
        Key.Dispose();
    }
}

public sealed record BotAnswer(HttpStatusCode Status, string Body, string? MediaType, string Challenge);

/// <summary>Does what the test says, and counts.</summary>
public sealed class HandlerOfTheTest() : ActivityHandler([], [], [])
{
    private int _turns;

    public int Turns => Volatile.Read(ref _turns);

    public Func<ITurnContext, CancellationToken, Task<InvokeResponse?>> OnTurn { get; set; } = (_, _) => Task.FromResult<InvokeResponse?>(null);

    public override Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _turns);
        return OnTurn(turn, cancellationToken);
    }

    protected override Task<ActiveDialog?> LoadDialogAsync(ITurnContext turn, CancellationToken cancellationToken) => Task.FromResult<ActiveDialog?>(null);

    protected override Task<bool> SaveDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken) => Task.FromResult(true);

    protected override Task EndDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken) => Task.CompletedTask;
}
