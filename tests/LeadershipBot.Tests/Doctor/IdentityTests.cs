using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using LeadershipBot.BotFramework.Authentication;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>Why there is no token: Azure.Identity's own classes, with Entra ID's answers made up.</summary>
public sealed class IdentityTests
{
    public static TheoryData<string, string, string, string> Refusals { get; } = new()
    {
        { "AADSTS7000215: Invalid client secret provided for app 'x'.", "✗ The client secret in Bot:ClientSecret is wrong.", "not its id", "✗ El secreto de Bot:ClientSecret es incorrecto." },
        { "AADSTS7000222: The provided client secret keys for app 'x' are expired.", "✗ The client secret in Bot:ClientSecret has expired.", "Make a new secret", "✗ El secreto de Bot:ClientSecret venció." },
        { "AADSTS90002: Tenant 'x' not found.", "✗ There is no tenant with the id in Bot:TenantId in this cloud.", "Copy the tenant id", "✗ En esta nube no hay ningún inquilino" },
        { "AADSTS700016: Application with identifier 'x' was not found in the directory 'y'.", "✗ The tenant in Bot:TenantId has no application with the id in Bot:AppId.", "Check Bot:AppId and Bot:TenantId", "✗ El inquilino de Bot:TenantId no tiene ninguna aplicación" },
        { "AADSTS7000112: Application 'x'(y) is disabled.", "✗ The application in Bot:AppId is switched off in the tenant.", "Enterprise applications", "✗ La aplicación de Bot:AppId está desactivada" },
        { "AADSTS500011: The resource principal named x was not found in the tenant named Harbor.", "✗ Entra ID does not give tokens for Bot:ConnectorScope", "Check Bot:Cloud, which is Public", "✗ Entra ID no da tokens para Bot:ConnectorScope" },
        { "AADSTS53003: Access has been blocked by Conditional Access policies.", "✗ Entra ID refuses to give the bot a token (AADSTS53003).", "sign-in logs", "✗ Entra ID se niega a darle un token al bot (AADSTS53003)." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_of_Entra_ID_is_told_in_words_without_its_own(string answer, string english, string toDo, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        using var entra = new FakeEntra(answer);
        patient.Credential = new ClientSecretCredential(Patient.TenantId, Patient.AppId, "wrong", entra.Apply(new ClientSecretCredentialOptions { DisableInstanceDiscovery = true }));

        await patient.ShowsAsync(1, english, toDo, spanish);

        Assert.DoesNotContain("Harbor.", (await patient.SeeDoctorAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_Entra_ID_does_not_know_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        using var entra = new FakeEntra("AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application.");
        var path = CertificateFiles.Write(patient.Folder, new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Certify(patient, path);
        patient.Credential = new ClientCertificateCredential(Patient.TenantId, Patient.AppId, path, entra.Apply(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = true }));

        await patient.ShowsAsync(1, "✗ Entra ID does not know the certificate in Bot:CertificatePath, or it has expired.", "Upload the certificate's public part", "✗ Entra ID no conoce el certificado de Bot:CertificatePath");
    }

    [Fact]
    public async Task A_file_that_is_no_certificate_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        var path = Path.Combine(patient.Folder, "bot.pem");
        await File.WriteAllTextAsync(path, "no certificate", TestContext.Current.CancellationToken);
        Certify(patient, path);
        patient.Credential = new ClientCertificateCredential(Patient.TenantId, Patient.AppId, path);

        await patient.ShowsAsync(1, "✗ The file in Bot:CertificatePath can't be used", "Give a PEM or PFX file without a password", "✗ El archivo de Bot:CertificatePath no se puede usar");
    }

    [Fact]
    public async Task Entra_ID_out_of_reach_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        using var entra = new FakeEntra(answer: null);
        patient.Credential = new ClientSecretCredential(Patient.TenantId, Patient.AppId, "right", entra.Apply(new ClientSecretCredentialOptions { DisableInstanceDiscovery = true }));

        await patient.ShowsAsync(1, "✗ login.microsoftonline.com, which gives tokens, can't be reached.", "port 443", "✗ No se puede llegar a login.microsoftonline.com");
    }

    [Fact]
    public async Task A_machine_without_the_managed_identity_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        ByManagedIdentity(patient);
        patient.Credential = new Failing(new CredentialUnavailableException("ManagedIdentityCredential authentication unavailable. No response received from the managed identity endpoint."));

        await patient.ShowsAsync(1, "✗ There is no managed identity with the id in Bot:AppId here.", "Assign the user-assigned identity", "✗ Aquí no hay ninguna identidad administrada");
    }

    [Fact]
    public async Task An_App_Service_with_another_managed_identity_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        ByManagedIdentity(patient);
        patient.Credential = new Failing(new AuthenticationFailedException("ManagedIdentityCredential authentication failed: No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId."));

        await patient.ShowsAsync(1, "✗ There is no managed identity with the id in Bot:AppId here.", "Assign the user-assigned identity", "✗ Aquí no hay ninguna identidad administrada");
    }

    [Fact]
    public async Task Of_a_managed_identity_nothing_expires_and_it_says_so()
    {
        await using var patient = await Patient.BeginAsync();
        ByManagedIdentity(patient);

        Assert.Contains("✓ The bot uses a managed identity, of which nothing expires.", (await patient.SeeDoctorAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("✓ El bot usa una identidad administrada, de la que nada vence.", (await patient.SeeDoctorAsync("--language", "es")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11111111-7e4a-4000-8000-00000000007e", Patient.AppId, "✗ The token is of another tenant than Bot:TenantId.", "Set Bot:TenantId", "✗ El token es de otro inquilino")]
    [InlineData(Patient.TenantId, "11111111-0b07-4000-8000-00000000b070", "✗ The token is for another application than Bot:AppId.", "Set Bot:AppId", "✗ El token es de otra aplicación")]
    public async Task A_token_of_another_is_told(string tenant, string app, string english, string toDo, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        patient.Credential = new Giving(Patient.Token(tenant, app));

        await patient.ShowsAsync(1, english, toDo, spanish);
    }

    [Fact]
    public async Task A_token_that_only_the_connector_can_read_is_fine()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Credential = new Giving("opaque");

        Assert.Contains("✓ The bot gets a token for the connector (SingleTenant).", (await patient.SeeDoctorAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_of_another_cloud_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings["Bot:AuthorityHost"] = "https://login.microsoftonline.us/";

        await patient.ShowsAsync(
            1, "✗ Bot:AuthorityHost is login.microsoftonline.us, and tokens of the cloud Public come from login.microsoftonline.com.", "Take Bot:AuthorityHost away", "✗ Bot:AuthorityHost es login.microsoftonline.us");
    }

    [Fact]
    public async Task What_never_answers_is_given_up_and_the_others_are_told()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Credential = new Hanging(() => patient.Clock.EndWaitsOf(TimeSpan.FromSeconds(25)));

        var (_, text) = await patient.SeeDoctorAsync();

        Assert.Contains("? It took longer than 25 seconds and was given up.", text, StringComparison.Ordinal);
        Assert.Contains("Identity\n  ✓ Tokens are asked for where the cloud Public has them", text, StringComparison.Ordinal);
    }

    private static void ByManagedIdentity(Patient patient)
    {
        patient.Settings["Bot:AppType"] = AppTypes.UserAssignedMSI;
        patient.Settings.Remove("Bot:ClientSecret");
        patient.Settings.Remove("Bot:ClientSecretExpires");
    }

    private static void Certify(Patient patient, string path)
    {
        ByManagedIdentity(patient);
        patient.Settings["Bot:AppType"] = AppTypes.Certificate;
        patient.Settings["Bot:CertificatePath"] = path;
    }

    private sealed class FakeEntra(string? answer) : HttpMessageHandler
    {
        public T Apply<T>(T options)
            where T : TokenCredentialOptions
        {
            options.Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false));
            options.Retry.MaxRetries = 0;
            return options;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer is null
            ? throw new HttpRequestException(HttpRequestError.ConnectionError, "No way there.")
            : Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized)
            {
                Content = JsonContent.Create(new { error = "invalid_client", error_description = answer + " Trace ID: 0", error_codes = new[] { 7 } }),
            });
    }

    private sealed class Failing(Exception error) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw error;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromException<AccessToken>(error);
    }

    private sealed class Giving(string token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(token, DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(new AccessToken(token, DateTimeOffset.MaxValue));
    }

    /// <summary>Heeds no limit.</summary>
    private sealed class Hanging(Action isAsked) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            isAsked();
            return new(new TaskCompletionSource<AccessToken>().Task);
        }
    }
}

/// <summary>Certificates with their private keys, as files.</summary>
internal static class CertificateFiles
{
    public static string Write(string folder, DateTimeOffset until, bool isPfx = false)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), until);
        var path = Path.Combine(folder, isPfx ? "bot.pfx" : "bot.pem");
        if (isPfx)
        {
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12));
        }
        else
        {
            File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        }

        return path;
    }
}
