using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace LeadershipBot.Storage.Tables;

/// <summary>The service's requests, as they all are: version, formats, addresses, and errors with the service's own code.</summary>
internal sealed class TableRequests
{
    public const string Version = "2019-02-02";
    public const string Json = "application/json;odata=minimalmetadata";

    private readonly Uri _endpoint;
    private readonly HttpPipeline _pipeline;

    /// <param name="endpoint">The account's.</param>
    /// <param name="authentication">Signs or adds a token, at each try.</param>
    /// <param name="options">Retries, diagnostics, transport.</param>
    public TableRequests(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions options)
    {
        _endpoint = endpoint;
        _pipeline = HttpPipelineBuilder.Build(options, [], [authentication], new ResponseClassifier());
    }

    /// <summary>The account's address, without a slash at the end.</summary>
    public string Address => _endpoint.AbsoluteUri.TrimEnd('/');

    /// <summary>The address of one entity, below the account's.</summary>
    public static string PathOf(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    /// <param name="method">HTTP's.</param>
    /// <param name="path">Below the account's address, escaped.</param>
    public HttpMessage Create(RequestMethod method, string path)
    {
        var message = _pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(_endpoint);
        request.Uri.AppendPath("/" + path, escape: false);
        request.Headers.Add("x-ms-version", Version);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add(HttpHeader.Names.Accept, Json);
        return message;
    }

    /// <summary>Sends, with retries as the options have them.</summary>
    /// <returns>The answer, where it is no error.</returns>
    /// <exception cref="TableRequestFailedException">The service said no.</exception>
    /// <exception cref="RequestFailedException">The service could not be reached, or kept failing.</exception>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await AskAsync(message, cancellationToken);
        return message.Response.IsError ? throw ErrorOf(message) : message.Response;
    }

    /// <summary>As <see cref="SendAsync"/>, but what the service says is left to the caller to look at.</summary>
    public async Task AskAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _pipeline.SendAsync(message, cancellationToken);
    }

    /// <summary>The error in an answer.</summary>
    public static TableRequestFailedException ErrorOf(HttpMessage message) => new(
        message.Response.Status,
        ReadError(message.Response.Content.ToMemory().Span).Code ?? $"HTTP {message.Response.Status}",
        message.Response.Headers.Date,
        WasRetried(message));

    /// <summary>Whether the request was sent more than once.</summary>
    public static bool WasRetried(HttpMessage message) => message.ProcessingContext.RetryNumber > 0;

    /// <summary>The code and the text of an error's body; nulls where it has none.</summary>
    public static (string? Code, string? Text) ReadError(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("<?xml"u8) is >= 0 and <= 3)
        {
            return (ReadXmlCode(body), null);
        }

        try
        {
            var json = new Utf8JsonReader(body);
            return JsonElement.TryParseValue(ref json, out var root)
                && root.Value.ValueKind == JsonValueKind.Object
                && root.Value.TryGetProperty("odata.error", out var error)
                    ? (error.GetProperty("code").GetString(), error.GetProperty("message").GetProperty("value").GetString())
                    : default;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not the service's own words: a front end's page, or an answer that broke off.
            return default;
        }
    }

    /// <summary>What stands before the service may know XML only: <c>error/code</c>, or <c>Error/Code</c> as of other services.</summary>
    private static string? ReadXmlCode(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body);
        var start = text.IndexOf("<code>", StringComparison.OrdinalIgnoreCase) + "<code>".Length;
        var end = text.IndexOf("</code>", StringComparison.OrdinalIgnoreCase);
        return start >= "<code>".Length && end > start ? text[start..end] : null;
    }

    public static string Escape(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
