using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses;

/// <summary>
/// A Key Vault secret: 32 random bytes in base64. The bot reads it and needs leave for nothing else; whoever deploys makes
/// it, and makes a new version to rotate it.
/// </summary>
public sealed class KeyVaultMasterSecret(IOptions<KeyVaultOptions> options, TokenCredential credential, SecretClientOptions clientOptions)
    : IMasterSecretSource
{
    private readonly ConcurrentDictionary<string, MasterKey> _read = new(StringComparer.Ordinal);
    private readonly Lazy<SecretClient> _client = new(() => new(new Uri(options.Value.Uri), credential, clientOptions));

    /// <summary>How the vault is called: without a log line, a span or a trace header, and not for long.</summary>
    public static SecretClientOptions CreateClientOptions() => new()
    {
        Transport = new HttpClientTransport(new HttpClient(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
        })),
        Retry = { NetworkTimeout = TimeSpan.FromSeconds(10) },
        Diagnostics =
        {
            IsLoggingEnabled = false,
            IsLoggingContentEnabled = false,
            IsDistributedTracingEnabled = false,
            IsTelemetryEnabled = false,
        },
    };

    public Task<MasterKey> ReadNewestAsync(CancellationToken cancellationToken) => AskAsync(version: null, cancellationToken);

    public async Task<MasterKey> ReadAsync(string? version, CancellationToken cancellationToken) =>
        version is not null && _read.TryGetValue(version, out var known) ? known : await AskAsync(version, cancellationToken);

    /// <summary>When the newest version ends by the vault's own account; null where it does not.</summary>
    /// <exception cref="MasterSecretException">It can't be had; the message says what to do.</exception>
    public async Task<DateTimeOffset?> FindEndAsync(CancellationToken cancellationToken) => (await GetAsync(version: null, cancellationToken)).Properties.ExpiresOn;

    private async Task<MasterKey> AskAsync(string? version, CancellationToken cancellationToken)
    {
        var secret = await GetAsync(version, cancellationToken);
        var key = new byte[MasterKey.Length];
        if (!Convert.TryFromBase64String(secret.Value?.Trim() ?? "", key, out var length) || length != MasterKey.Length)
        {
            CryptographicOperations.ZeroMemory(key);
            throw new MasterSecretException(
                $"{What(version)} is not {MasterKey.Length} random bytes in base64. Make it new; docs/running.md says how.", isLost: true);
        }

        return _read.GetOrAdd(secret.Properties.Version, id => new(id, key));
    }

    private async Task<KeyVaultSecret> GetAsync(string? version, CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.Value.GetSecretAsync(options.Value.SecretName, version, cancellationToken)).Value;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested
            && error is (RequestFailedException or AuthenticationFailedException or AggregateException or OperationCanceledException))
        {
            throw Refusal(error, version);
        }
    }

    private MasterSecretException Refusal(Exception error, string? version)
    {
        return error switch
        {
            RequestFailedException { Status: 404 } when version is null => Because("does not exist. Make it; docs/running.md says how.", isLost: true),
            RequestFailedException { Status: 404 } => Because("is gone, and a round that is not finished needs it. Recover it.", isLost: true),
            RequestFailedException { Status: 403 } forbidden when forbidden.Message.Contains("disabled", StringComparison.OrdinalIgnoreCase) =>
                Because("is disabled. Enable it again.", isLost: true),
            RequestFailedException { Status: 401 or 403 } =>
                Because("may not be read by the bot. Give its identity the role \"Key Vault Secrets User\" on it, and look at the vault's firewall."),
            AuthenticationFailedException =>
                Because("can't be asked for, because the bot's own identity gets no token. Look at Bot:AppType and what belongs to it."),
            _ => Because("can't be reached. Look at KeyVault:Uri, the vault's firewall and the network."),
        };

        MasterSecretException Because(string problem, bool isLost = false) => new($"{What(version)} {problem}", isLost, error);
    }

    private string What(string? version) =>
        $"The secret {options.Value.SecretName}{(version is null ? "" : $", version {version},")} in {options.Value.Uri}";
}
