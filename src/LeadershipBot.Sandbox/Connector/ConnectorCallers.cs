using System.Collections.Concurrent;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>Who calls the connector: a token is verified once and then known until it expires.</summary>
public sealed class ConnectorCallers(TokenIssuer tokens)
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, ConnectorCaller> _known = new(StringComparer.Ordinal);

    /// <summary>Null when the token is not valid for the connector.</summary>
    public async ValueTask<ConnectorCaller?> FindAsync(string token)
    {
        if (_known.TryGetValue(token, out var known) && known.Expires > TimeProvider.System.GetUtcNow())
        {
            return known;
        }

        if (await tokens.ReadConnectorCallerAsync(token) is not { } appId)
        {
            _known.TryRemove(token, out _);
            return null;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[token] = new ConnectorCaller(appId, new DateTimeOffset(new JsonWebToken(token).ValidTo), TimeProvider.System.GetTimestamp());
    }
}

/// <param name="FirstSeen">When its token was first shown, as a timestamp of real time.</param>
public sealed record ConnectorCaller(string AppId, DateTimeOffset Expires, long FirstSeen);
