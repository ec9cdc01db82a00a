using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>A Key Vault in the tests' own process, as the client of Azure.Security.KeyVault.Secrets meets it.</summary>
internal sealed class FakeVault : HttpMessageHandler
{
    public const string Address = "https://harbor-tests.vault.azure.net/";
    public const string SecretName = "leadershipbot-master";
    public const string Token = "token-for-the-vault";

    private readonly ConcurrentDictionary<string, string> _versions = new(StringComparer.Ordinal);

    public FakeVault() => Rotate();

    /// <summary>The newest version's name and value.</summary>
    public (string Version, string Value) Newest { get; private set; }

    /// <summary>Every request that came with a token.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public HashSet<string> Disabled { get; } = [];

    /// <summary>Thrown instead of answering.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Answered instead of the secret.</summary>
    public (HttpStatusCode Status, string Code, string Message)? Refusal { get; set; }

    /// <summary>When the newest version ends, by the vault's own account.</summary>
    public DateTimeOffset? Ends { get; set; }

    public bool GivesTokens { get; set; } = true;

    /// <summary>Puts the vault where the host looks for it. Only what leads to it and how long to wait between tries is changed.</summary>
    public Action<WebApplicationBuilder> IntoHost => builder =>
    {
        builder.Configuration["KeyVault:Uri"] = Address;
        builder.Configuration["KeyVault:SecretName"] = SecretName;
        builder.Services.Replace(ServiceDescriptor.Singleton(CreateClientOptions()));
        builder.Services.Replace(ServiceDescriptor.Singleton<TokenCredential>(provider =>
            new Credential(this, ActivatorUtilities.CreateInstance<SandboxCredential>(provider))));
    };

    public SecretClientOptions CreateClientOptions()
    {
        var options = KeyVaultMasterSecret.CreateClientOptions();
        options.Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false));
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        return options;
    }

    /// <summary>What gets tokens for the vault.</summary>
    /// <param name="connector">What gets tokens for everything else.</param>
    public TokenCredential CreateCredential(TokenCredential? connector = null) => new Credential(this, connector);

    public void Rotate() => Rotate(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    public void Rotate(string value)
    {
        Newest = (Guid.NewGuid().ToString("N"), value);
        _versions[Newest.Version] = value;
    }

    public void Lose(string version) => _versions.TryRemove(version, out _);

    public void Damage(string version) => _versions[version] = "correct horse battery staple, is what it says!";

    public void LoseAll()
    {
        _versions.Clear();
        Newest = ("", "");
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Failure is null ? Task.FromResult(Answer(request)) : Task.FromException<HttpResponseMessage>(Failure);

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        if (request.Headers.Authorization is not { Scheme: "Bearer", Parameter: Token })
        {
            var challenge = new HttpResponseMessage(HttpStatusCode.Unauthorized);
            challenge.Headers.Add("WWW-Authenticate", "Bearer authorization=\"https://login.microsoftonline.com/00000000-0000-4000-8000-000000000001\", resource=\"https://vault.azure.net\"");
            return challenge;
        }

        var path = request.RequestUri!.AbsolutePath;
        Requests.Enqueue($"{request.Method} {path}");
        var version = path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["secrets", SecretName] => Newest.Version,
            ["secrets", SecretName, var named] => named,
            _ => "",
        };
        return Refusal is { } refusal ? Error(refusal.Status, refusal.Code, refusal.Message)
            : !_versions.TryGetValue(version, out var value) ? Error(HttpStatusCode.NotFound, "SecretNotFound", $"A secret with (name/id) {path} was not found in this key vault.")
            : Disabled.Contains(version) ? Error(HttpStatusCode.Forbidden, "Forbidden", "Operation get is not allowed on a disabled secret.")
            : Json(HttpStatusCode.OK, new
            {
                value,
                id = $"{Address}secrets/{SecretName}/{version}",
                attributes = new { enabled = true, created = 1790000000, updated = 1790000000, exp = Ends?.ToUnixTimeSeconds(), recoveryLevel = "Recoverable+Purgeable" },
            });
    }

    private static HttpResponseMessage Error(HttpStatusCode status, string code, string message) => Json(status, new { error = new { code, message } });

    private static HttpResponseMessage Json(HttpStatusCode status, object body) => new(status) { Content = JsonContent.Create(body) };

    private sealed class Credential(FakeVault vault, TokenCredential? connector) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            requestContext.Scopes is not ["https://vault.azure.net/.default"] ? connector!.GetTokenAsync(requestContext, cancellationToken)
            : vault.GivesTokens ? new(new AccessToken(Token, DateTimeOffset.MaxValue))
            : throw new CredentialUnavailableException("ManagedIdentityCredential authentication unavailable.");
    }
}
