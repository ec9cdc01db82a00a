using System.CommandLine;
using System.Text;
using System.Text.Json;
using Azure.Core;
using LeadershipBot.BotFramework;
using LeadershipBot.Doctor;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>A deployment in full health, of which a test spoils one thing before the doctor comes.</summary>
internal sealed class Patient : IAsyncDisposable
{
    public const string Domain = "bot.harborcounty.gov";
    public const string AppId = "5a4db0c5-0b07-4000-8000-00000000b070";
    public const string TenantId = "5a4db0c5-7e4a-4000-8000-00000000007e";
    public const string Channel = "https://login.botframework.com/v1/.well-known/";
    public const string Entra = "https://login.microsoftonline.com/" + TenantId;

    private Patient(FakeInternet internet, string folder)
    {
        Internet = internet;
        Folder = folder;
        Internet.Now = Clock.Now;
    }

    public string Folder { get; }

    public FakeInternet Internet { get; }

    public StoppedClock Clock { get; } = new(new(2026, 9, 1, 15, 0, 0, TimeSpan.Zero));

    public Dictionary<string, string?> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<Action<WebApplicationBuilder>> Changes { get; } = [];

    public TokenCredential Credential { get; set; } = new FixedCredential(Token(TenantId, AppId));

    public string RosterPath => Path.Combine(Folder, "roster.csv");

    public string ProgramPath => Path.Combine(Folder, "programs.yaml");

    public string DataPath => Path.Combine(Folder, "data");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Patient> BeginAsync()
    {
        var patient = new Patient(await FakeInternet.StartAsync(), Directory.CreateTempSubdirectory("patient-").FullName);
        IEnumerable<Member> people = [.. Harbor.People, new("Second", "c0ffee00-0003-4abc-8def-000000005ccd", Harbor.Root, "", "administrator"), .. Root()];
        await File.WriteAllTextAsync(patient.RosterPath, Harbor.Csv(people), Cancellation);
        await File.WriteAllTextAsync(patient.ProgramPath, SandboxPrograms.Yaml, Cancellation);
        foreach (var (name, value) in new[]
        {
            ("Bot:AppId", AppId), ("Bot:TenantId", TenantId), ("Bot:AppType", "SingleTenant"), ("Bot:ClientSecret", "not-a-secret"), ("Bot:ClientSecretExpires", "2027-08-31"),
            ("Bot:Domain", Domain), ("SignIn:Audiences:0", AppId), ("Roster:File", patient.RosterPath), ("Programs:File", patient.ProgramPath), ("Storage:DataDirectory", patient.DataPath),
        })
        {
            patient.Settings[name] = value;
        }

        patient.MakeInternet();
        return patient;
    }

    /// <summary>A bot with these settings that can be asked more than once; it is not started.</summary>
    public WebApplication Build() => Builder([]).Build();

    public async Task<(int Code, string Text)> SeeDoctorAsync(params string[] args)
    {
        var output = new StringWriter();
        var root = new RootCommand { DoctorCommand.Create(Builder) };
        var code = await root.Parse(["doctor", .. args], HostCommand.Parser).InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, Cancellation);
        return (code, output.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>That this line stands in the report, with what to do beneath it, in both languages, and with which exit code.</summary>
    public async Task ShowsAsync(int code, string english, string toDo, string spanish, params string[] args)
    {
        var (found, text) = await SeeDoctorAsync(args);
        Assert.Contains(english, text, StringComparison.Ordinal);
        var lines = text.Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains(english, StringComparison.Ordinal));
        Assert.Contains("What to do: ", lines[at + 1], StringComparison.Ordinal);
        Assert.Contains(toDo, lines[at + 1], StringComparison.Ordinal);
        Assert.Equal((code, ""), (found, string.Join('\n', NobodyIn(text))));

        (found, text) = await SeeDoctorAsync([.. args, "--language", "es"]);
        Assert.Contains(spanish, text, StringComparison.Ordinal);
        Assert.Equal((code, ""), (found, string.Join('\n', NobodyIn(text))));
    }

    /// <summary>Everything of a person of the roster that stands in a text.</summary>
    public IEnumerable<string> NobodyIn(string text) => File.ReadAllLines(RosterPath).Skip(1)
        .SelectMany(line => line.Split(',').Take(3))
        .Where(value => value.Length > 3 && text.Contains(value, StringComparison.OrdinalIgnoreCase));

    public static string Token(string tenant, string app) =>
        $"{Encode("""{"alg":"RS256","typ":"JWT"}""")}.{Encode($$"""{"tid":"{{tenant}}","appid":"{{app}}"}""")}.{Encode("signature")}";

    public async ValueTask DisposeAsync()
    {
        await Internet.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static IEnumerable<Member> Root() => Enumerable.Range(10, 5)
        .Select(number => new Member($"Office{number}", $"c0ffee00-{number:d4}-4abc-8def-{number * 104729:x12}", Harbor.Root, "", "staff"));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private WebApplicationBuilder Builder(string[] args)
    {
        var builder = LeadershipBotHost.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.Replace(ServiceDescriptor.Singleton(Internet.Network));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        builder.Services.RemoveAllKeyed<TimeProvider>(RealTime.Key).AddKeyedSingleton<TimeProvider>(RealTime.Key, Clock);
        builder.Services.Replace(ServiceDescriptor.Singleton(Credential));
        Changes.ForEach(change => change(builder));
        return builder;
    }

    private void MakeInternet()
    {
        var key = """{"keys":[{"kty":"RSA","use":"sig","kid":"one","n":"AQAB","e":"AQAB","endorsements":["msteams"]}]}""";
        Internet.Answer("GET", Channel + "openidconfiguration", 200, JsonSerializer.Serialize(new { issuer = "https://api.botframework.com", jwks_uri = Channel + "keys" }));
        Internet.Answer("GET", Channel + "keys", 200, key);
        Internet.Answer("GET", Entra + "/v2.0/.well-known/openid-configuration", 200, JsonSerializer.Serialize(new { issuer = Entra + "/v2.0", jwks_uri = Entra + "/discovery/v2.0/keys" }));
        Internet.Answer("GET", Entra + "/discovery/v2.0/keys", 200, key);
        Internet.Answer("GET", $"https://{Domain}/healthz", 200, "live 1.0.0+8c530aa");
        Internet.Answer("POST", $"https://{Domain}/api/messages", 401);
    }

    private sealed class FixedCredential(string token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(token, DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
