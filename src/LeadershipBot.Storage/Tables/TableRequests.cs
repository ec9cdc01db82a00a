using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace LeadershipBot.Storage.Tables;

/// <summary>The service's requests, as they all are: version, formats, addresses, and errors with the service's own code.</summary>
internal sealed class TableRequests
{
    public const string Version = "2020-12-06";
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
    /// <param name="message">The request.</param>
    /// <param name="success">The status that says that it was done. Others that are no error are not the service's: a redirect, or a page in its place.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TableRequestFailedException">The service said no, or somebody answered in its place.</exception>
    /// <exception cref="RequestFailedException">The service could not be reached.</exception>
    /// <exception cref="AggregateException">The service could not be reached, several times.</exception>
    public async Task<Response> SendAsync(HttpMessage message, int success, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await _pipeline.SendAsync(message, cancellationToken);
        }
        catch (AggregateException error) when (cancellationToken.IsCancellationRequested)
        {
            // So the pipeline tells of a caller who gave up after a try that failed.
            throw new OperationCanceledException(error.Message, error, cancellationToken);
        }

        var response = message.Response;
        if (response.IsError)
        {
            throw ErrorOf(message);
        }

        return response.Status == success && response.Headers.Contains("x-ms-request-id")
            ? response
            : throw new TableRequestFailedException(response.Status, "NotTheTableService", response.Headers.Date, WasRetried(message));
    }

    private static TableRequestFailedException ErrorOf(HttpMessage message) => new(
        message.Response.Status,
        ReadError(message.Response.Content.ToMemory().Span).Code ?? $"HTTP {message.Response.Status}",
        message.Response.Headers.Date,
        WasRetried(message));

    /// <summary>Whether the request was sent more than once.</summary>
    public static bool WasRetried(HttpMessage message) => message.ProcessingContext.RetryNumber > 0;

    /// <summary>The code and the text of an error's body; nulls where it has none.</summary>
    public static (string? Code, string? Text) ReadError(ReadOnlySpan<byte> body)
    {
        var (code, text) = body.IndexOf("<?xml"u8) is >= 0 and <= 3 ? (ReadXmlCode(body), null) : ReadJsonError(body);

        // The service's codes are words. Whatever else stands there is somebody else's, and may be anything.
        return (code is { Length: > 0 and <= 64 } && code.All(char.IsAsciiLetterOrDigit) ? code : null, text);
    }

    private static (string? Code, string? Text) ReadJsonError(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            if (!JsonElement.TryParseValue(ref json, out var root) || Member(root.Value, "odata.error") is not { } error)
            {
                return default;
            }

            var text = Member(error, "message") is { } message ? Member(message, "value") : null;
            return (Text(Member(error, "code")), Text(text));
        }
        catch (JsonException)
        {
            // Not the service's own words: a front end's page, or an answer that broke off.
            return default;
        }

        static JsonElement? Member(JsonElement element, string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

        static string? Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
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
