using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LeadershipBot.BotFramework;

namespace LeadershipBot.Doctor;

/// <summary>Asks hosts that the settings name: no redirect is followed, nothing is shown, and nothing tells of it.</summary>
public sealed class DoctorHttp(DoctorNetwork network, [FromKeyedServices(RealTime.Key)] TimeProvider realTime)
{
    private const int MostBytes = 256 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    // A Date header tells whole seconds.
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(1);

    public Task<HttpLook> GetAsync(Uri address, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, address, cancellationToken);

    /// <summary>With an empty activity, and without a token.</summary>
    public Task<HttpLook> PostAsync(Uri address, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, address, cancellationToken);

    private async Task<HttpLook> SendAsync(HttpMethod method, Uri address, CancellationToken cancellationToken)
    {
        var seen = new Certificate();
        using var client = new HttpClient(CreateHandler(seen)) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };
        using var limit = new CancellationTokenSource(Limit, realTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));
        }

        try
        {
            var before = realTime.GetUtcNow();
            using var response = await client.SendAsync(request, either.Token);
            var ahead = Ahead(response.Headers.Date, before, realTime.GetUtcNow());
            return new HttpLook.Answered((int)response.StatusCode, await response.Content.ReadAsStringAsync(either.Token), seen.Until) { ClockAhead = ahead };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HttpLook.Failed(HttpTrouble.TimedOut, seen.Until);
        }
        catch (HttpRequestException error)
        {
            return new HttpLook.Failed(TroubleOf(error, seen), seen.Until);
        }
    }

    private SocketsHttpHandler CreateHandler(Certificate seen)
    {
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = network.Connect is null,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                {
                    seen.Look(certificate, chain, errors);
                    return errors == SslPolicyErrors.None;
                },
            },
        };
        if (network.Roots is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(network.Roots);
        }

        if (network.Connect is { } connect)
        {
            handler.ConnectCallback = (context, cancellationToken) => connect(context.DnsEndPoint, cancellationToken);
        }

        return handler;
    }

    private static TimeSpan? Ahead(DateTimeOffset? theirs, DateTimeOffset before, DateTimeOffset after) =>
        theirs is not { } date ? null
        : before > date + Grain ? before - date - Grain
        : after < date ? after - date
        : TimeSpan.Zero;

    private static HttpTrouble TroubleOf(HttpRequestException error, Certificate seen) => error switch
    {
        { InnerException: AuthenticationException } => seen.Trouble ?? HttpTrouble.NotConnected,
        { HttpRequestError: HttpRequestError.NameResolutionError } => HttpTrouble.UnknownName,
        { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } => HttpTrouble.NotConnected,
        _ => HttpTrouble.Broken,
    };

    private sealed class Certificate
    {
        public DateTimeOffset? Until { get; private set; }

        public HttpTrouble? Trouble { get; private set; }

        public void Look(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            Until = (certificate as X509Certificate2)?.NotAfter;
            Trouble = chain?.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true ? HttpTrouble.CertificateExpired
                : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? HttpTrouble.CertificateOfAnother
                : errors == SslPolicyErrors.None ? null
                : HttpTrouble.CertificateUntrusted;
        }
    }
}
