using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.BotFramework.Tests.Connector;

public sealed record ConnectorRequest(string Method, string Target, string? Authorization, string Body, IReadOnlyList<string> HeaderNames);

/// <summary>Answers 201 with an id, or what a test has lined up, and keeps what was asked.</summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private FakeConnector(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.Single() + "/teams/";

    public ConcurrentQueue<ConnectorRequest> Requests { get; } = new();

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var connector = new FakeConnector(built);
        built.Run(connector.AnswerAsync);
        await built.StartAsync();
        return connector;
    }

    public FakeConnector Then(int status, string? body = null, params (string Name, string Value)[] headers) => Then(async http =>
    {
        http.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            http.Response.Headers[name] = value;
        }

        if (body is not null)
        {
            await http.Response.WriteAsync(body);
        }
    });

    public FakeConnector Then(Func<HttpContext, Task> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Requests.Enqueue(new(http.Request.Method, target, http.Request.Headers.Authorization, body, [.. http.Request.Headers.Keys]));
        if (_answers.TryDequeue(out var answer))
        {
            await answer(http);
            return;
        }

        http.Response.StatusCode = 201;
        await http.Response.WriteAsync("""{"id":"1"}""");
    }
}
