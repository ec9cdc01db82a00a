using LeadershipBot.BotFramework.Connector;
using Microsoft.IdentityModel.Protocols;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>Reads OpenID documents: https only (http on loopback), no redirects, at most 1 MiB, within 10 seconds.</summary>
public sealed class OpenIdDocuments : IDocumentRetriever, IDisposable
{
    private readonly HttpClient _client = new(SilentHttp.CreateHandler())
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    /// <summary>Reads one document.</summary>
    /// <exception cref="InvalidOperationException">The address is neither https nor on loopback.</exception>
    /// <exception cref="HttpRequestException">It could not be read.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        var uri = new Uri(address, UriKind.Absolute);
        if (uri.Scheme is not "https" && !(uri.Scheme is "http" && uri.IsLoopback))
        {
            throw new InvalidOperationException("OpenID documents are read over https only.");
        }

        using var response = await _client.GetAsync(uri, cancel);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancel);
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();
}
