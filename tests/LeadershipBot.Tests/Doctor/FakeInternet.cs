using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LeadershipBot.Doctor;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Doctor;

/// <summary>Every host that the doctor calls, on one loopback port with TLS: real connections, real certificates, made-up answers.</summary>
internal sealed class FakeInternet : IAsyncDisposable
{
    public static readonly DateTimeOffset CertificateEnds = new(2046, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly X509Certificate2 _root;
    private readonly RSA _key = RSA.Create(2048);
    private readonly Dictionary<string, X509Certificate2> _certificates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Status, string Body)> _answers = new(StringComparer.Ordinal);

    private FakeInternet(WebApplication app, X509Certificate2 root)
    {
        _app = app;
        _root = root;
    }

    /// <summary>What its clocks say.</summary>
    public DateTimeOffset Now { get; set; }

    public HashSet<string> Unknown { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Closed { get; } = new(StringComparer.Ordinal);

    /// <summary>Called by a host that then never answers.</summary>
    public Dictionary<string, Action> Silent { get; } = new(StringComparer.Ordinal);

    public bool IsTrusted { get; set; } = true;

    public DoctorNetwork Network => new(ConnectAsync, IsTrusted ? [_root] : []);

    private int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<FakeInternet> StartAsync()
    {
        FakeInternet? started = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
            https.ServerCertificateSelector = (_, host) => started!.CertificateOf(host ?? ""))));
        var app = builder.Build();
        app.Run(context => started!.AnswerAsync(context));
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Harbor Tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        started = new FakeInternet(app, request.CreateSelfSigned(new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), CertificateEnds.AddYears(1)));
        await app.StartAsync();
        return started;
    }

    public void Answer(string method, string address, int status, string body = "") => _answers[$"{method} {address}"] = (status, body);

    public void Certify(string host, DateTimeOffset until, string? name = null)
    {
        var request = new CertificateRequest($"CN={name ?? host}", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name ?? host);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(_root, new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), until, RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(_key);
        _certificates[host] = X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), password: null);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _root.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 CertificateOf(string host)
    {
        lock (_certificates)
        {
            if (!_certificates.ContainsKey(host))
            {
                Certify(host, CertificateEnds);
            }

            return _certificates[host];
        }
    }

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken cancellationToken)
    {
        if (Unknown.Contains(host.Host))
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        if (Closed.Contains(host.Host))
        {
            throw new SocketException((int)SocketError.ConnectionRefused);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, host.Host is "localhost" or "127.0.0.1" ? host.Port : Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Silent.TryGetValue(context.Request.Host.Host, out var heard))
        {
            heard();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        context.Response.Headers.Date = Now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        var (status, body) = _answers.GetValueOrDefault($"{context.Request.Method} https://{context.Request.Host}{context.Request.Path}", (404, ""));
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
