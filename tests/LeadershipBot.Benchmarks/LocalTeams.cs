using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Benchmarks;

/// <summary>
/// As little of Teams as a bot needs to be measured: an issuer of tokens, and a connector that takes everything at once,
/// keeps nothing and counts.
/// </summary>
internal sealed class LocalTeams : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TokenIssuer _issuer;
    private long _messages;
    private long _withToken;
    private long _conversations;

    private LocalTeams(SandboxAddresses addresses)
    {
        Addresses = addresses;
        _issuer = new TokenIssuer(addresses);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, addresses.Root.Port));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public SandboxAddresses Addresses { get; }

    public string TokenForBot => _issuer.IssueForBot(Addresses.ServiceUrl);

    public string TokenOf(Person person) => _issuer.IssueForPerson(person);

    /// <summary>Messages the connector took.</summary>
    public long Messages => Interlocked.Read(ref _messages);

    /// <summary>How many of them came with a bearer token.</summary>
    public long MessagesWithToken => Interlocked.Read(ref _withToken);

    public static async Task<LocalTeams> StartAsync()
    {
        var teams = new LocalTeams(new SandboxAddresses(new Uri($"http://127.0.0.1:{FreePort()}/")));
        await teams._app.StartAsync();
        return teams;
    }

    /// <summary>Waits for a send to everybody, then counts anew.</summary>
    public async Task AwaitSendAsync(int count)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (Messages < count)
        {
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromMinutes(5))
            {
                throw new InvalidOperationException($"Only {Messages} of {count} messages came.");
            }

            await Task.Delay(100);
        }

        Interlocked.Exchange(ref _messages, 0);
        Interlocked.Exchange(ref _withToken, 0);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _issuer.Dispose();
    }

    private Task AnswerAsync(HttpContext http) => http.Request.Path.Value switch
    {
        "/issuer/.well-known/openidconfiguration" => WriteAsync(http.Response, 200, _issuer.DescribeMetadata().ToJsonString()),
        { } path when path == Addresses.PeopleMetadata.AbsolutePath => WriteAsync(http.Response, 200, _issuer.DescribePeopleMetadata().ToJsonString()),
        "/issuer/keys" => WriteAsync(http.Response, 200, _issuer.DescribeKeys().ToJsonString()),
        { } path when path == Addresses.Token.AbsolutePath => WriteAsync(http.Response, 200, NewToken().ToJsonString()),
        "/connector/v3/conversations" => WriteAsync(http.Response, 201, $$"""{"id":"a:{{Interlocked.Increment(ref _conversations)}}"}"""),
        { } path when path.StartsWith("/connector/v3/conversations/", StringComparison.Ordinal) => TakeAsync(http),
        _ => WriteAsync(http.Response, 404, "{}"),
    };

    private JsonObject NewToken() => new()
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = (int)TokenIssuer.Lifetime.TotalSeconds,
        ["access_token"] = _issuer.IssueForConnector(),
    };

    private async Task TakeAsync(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        if (http.Request.Headers.Authorization.Count > 0)
        {
            Interlocked.Increment(ref _withToken);
        }

        await WriteAsync(http.Response, 201, $$"""{"id":"{{Interlocked.Increment(ref _messages)}}"}""");
    }

    private static Task WriteAsync(HttpResponse response, int status, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes).AsTask();
    }
}
