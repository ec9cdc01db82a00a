using System.Net;
using LeadershipBot.Doctor.Expiration;
using LeadershipBot.Roster;
using LeadershipBot.Tests.Anonymity;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>The master secret, and whatever ends one day.</summary>
public sealed class SecretTests
{
    public static TheoryData<string, string, string, string> VaultTroubles { get; } = new()
    {
        { "missing", "✗ There is no secret leadershipbot-master in harbor-tests.vault.azure.net.", "Make it", "✗ No hay ningún secreto leadershipbot-master" },
        { "disabled", "✗ The secret leadershipbot-master in harbor-tests.vault.azure.net is disabled.", "Enable it again.", "está deshabilitado" },
        { "short", "is not 32 random bytes in base64.", "Make a new version", "no son 32 bytes al azar en base64" },
        { "forbidden", "✗ The bot may not read the secret leadershipbot-master", "Key Vault Secrets User", "✗ El bot no tiene permiso para leer el secreto" },
        { "unreachable", "✗ harbor-tests.vault.azure.net can't be reached.", "Check KeyVault:Uri", "✗ No se puede llegar a harbor-tests.vault.azure.net" },
        { "no token", "✗ The bot's identity gets no token for harbor-tests.vault.azure.net.", "the part Identity", "✗ La identidad del bot no obtiene token" },
    };

    [Theory]
    [MemberData(nameof(VaultTroubles))]
    public async Task What_is_wrong_with_the_vault_is_told(string trouble, string english, string toDo, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        using var vault = new FakeVault();
        PutIn(vault, patient);
        switch (trouble)
        {
            case "missing": vault.LoseAll(); break;
            case "disabled": vault.Disabled.Add(vault.Newest.Version); break;
            case "short": vault.Rotate("c2hvcnQ="); break;
            case "forbidden": vault.Refusal = (HttpStatusCode.Forbidden, "Forbidden", "Caller is not authorized to perform action on resource."); break;
            case "unreachable": vault.Failure = new HttpRequestException(HttpRequestError.ConnectionError, "No way there."); break;
            default: vault.GivesTokens = false; break;
        }

        await patient.ShowsAsync(1, english, toDo, spanish);
    }

    [Fact]
    public async Task A_secret_in_the_vault_that_is_right_is_told_and_nothing_of_it()
    {
        await using var patient = await Patient.BeginAsync();
        using var vault = new FakeVault();
        PutIn(vault, patient);

        var (_, text) = await patient.SeeDoctorAsync();

        Assert.Contains("✓ The secret leadershipbot-master in harbor-tests.vault.azure.net can be read and has the right shape.", text, StringComparison.Ordinal);
        Assert.Contains("✓ The master secret in Key Vault (KeyVault:SecretName) has no end.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(vault.Newest.Value, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, 2, "✓ The master secret in Key Vault (KeyVault:SecretName) ends in 40 days, on October 11, 2026.", "✓ El secreto maestro en Key Vault (KeyVault:SecretName) vence en 40 días, el 11 de octubre de 2026.")]
    [InlineData(30, 2, "! The master secret in Key Vault (KeyVault:SecretName) ends in 30 days, on October 1, 2026.", "! El secreto maestro en Key Vault (KeyVault:SecretName) vence en 30 días, el 1 de octubre de 2026.")]
    [InlineData(1, 2, "! The master secret in Key Vault (KeyVault:SecretName) ends in 1 day", "! El secreto maestro en Key Vault (KeyVault:SecretName) vence en 1 día")]
    [InlineData(-1, 1, "✗ The master secret in Key Vault (KeyVault:SecretName) ended on August 31, 2026.", "✗ El secreto maestro en Key Vault (KeyVault:SecretName) venció el 31 de agosto de 2026.")]
    public async Task The_end_of_the_vaults_secret_is_told(int days, int code, string english, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        using var vault = new FakeVault { Ends = patient.Clock.Now.AddDays(days) };
        PutIn(vault, patient);

        await SaysAsync(patient, code, english, spanish);
    }

    [Fact]
    public async Task An_end_that_is_known_is_not_forgotten_when_the_vault_is_silent_once()
    {
        await using var patient = await Patient.BeginAsync();
        using var vault = new FakeVault { Ends = patient.Clock.Now.AddDays(10) };
        PutIn(vault, patient);
        await using var bot = patient.Build();
        var expiries = bot.Services.GetRequiredService<Expiries>();
        await expiries.LookAsync(TestContext.Current.CancellationToken);

        vault.Failure = new HttpRequestException(HttpRequestError.ConnectionError, "No way there.");
        await expiries.LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal("KeyVault:SecretName ends soon", new ExpiryConcern(expiries, patient.Clock).Words);
    }

    [Fact]
    public async Task What_could_not_be_read_is_looked_at_again_in_an_hour_and_not_in_each_sweep()
    {
        await using var patient = await Patient.BeginAsync();
        using var vault = new FakeVault { Ends = patient.Clock.Now.AddDays(11), Failure = new HttpRequestException(HttpRequestError.ConnectionError, "No way there.") };
        PutIn(vault, patient);
        patient.Settings["Bot:ClientSecretExpires"] = "2026-09-20";
        var log = new CapturedLog();
        patient.Changes.Add(log.AddedToHost);

        // Nobody to write to: only the log tells.
        var lines = await File.ReadAllLinesAsync(patient.RosterPath, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(patient.RosterPath, lines.Select(line => line.Replace(",administrator,", ",staff,", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        await using var bot = patient.Build();
        Assert.Empty(bot.Services.GetRequiredService<AgencyFiles>().Load());
        var warn = bot.Services.GetRequiredService<WarnOfExpiry>();
        await warn.RunAsync(atStart: false, TestContext.Current.CancellationToken);
        patient.Clock.Now += TimeSpan.FromMinutes(61);
        await warn.RunAsync(atStart: false, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(log.Lines, IsOfTheVault);

        vault.Failure = null;
        patient.Clock.Now += TimeSpan.FromMinutes(59);
        await warn.RunAsync(atStart: false, TestContext.Current.CancellationToken);
        Assert.Empty(vault.Requests);
        patient.Clock.Now += TimeSpan.FromMinutes(2);
        await warn.RunAsync(atStart: false, TestContext.Current.CancellationToken);
        Assert.Single(log.Lines, IsOfTheVault);
        Assert.Single(log.Lines, line => line.Contains("Bot:ClientSecret ends in 19 days", StringComparison.Ordinal));

        static bool IsOfTheVault(string line) => line.Contains("KeyVault:SecretName ends in 10 days", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-08-31", 2, "✓ The client secret (Bot:ClientSecret) ends in 364 days, on August 31, 2027.", "✓ El secreto de cliente (Bot:ClientSecret) vence en 364 días, el 31 de agosto de 2027.")]
    [InlineData("2026-09-20", 2, "! The client secret (Bot:ClientSecret) ends in 19 days, on September 20, 2026.", "! El secreto de cliente (Bot:ClientSecret) vence en 19 días, el 20 de septiembre de 2026.")]
    [InlineData("2026-09-01", 2, "! The client secret (Bot:ClientSecret) ends within a day.", "! El secreto de cliente (Bot:ClientSecret) vence en menos de un día.")]
    [InlineData("2026-08-31", 1, "✗ The client secret (Bot:ClientSecret) ended on August 31, 2026.", "✗ El secreto de cliente (Bot:ClientSecret) venció el 31 de agosto de 2026.")]
    [InlineData(null, 2, "! The client secret (Bot:ClientSecret) ends one day, and nobody will be warned: its date is not set.", "! El secreto de cliente (Bot:ClientSecret) vence algún día y nadie recibirá aviso")]
    public async Task The_end_of_the_client_secret_is_told(string? last, int code, string english, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings["Bot:ClientSecretExpires"] = last ?? "";

        await SaysAsync(patient, code, english, spanish);
    }

    [Theory]
    [InlineData(false, 100, 2, "✓ The certificate (Bot:CertificatePath) ends in 100 days", "✓ El certificado (Bot:CertificatePath) vence en 100 días")]
    [InlineData(true, 100, 2, "✓ The certificate (Bot:CertificatePath) ends in 100 days", "✓ El certificado (Bot:CertificatePath) vence en 100 días")]
    [InlineData(true, 8, 2, "! The certificate (Bot:CertificatePath) ends in 8 days", "! El certificado (Bot:CertificatePath) vence en 8 días")]
    [InlineData(false, -8, 1, "✗ The certificate (Bot:CertificatePath) ended on", "✗ El certificado (Bot:CertificatePath) venció el")]
    public async Task The_end_of_the_certificate_is_told(bool isPfx, int days, int code, string english, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        UseCertificate(patient, CertificateFiles.Write(patient.Folder, patient.Clock.Now.AddDays(days), isPfx));

        await SaysAsync(patient, code, english, spanish);
    }

    [Fact]
    public async Task A_certificate_that_cant_be_read_is_told()
    {
        await using var patient = await Patient.BeginAsync();
        var path = Path.Combine(patient.Folder, "bot.pem");
        await File.WriteAllTextAsync(path, "nothing", TestContext.Current.CancellationToken);
        UseCertificate(patient, path);

        await patient.ShowsAsync(1, "? The certificate (Bot:CertificatePath) can't be read, so nobody knows when it ends.", "the parts Identity", "? El certificado (Bot:CertificatePath) no se puede leer");
    }

    [Fact]
    public async Task A_master_secret_in_a_file_is_looked_at_and_never_made()
    {
        await using var patient = await Patient.BeginAsync();
        Assert.Contains("✓ There is no master.key in Storage:DataDirectory yet; the first start makes it.", (await patient.SeeDoctorAsync()).Text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(patient.DataPath));

        Directory.CreateDirectory(patient.DataPath);
        var path = Path.Combine(patient.DataPath, "master.key");
        await File.WriteAllBytesAsync(path, new byte[31], TestContext.Current.CancellationToken);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await patient.ShowsAsync(1, "✗ master.key in Storage:DataDirectory is damaged", "Put the right file back", "✗ master.key en Storage:DataDirectory está dañado");

        await File.WriteAllBytesAsync(path, new byte[32], TestContext.Current.CancellationToken);
        Assert.Contains("✓ master.key in Storage:DataDirectory can be read, by its owner alone.", (await patient.SeeDoctorAsync()).Text, StringComparison.Ordinal);

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        await patient.ShowsAsync(1, "✗ master.key in Storage:DataDirectory may be read by others", "chmod 600", "puede leerlo alguien más que su dueño");
    }

    private static async Task SaysAsync(Patient patient, int code, string english, string spanish)
    {
        var (found, text) = await patient.SeeDoctorAsync();
        Assert.Contains(english, text, StringComparison.Ordinal);
        Assert.Equal(code, found);
        Assert.Contains(spanish, (await patient.SeeDoctorAsync("--language", "es")).Text, StringComparison.Ordinal);
    }

    private static void UseCertificate(Patient patient, string path)
    {
        patient.Settings["Bot:AppType"] = "Certificate";
        patient.Settings.Remove("Bot:ClientSecret");
        patient.Settings.Remove("Bot:ClientSecretExpires");
        patient.Settings["Bot:CertificatePath"] = path;
    }

    private static void PutIn(FakeVault vault, Patient patient)
    {
        patient.Settings["KeyVault:Uri"] = FakeVault.Address;
        patient.Settings["KeyVault:SecretName"] = FakeVault.SecretName;
        patient.Credential = vault.CreateCredential(patient.Credential);
        patient.Changes.Add(builder => builder.Services.Replace(ServiceDescriptor.Singleton(vault.CreateClientOptions())));
    }
}
