using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Verification;

/// <summary>Hands requests on to another server of this machine and notes which they were.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly int _port;

    private RecordingProxy(WebApplication app, int port) => (_app, _port) = (app, port);

    /// <summary>Method and target, in the order they came.</summary>
    public ConcurrentQueue<(string Method, string Target)> Requests { get; } = new();

    /// <summary>What happens after an answer, before whoever asked can ask again.</summary>
    public Func<string, Task>? After { get; set; }

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<RecordingProxy> StartAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var proxy = new RecordingProxy(builder.Build(), port);
        proxy._app.Run(proxy.HandOnAsync);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    /// <summary>The settings of that server, by way of here.</summary>
    public string Through(string connectionString) => connectionString.Replace($":{_port}/", $":{Port}/", StringComparison.Ordinal);

    private async Task HandOnAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Requests.Enqueue((http.Request.Method, target));
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), $"http://127.0.0.1:{_port}{target}");
        foreach (var (name, value) in http.Request.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value.AsEnumerable());
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, value) in response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive")))
        {
            http.Response.Headers[name] = value.ToArray();
        }

        await (After?.Invoke(target) ?? Task.CompletedTask);
        await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
