using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LeadershipBot.BotFramework.Authentication;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Authentication;

public sealed class CredentialSettingsTests : IDisposable
{
    private const string NeitherKind = "must be a PEM file (.pem) with its private key, or a PFX file (.pfx) without a password.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certificate-");
    private readonly X509Certificate2 _certificate;

    public CredentialSettingsTests()
    {
        using var key = RSA.Create(2048);
        _certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_PEM_file_with_its_key_is_taken() =>
        Assert.Null(Problem("bot.pem", _certificate.ExportCertificatePem() + "\n" + _certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()));

    [Fact]
    public void A_PFX_file_without_a_password_is_taken() => Assert.Null(Problem("bot.pfx", _certificate.Export(X509ContentType.Pfx)));

    [Fact]
    public void A_certificate_without_its_key_is_told()
    {
        using var bare = X509CertificateLoader.LoadCertificate(_certificate.Export(X509ContentType.Cert));

        Assert.Equal(NeitherKind, Problem("bot.pem", _certificate.ExportCertificatePem()));
        Assert.Equal("the certificate in it has no private key.", Problem("bot.pfx", bare.Export(X509ContentType.Pfx)));
    }

    [Fact]
    public void A_file_that_is_no_certificate_is_told()
    {
        Assert.Equal(NeitherKind, Problem("bot.pem", "nothing"));
        Assert.Equal(NeitherKind, Problem("bot.pfx", "nothing"));
        Assert.Equal(NeitherKind, Problem("bot.pfx", _certificate.Export(X509ContentType.Pfx, "a password")));
        Assert.Equal(NeitherKind, Problem("bot.cer", _certificate.Export(X509ContentType.Cert)));
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() => Assert.Equal("this process can't read the file.", BotCertificate.Problem(Path.Combine(_folder.FullName, "nowhere.pem")));

    [Fact]
    public void What_is_in_the_file_stops_no_start() => Assert.Empty(Problems(Right("Certificate") with { Certificate = Path.Combine(_folder.FullName, "nowhere.pem") }));

    [Theory]
    [InlineData("UserAssignedMSI", "", "/somewhere.pem", "Bot:CertificatePath: must be empty when Bot:AppType is UserAssignedMSI.")]
    [InlineData("SingleTenant", "a secret", "/somewhere.pem", "Bot:CertificatePath: must be empty when Bot:AppType is SingleTenant.")]
    [InlineData("UserAssignedMSI", "a secret", "", "Bot:ClientSecret: must be empty when Bot:AppType is UserAssignedMSI.")]
    public void What_another_type_needs_is_a_contradiction(string type, string secret, string certificate, string problem) =>
        Assert.Equal([problem], Problems(Right(type) with { Secret = secret, Certificate = certificate }));

    [Theory]
    [InlineData("2020-01-31")]
    [InlineData("22.11.2027", "Bot:ClientSecretExpires: must be a day written as 2027-03-31.")]
    [InlineData("2028-02-29")]
    public void A_secrets_last_day_is_a_day_and_one_that_is_past_stops_nothing(string last, params string[] problems) =>
        Assert.Equal(problems, Problems(Right("SingleTenant") with { Secret = "a secret", Expires = last }));

    [Fact]
    public void Only_a_secret_expires_by_a_setting() => Assert.Equal(
        ["Bot:ClientSecretExpires: is for Bot:AppType SingleTenant only; no other type has a client secret."],
        Problems(Right("UserAssignedMSI") with { Expires = "2028-02-29" }));

    private static Credentials Right(string type) => new(type);

    private string? Problem(string name, string content) => Problem(name, System.Text.Encoding.UTF8.GetBytes(content));

    private string? Problem(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return BotCertificate.Problem(path);
    }

    private static IEnumerable<string> Problems(Credentials credentials)
    {
        var options = new BotFrameworkOptions
        {
            AppId = "0f8fad5b-d9cb-469f-a165-70867728950e",
            TenantId = "7c9e6679-7425-40de-944b-e07fc1f90ae7",
            AppType = credentials.Type,
            ClientSecret = credentials.Secret,
            CertificatePath = credentials.Certificate,
            ClientSecretExpires = credentials.Expires,
        };
        options.TakeFromCloud();
        return [.. new BotFrameworkOptionsValidator(new Production()).Validate(null, options).Failures ?? []];
    }

    private sealed record Credentials(string Type, string Secret = "", string Certificate = "", string Expires = "");

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
