using Azure.Core;
using Azure.Core.Pipeline;

namespace LeadershipBot.Storage.AzureTables;

/// <summary>
/// Hands a request to .NET's client with nothing but the host in its address and without the trace it belongs to. The client
/// tells event listeners the path of what it is asked to send, and Azure.Core passes the trace on though tracing is off; the
/// first holds a row's keys, the second says whose turn it is.
/// </summary>
internal sealed class HiddenAddress : HttpPipelinePolicy
{
    private const string Header = "x-hidden-address";

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The store asks without waiting only.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var request = message.Request;
        var address = request.Uri.ToUri();
        request.Headers.Remove("traceparent");
        request.Headers.Remove("tracestate");
        request.Headers.Remove("Request-Id");
        request.Headers.SetValue(Header, address.AbsoluteUri);
        request.Uri.Reset(new Uri(address.GetLeftPart(UriPartial.Authority)));
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            // The next try is signed by its address.
            request.Uri.Reset(address);
            request.Headers.Remove(Header);
        }
    }

    /// <summary>Puts the address back, below the client that tells.</summary>
    public sealed class Handler(HttpMessageHandler sends) : DelegatingHandler(sends)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(request.Headers.GetValues(Header).Single());
            request.Headers.Remove(Header);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
