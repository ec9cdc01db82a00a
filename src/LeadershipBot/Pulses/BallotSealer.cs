using System.Security.Cryptography;
using LeadershipBot.Core.Anonymity;

namespace LeadershipBot.Pulses;

/// <summary>
/// Seals ballots to a round's public key. Agreeing on a key is dear and sealing is cheap, so one ephemeral pair serves a
/// real minute or 256 ballots; its private half is gone once the key is derived, and the key is wiped with the minute.
/// </summary>
public sealed class BallotSealer : IDisposable
{
    private const int BallotsAPair = 256;
    private static readonly TimeSpan PairLife = TimeSpan.FromMinutes(1);

    private readonly string _roundId;
    private readonly byte[] _secret;
    private readonly byte[] _publicKey;
    private readonly Lock _lock = new();
    private readonly ITimer _expiry;
    private EphemeralKey? _current;

    public BallotSealer(string roundId, byte[] secret, byte[] publicKey)
    {
        (_roundId, _secret, _publicKey) = (roundId, secret, publicKey);
        _expiry = TimeProvider.System.CreateTimer(_ => Wipe(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public SealedBallot Seal(ReadOnlySpan<byte> plaintext, string respondentKey)
    {
        var nonce = RandomNumberGenerator.GetBytes(BallotSeal.NonceBytes);
        var associated = BallotSeal.AssociatedData(_roundId, respondentKey);
        lock (_lock)
        {
            if (_current is null || _current.Used == BallotsAPair)
            {
                Wipe();
                _current = Make();
                _expiry.Change(PairLife, Timeout.InfiniteTimeSpan);
            }

            _current.Used++;
            return BallotSeal.Seal(_current.Key, _current.PublicKey, nonce, plaintext, associated);
        }
    }

    public void Dispose()
    {
        _expiry.Dispose();
        Wipe();
    }

    private EphemeralKey Make()
    {
        using var round = BallotSeal.ImportPublicKey(_publicKey) ?? throw new CryptographicException("The round's public key can't be read.");
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new(BallotSeal.DeriveKey(pair, round.PublicKey, _roundId, _secret), BallotSeal.ExportPublicKey(pair.PublicKey));
    }

    private void Wipe()
    {
        lock (_lock)
        {
            if (_current is not null)
            {
                CryptographicOperations.ZeroMemory(_current.Key);
                _current = null;
            }
        }
    }

    private sealed class EphemeralKey(byte[] key, byte[] publicKey)
    {
        public byte[] Key { get; } = key;

        public byte[] PublicKey { get; } = publicKey;

        public int Used { get; set; }
    }
}
