using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure;
using Azure.Core;

namespace LeadershipBot.Storage.Tables;

/// <summary>The answer to one operation of a transaction.</summary>
/// <param name="status">HTTP's.</param>
/// <param name="headers">By name, whatever its case.</param>
/// <param name="body">Empty where there was none.</param>
/// <param name="whole">The answer it was part of.</param>
internal sealed class TransactionResponse(int status, Dictionary<string, string> headers, string body, Response whole) : Response
{
    // Of the only kind whose content a response gives without reading it.
    private Stream? _stream = Buffered(body);

    public override int Status => status;

    public override string ReasonPhrase => "";

    public override bool IsError => status >= 400;

    public override Stream? ContentStream
    {
        get => _stream;
        set => _stream = value;
    }

    public override string ClientRequestId { get; set; } = whole.ClientRequestId;

    public override void Dispose() => _stream?.Dispose();

    private static MemoryStream Buffered(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true);
    }

    protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Key, header.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }
}
