using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>A key of an issuer and, if the issuer is the channel service, the channels it may speak for.</summary>
/// <param name="Key">An RSA public key.</param>
/// <param name="Endorsements">Channel ids from the key's <c>endorsements</c>; empty if it has none.</param>
public sealed record EndorsedKey(SecurityKey Key, FrozenSet<string> Endorsements);

/// <summary>What <see cref="SigningKeys.FindAsync"/> found.</summary>
public abstract record KeyLookup
{
    private KeyLookup()
    {
    }

    /// <summary>The key.</summary>
    public sealed record Found(EndorsedKey Key) : KeyLookup;

    /// <summary>The service publishes no key of that name.</summary>
    public sealed record Unknown : KeyLookup;

    /// <summary>The service's keys have never been read, and could not be read now or a few seconds ago.</summary>
    public sealed record Unavailable : KeyLookup;
}

/// <summary>
/// An issuer's signing keys, from its OpenID metadata: the channel service's, or Entra ID's. Read again every 12 hours
/// in the background, and at once when a token names a key that is not known (at most every 5 minutes, so that forged
/// tokens cannot make the bot hammer the service). Until the first read succeeds, a token that can be read starts another try, one at a time and at
/// most every 5 seconds; in between, callers learn at once that there are no keys. Keys once read stay in use while the
/// service is out of reach.
/// </summary>
/// <remarks>
/// <c>ConfigurationManager</c> of Microsoft.IdentityModel refreshes behind the request that noticed a new key, which
/// would be refused; here it waits for the refresh. Times are real times, never the calendar's.
/// </remarks>
/// <param name="metadataUrl">Where the metadata is.</param>
/// <param name="documents">Reads it, and the keys it points to.</param>
/// <param name="realTime">The clock of <see cref="RealTime.Key"/>.</param>
/// <param name="logger">Is told when keys can't be read.</param>
public sealed partial class SigningKeys(string metadataUrl, IDocumentRetriever documents, TimeProvider realTime, ILogger<SigningKeys> logger)
{
    private static readonly TimeSpan StartInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ScheduledInterval = TimeSpan.FromHours(12);
    private static readonly TimeSpan RolloverInterval = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private Snapshot? _current;
    private Task<Snapshot?>? _refreshing;
    private long _lastAttempt;
    private long? _lastRollover;

    /// <summary>Finds the key a token names in its header.</summary>
    /// <param name="keyId">The token's <c>kid</c>.</param>
    /// <param name="cancellationToken">Stops waiting; the refresh itself goes on for others.</param>
    public async ValueTask<KeyLookup> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var snapshot = Volatile.Read(ref _current);
        if (snapshot is null)
        {
            snapshot = await Refresh(RefreshCause.Start).WaitAsync(cancellationToken);
        }
        else if (realTime.GetElapsedTime(Volatile.Read(ref _lastAttempt)) > ScheduledInterval)
        {
            _ = Refresh(RefreshCause.Schedule);
        }

        if (snapshot is null)
        {
            return new KeyLookup.Unavailable();
        }

        if (!snapshot.Keys.ContainsKey(keyId))
        {
            snapshot = await Refresh(RefreshCause.Rollover).WaitAsync(cancellationToken) ?? snapshot;
        }

        return snapshot.Keys.TryGetValue(keyId, out var key) ? new KeyLookup.Found(key) : new KeyLookup.Unknown();
    }

    private Task<Snapshot?> Refresh(RefreshCause cause)
    {
        lock (_gate)
        {
            if (_refreshing is { IsCompleted: false } || !IsDue(cause))
            {
                return _refreshing ?? Task.FromResult(_current);
            }

            Volatile.Write(ref _lastAttempt, realTime.GetTimestamp());
            if (cause == RefreshCause.Rollover)
            {
                _lastRollover = _lastAttempt;
            }

            _refreshing = Task.Run(ReadAsync);
            return _refreshing;
        }
    }

    private bool IsDue(RefreshCause cause) => cause switch
    {
        RefreshCause.Start => _current is null && (_refreshing is null || realTime.GetElapsedTime(_lastAttempt) >= StartInterval),
        RefreshCause.Schedule => realTime.GetElapsedTime(_lastAttempt) > ScheduledInterval,
        _ => _lastRollover is null || realTime.GetElapsedTime(_lastRollover.Value) >= RolloverInterval,
    };

    private async Task<Snapshot?> ReadAsync()
    {
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadataUrl, documents, CancellationToken.None);
            var snapshot = new Snapshot(Usable(configuration.JsonWebKeySet).ToFrozenDictionary(StringComparer.Ordinal));
            Volatile.Write(ref _current, snapshot);
            return snapshot;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or InvalidOperationException or ArgumentException or IOException or FormatException or JsonException)
        {
            LogUnreadable(logger, metadataUrl, exception.GetType().Name);
            return Volatile.Read(ref _current);
        }
    }

    private static IEnumerable<KeyValuePair<string, EndorsedKey>> Usable(JsonWebKeySet? keys)
    {
        foreach (var key in (keys?.Keys ?? []).DistinctBy(key => key.Kid, StringComparer.Ordinal))
        {
            if (string.IsNullOrEmpty(key.Kid) || key.Kty is not JsonWebAlgorithmsKeyTypes.RSA || key.N is null || key.E is null || key.Use is not (null or "" or "sig"))
            {
                continue;
            }

            var rsa = new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(key.N), Exponent = Base64UrlEncoder.DecodeBytes(key.E) };
            yield return new(key.Kid, new(new RsaSecurityKey(rsa) { KeyId = key.Kid }, Endorsements(key)));
        }
    }

    private static FrozenSet<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } listed
            ? listed.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToFrozenSet(StringComparer.Ordinal)
            : [];

    [LoggerMessage(Level = LogLevel.Error, Message = "The signing keys of {MetadataUrl} could not be read: {ExceptionType}. Keys read before stay in use.")]
    private static partial void LogUnreadable(ILogger logger, string metadataUrl, string exceptionType);

    private enum RefreshCause
    {
        Start,
        Schedule,
        Rollover,
    }

    private sealed record Snapshot(FrozenDictionary<string, EndorsedKey> Keys);
}
