using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>
/// The Table service as its protocol pages describe it, in memory and on a port of this machine: as strict as the real one
/// where Azurite is lax, and with its bad days on demand.
/// </summary>
public sealed class TableService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TableEndpoint _endpoint;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    private TableService(WebApplication app, string account)
    {
        (_app, Account) = (app, account);
        _endpoint = new(account, Settings, () => Now);
    }

    public string Account { get; }

    public TableServiceSettings Settings { get; } = new();

    public Faults Faults { get; } = new();

    public DateTimeOffset Now => DateTimeOffset.UtcNow + Settings.ClockOffset;

    /// <summary>Lets an identity in that shows a token; only an encrypted service should.</summary>
    public TokenCredential Identity => new Showing(Settings);

    /// <summary>With the account as the first part of the path, as emulators have it.</summary>
    public Uri Address => new($"{_app.Urls.Single()}/{Account}");

    public string ConnectionString => ConnectionStringWith(Settings.Key);

    /// <summary>What arrived, in that order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public static async Task<TableService> StartAsync(string account = "agency", bool encrypted = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // A cut connection ends as a load balancer ends it; that is the end after which .NET's handler would ask again by itself.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.FinOnError", isEnabled: true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listener =>
            {
                if (encrypted)
                {
                    listener.UseHttps(TestAuthority.Certificate);
                }
            });
        });
        var app = builder.Build();
        var service = new TableService(app, account);
        app.Run(service.AnswerAsync);
        await app.StartAsync();
        return service;
    }

    public string ConnectionStringWith(string key) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};TableEndpoint={Address};";

    public void ForgetRequests() => _requests.Clear();

    /// <summary>From now on the name of a deleted table stays blocked.</summary>
    public void KeepDeletedNames() => _endpoint.Contents.KeepDeletedNames = true;

    /// <summary>Frees the names of deleted tables.</summary>
    public void FinishDeletions() => _endpoint.Locked(contents => contents.FinishDeletions());

    /// <summary>Changes a row behind everybody's back; null removes it.</summary>
    public void Set(string table, string partitionKey, string rowKey, IReadOnlyDictionary<string, object>? properties) => _endpoint.Locked(contents =>
    {
        var address = new RowAddress(partitionKey, rowKey);
        contents.Put(table, address, properties is null ? null : new ServiceRow(address, properties, contents.NextTimestamp(Now)));
    });

    /// <summary>What a row holds; null where there is none.</summary>
    public IReadOnlyDictionary<string, object>? Get(string table, string partitionKey, string rowKey)
    {
        IReadOnlyDictionary<string, object>? properties = null;
        _endpoint.Locked(contents => properties = contents.Rows(table, busyWhileDeleting: false).GetValueOrDefault(new(partitionKey, rowKey))?.Properties);
        return properties;
    }

    /// <summary>How many rows a table has; 0 where it is not there.</summary>
    public int Count(string table)
    {
        var count = 0;
        _endpoint.Locked(contents => count = contents.Contains(table) ? contents.Rows(table, busyWhileDeleting: false).Count : 0);
        return count;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Showing(TableServiceSettings settings) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(settings.Token ?? "none", DateTimeOffset.UtcNow.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Assert.Equal(["https://storage.azure.com/.default"], requestContext.Scopes);
            return ValueTask.FromResult(GetToken(requestContext, cancellationToken));
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var recorded = new RecordedRequest(http.Request.Method, target, headers, Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
        _requests.Enqueue(recorded);
        var (path, query) = ServiceRequest.SplitTarget(target);
        var request = new ServiceRequest(http.Request.Method, path, query, headers, body.ToArray());

        var response = Faults.Next(recorded) is { } fault ? await SufferAsync(fault, request, http) : await _endpoint.AnswerAsync(request);
        if (response is null)
        {
            http.Abort();
            return;
        }

        recorded.Status = response.Status;
        await SendAsync(response, http);
    }

    /// <summary>The answer to a request that something goes wrong with; null where the connection is cut.</summary>
    private async Task<ServiceResponse?> SufferAsync(Fault fault, ServiceRequest request, HttpContext http)
    {
        switch (fault)
        {
            case Fault.Answer answer:
                var response = new ServiceException(answer.Status, answer.Code, answer.Message).ToResponse(!answer.AsXml, Now);
                return answer.RetryAfter is { } wait ? response.With("Retry-After", $"{wait.TotalSeconds:0}") : response;
            case Fault.Page page:
                var shown = new ServiceResponse(page.Status) { Body = Encoding.UTF8.GetBytes(page.Html) }.With("Content-Type", "text/html");
                return page.HasRequestId ? shown.With("x-ms-request-id", "1") : shown;
            case Fault.Lost lost:
                await _endpoint.AnswerAsync(request);
                return new ServiceException(lost.Status, lost.Code, "").ToResponse(asJson: true, Now);
            case Fault.Cut { AfterTheWork: true }:
                await _endpoint.AnswerAsync(request);
                return null;
            case Fault.CutAfterThen then:
                await _endpoint.AnswerAsync(request);
                await then.Act();
                return null;
            case Fault.First first:
                await first.Act(http.RequestAborted);
                return await _endpoint.AnswerAsync(request);
            default:
                return null;
        }
    }

    private async Task SendAsync(ServiceResponse response, HttpContext http)
    {
        http.Response.StatusCode = response.Status;
        http.Response.Headers.Date = Now.ToString("r", System.Globalization.CultureInfo.InvariantCulture);
        if (response.Headers.GetValueOrDefault("Content-Type") != "text/html")
        {
            http.Response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        }

        http.Response.Headers["x-ms-version"] = http.Request.Headers["x-ms-version"].ToString() is { Length: > 0 } version ? version : "2019-02-02";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        foreach (var (name, value) in response.Headers)
        {
            http.Response.Headers[name] = value;
        }

        if (response.Body.Length > 0)
        {
            await http.Response.Body.WriteAsync(response.Body, http.RequestAborted);
        }
    }
}
