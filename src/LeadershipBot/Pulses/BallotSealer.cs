using System.Security.Cryptography;
using LeadershipBot.Core.Anonymity;

namespace LeadershipBot.Pulses;

/// <summary>
/// Seals ballots to a round's public key. Agreeing on a key is dear and sealing is cheap, so one ephemeral pair serves a
/// real minute or 256 ballots; its private half is gone once the key is derived, and the key goes with the minute.
/// </summary>
public sealed class BallotSealer(string roundId, byte[] publicKey) : IDisposable
{
    private const int BallotsAPair = 256;
    private static readonly TimeSpan PairLife = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private EphemeralKey? _current;

    public SealedBallot Seal(ReadOnlySpan<byte> plaintext, string respondentKey)
    {
        var ephemeral = Next();
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        return BallotSeal.Seal(ephemeral.Key, ephemeral.PublicKey, nonce, plaintext, BallotSeal.AssociatedData(roundId, respondentKey));
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _current = null;
        }
    }

    private EphemeralKey Next()
    {
        lock (_lock)
        {
            if (_current is null || _current.Used >= BallotsAPair || TimeProvider.System.GetElapsedTime(_current.MadeAt) >= PairLife)
            {
                using var round = ECDiffieHellman.Create();
                round.ImportSubjectPublicKeyInfo(publicKey, out _);
                using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
                _current = new(
                    BallotSeal.DeriveKey(pair, round.PublicKey, roundId),
                    BallotSeal.ExportPublicKey(pair.PublicKey),
                    TimeProvider.System.GetTimestamp());
            }

            _current.Used++;
            return _current;
        }
    }

    private sealed class EphemeralKey(byte[] key, byte[] publicKey, long madeAt)
    {
        public byte[] Key { get; } = key;

        public byte[] PublicKey { get; } = publicKey;

        public long MadeAt { get; } = madeAt;

        public int Used { get; set; }
    }
}
