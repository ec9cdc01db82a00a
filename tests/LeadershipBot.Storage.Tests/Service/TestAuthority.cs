using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>
/// A certificate for this machine that this process alone trusts: OpenSSL is told of it by its own variable, before anything
/// is verified. Tokens are not sent over connections in the clear, and the store takes no handler that would look away.
/// </summary>
internal static class TestAuthority
{
    /// <summary>Whether this platform's trust can be set for one process.</summary>
    public static bool Works => OperatingSystem.IsLinux();

    public static X509Certificate2 Certificate { get; } = Make();

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(Path.GetTempPath(), $"leadershipbot-{Guid.NewGuid():N}.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        Assert.Equal(0, SetVariable("SSL_CERT_FILE", file, 1));
        return certificate;
    }

    // .NET keeps variables of its own; OpenSSL reads the process's.
#pragma warning disable SYSLIB1054, CA5392, CA2101 // Generated marshalling needs unsafe code; the C library is where it is.
    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi)]
    private static extern int SetVariable(string name, string value, int overwrite);
#pragma warning restore SYSLIB1054, CA5392, CA2101
}
