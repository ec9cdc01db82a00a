using LeadershipBot.Core.Organization;
using LeadershipBot.Doctor;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>What hosts can do to the doctor, and what it says of it.</summary>
public sealed class NetworkTests
{
    public static TheoryData<string, string, string, string> Endpoint { get; } = new()
    {
        { "unknown", "✗ There is no host bot.harborcounty.gov", "Check Bot:Domain", "✗ No existe el servidor bot.harborcounty.gov" },
        { "closed", "✗ bot.harborcounty.gov does not take connections.", "firewalls", "✗ bot.harborcounty.gov no acepta conexiones." },
        { "silent", "✗ bot.harborcounty.gov did not answer within 8 seconds.", "firewalls", "✗ bot.harborcounty.gov no contestó en 8 segundos." },
        { "expired", "✗ The TLS certificate of bot.harborcounty.gov is past its end", "Renew that certificate", "✗ El certificado TLS de bot.harborcounty.gov venció" },
        { "another", "✗ The TLS certificate that bot.harborcounty.gov shows is another host's.", "Check Bot:Domain", "es de otro servidor" },
        { "not the bot", "✗ https://bot.harborcounty.gov/healthz answers 200, and not as the bot does.", "See that the bot is started", "contesta 200, y no como el bot" },
        { "stopped", "✗ https://bot.harborcounty.gov/healthz answers 403", "See that the bot is started", "contesta 403" },
        { "redirects", "✗ https://bot.harborcounty.gov/healthz answers 302", "sign-in of App Service", "contesta 302" },
        { "open", "✗ https://bot.harborcounty.gov/api/messages takes a message without a token.", "Stop what answers there", "acepta un mensaje sin token" },
        { "elsewhere", "✗ https://bot.harborcounty.gov/api/messages is not there (404).", "See that the bot is started", "no existe (404)" },
        { "broken", "✗ https://bot.harborcounty.gov/api/messages answers 500 instead of 401.", "See that the bot is started", "contesta 500 en lugar de 401" },
    };

    [Theory]
    [MemberData(nameof(Endpoint))]
    public async Task What_is_wrong_at_the_address_that_Teams_calls_is_told(string trouble, string english, string toDo, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        var (net, health, messages) = (patient.Internet, $"https://{Patient.Domain}/healthz", $"https://{Patient.Domain}/api/messages");
        switch (trouble)
        {
            case "unknown": net.Unknown.Add(Patient.Domain); break;
            case "closed": net.Closed.Add(Patient.Domain); break;
            case "silent": net.Silent[Patient.Domain] = () => patient.Clock.EndWaitsOf(TimeSpan.FromSeconds(8)); break;
            case "expired": net.Certify(Patient.Domain, new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)); break;
            case "another": net.Certify(Patient.Domain, FakeInternet.CertificateEnds, "other.example"); break;
            case "not the bot": net.Answer("GET", health, 200, "<html>"); break;
            case "stopped": net.Answer("GET", health, 403); break;
            case "redirects": net.Answer("GET", health, 302); break;
            case "open": net.Answer("POST", messages, 200); break;
            case "elsewhere": net.Answer("POST", messages, 404); break;
            default: net.Answer("POST", messages, 500); break;
        }

        await patient.ShowsAsync(1, english, toDo, spanish);
    }

    [Fact]
    public async Task A_certificate_of_nobody_who_is_trusted_is_told_of_every_host()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Internet.IsTrusted = false;

        await patient.ShowsAsync(1, "✗ The TLS certificate that bot.harborcounty.gov shows is from nobody this machine trusts.", "public authority", "no es de nadie en quien este equipo confíe");
    }

    [Fact]
    public async Task A_certificate_that_was_not_renewed_in_time_is_a_warning()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Clock.Now = FakeInternet.CertificateEnds.AddDays(-13);
        patient.Internet.Now = patient.Clock.Now;
        patient.Settings["Bot:ClientSecretExpires"] = "2060-01-01";

        await patient.ShowsAsync(2, "! The TLS certificate of bot.harborcounty.gov ends on 2046-05-01, in 13 day(s).", "Renew it", "! El certificado TLS de bot.harborcounty.gov vence el 2046-05-01, en 13 día(s).");
    }

    [Theory]
    [InlineData("https://bot.harborcounty.gov/api/messages", 0, "✓ The bot's registration has the endpoint https://bot.harborcounty.gov/api/messages.")]
    [InlineData("\"https://BOT.harborcounty.gov/api/messages\"", 0, "✓ The bot's registration has the endpoint https://bot.harborcounty.gov/api/messages.")]
    [InlineData("https://bot.harborcounty.gov/api/message", 1, "✗ The endpoint of the bot's registration is not the bot's.")]
    [InlineData("https://old.harbor.example/api/messages", 1, "✗ The endpoint of the bot's registration is not the bot's.")]
    [InlineData("nothing", 1, "✗ The endpoint of the bot's registration is not the bot's.")]
    public async Task The_registered_endpoint_is_compared_with_the_domain(string registered, int code, string line)
    {
        await using var patient = await Patient.BeginAsync();
        await Healthy.MakeChatsAsync(patient);

        var (found, text) = await patient.SeeDoctorAsync("--registered-endpoint", registered);

        Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.Equal(code, found);
    }

    [Fact]
    public async Task Without_a_domain_nobody_can_look_and_it_says_so()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings["Bot:Domain"] = "";

        await patient.ShowsAsync(2, "! Bot:Domain is not set", "Set Bot:Domain to the host name", "! Bot:Domain no está puesto");
    }

    public static TheoryData<string, string, string, string> OpenId { get; } = new()
    {
        { "unknown", "✗ There is no host login.botframework.com", "Check Bot:OpenIdMetadataUrl", "✗ No existe el servidor login.botframework.com" },
        { "issuer", "✗ The metadata of Teams names another issuer than Bot:TokenIssuer.", "Check Bot:Cloud", "✗ Los metadatos de Teams nombran a otro emisor que Bot:TokenIssuer." },
        { "no keys", "✗ The metadata of Teams has no key that speaks for Teams.", "Check Bot:OpenIdMetadataUrl", "no tienen ninguna clave que hable por Teams" },
        { "unendorsed", "✗ The metadata of Teams has no key that speaks for Teams.", "Check Bot:OpenIdMetadataUrl", "no tienen ninguna clave que hable por Teams" },
        { "keys elsewhere", "✗ The metadata of Teams has no key that speaks for Teams.", "Check Bot:OpenIdMetadataUrl", "no tienen ninguna clave que hable por Teams" },
        { "no json", "✗ login.botframework.com answers 200 and no metadata.", "Check Bot:OpenIdMetadataUrl", "contesta 200 y no metadatos" },
        { "tenant", "✗ login.microsoftonline.com answers 400 and no metadata.", "Bot:TenantId", "contesta 400 y no metadatos" },
        { "people's issuer", "✗ The metadata of Entra ID names another issuer than SignIn:Issuer.", "Check Bot:Cloud", "nombran a otro emisor que SignIn:Issuer" },
        { "people's keys", "✗ The metadata of Entra ID has no key.", "Check SignIn:MetadataUrl", "no tienen ninguna clave" },
    };

    [Theory]
    [MemberData(nameof(OpenId))]
    public async Task What_is_wrong_with_the_keys_of_Teams_and_of_sign_in_is_told(string trouble, string english, string toDo, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        var net = patient.Internet;
        switch (trouble)
        {
            case "unknown": net.Unknown.Add("login.botframework.com"); break;
            case "issuer": patient.Settings["Bot:TokenIssuer"] = "https://api.botframework.us"; break;
            case "no keys": net.Answer("GET", Patient.Channel + "keys", 200, """{"keys":[]}"""); break;
            case "unendorsed": net.Answer("GET", Patient.Channel + "keys", 200, """{"keys":[{"kty":"RSA","kid":"one","n":"AQAB","e":"AQAB"}]}"""); break;
            case "keys elsewhere": net.Answer("GET", Patient.Channel + "openidconfiguration", 200, """{"issuer":"https://api.botframework.com","jwks_uri":"https://evil.example/keys"}"""); break;
            case "no json": net.Answer("GET", Patient.Channel + "openidconfiguration", 200, "<html>"); break;
            case "tenant": net.Answer("GET", Patient.Entra + "/v2.0/.well-known/openid-configuration", 400); break;
            case "people's issuer": patient.Settings["SignIn:Issuer"] = "https://login.microsoftonline.com/other/v2.0"; break;
            default: net.Answer("GET", Patient.Entra + "/discovery/v2.0/keys", 200, "{}"); break;
        }

        await patient.ShowsAsync(1, english, toDo, spanish);
    }

    [Fact]
    public async Task Without_sign_in_the_tab_is_closed_and_it_says_so()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Settings.Remove("SignIn:Audiences:0");

        await patient.ShowsAsync(2, "! SignIn:Audiences is not set", "Set SignIn:Audiences:0", "! SignIn:Audiences no está puesto");
    }

    [Theory]
    [InlineData(30, 2, "! The clock is 29 s ahead.", "! El reloj va 29 s adelantado.")]
    [InlineData(-30, 2, "! The clock is 30 s behind.", "! El reloj va 30 s atrasado.")]
    [InlineData(200, 1, "✗ The clock is 199 s ahead.", "✗ El reloj va 199 s adelantado.")]
    [InlineData(-3600, 1, "✗ The clock is 3600 s behind.", "✗ El reloj va 3600 s atrasado.")]
    public async Task A_clock_that_is_off_is_told(int seconds, int code, string english, string spanish)
    {
        await using var patient = await Patient.BeginAsync();
        patient.Clock.Now += TimeSpan.FromSeconds(seconds);

        await patient.ShowsAsync(code, english, "NTP", spanish);
    }

    [Fact]
    public async Task A_clock_that_was_set_right_is_right_at_the_next_look_of_the_same_bot()
    {
        await using var patient = await Patient.BeginAsync();
        await using var bot = patient.Build();
        var right = patient.Clock.Now;
        patient.Clock.Now = right.AddHours(1);
        Assert.Contains("✗ The clock is 3599 s ahead.", await LookAsync(bot), StringComparison.Ordinal);

        patient.Clock.Now = right;
        Assert.Contains("✓ The clock is right, to within a few seconds.", await LookAsync(bot), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_host_but_the_bots_own_there_is_nothing_to_compare_the_clock_with()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Internet.Closed.UnionWith(["login.botframework.com", "login.microsoftonline.com"]);

        await patient.ShowsAsync(1, "? No host answered with the time", "other hosts", "? Ningún servidor contestó con la hora");
    }
    [Fact]
    public async Task A_bot_that_says_which_version_it_is_answers_as_the_bot_does()
    {
        await using var patient = await Patient.BeginAsync();
        patient.Internet.Answer("GET", $"https://{Patient.Domain}/healthz", 200, "live 1.2.3+0123abc");

        Assert.Contains($"✓ https://{Patient.Domain}/healthz answers.", (await patient.SeeDoctorAsync()).Text, StringComparison.Ordinal);
    }

    private static async Task<string> LookAsync(WebApplication bot)
    {
        var output = new StringWriter();
        await (await bot.Services.GetRequiredService<RunDoctor>().RunAsync(new(), TestContext.Current.CancellationToken)).WriteToAsync(output, Language.English);
        return output.ToString();
    }
}
