using System.Security.Cryptography;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Seals ballots to a round: ECDH on P-256, HKDF-SHA256 (RFC 5869) to a key, AES-256-GCM (NIST SP 800-38D) with the round
/// and the row as associated data, so that a ballot fits no other row. Pairs and nonces come from the caller.
/// </summary>
public static class BallotSeal
{
    /// <summary>Length of a symmetric key, in bytes.</summary>
    public const int KeyBytes = 32;

    /// <summary>Length of a nonce, in bytes.</summary>
    public const int NonceBytes = 12;

    /// <summary>Length of an exported public key, in bytes.</summary>
    public const int PublicKeyBytes = 91;

    /// <summary>Length of a sealed ballot's ciphertext with its tag, in bytes.</summary>
    public const int CiphertextBytes = BallotCodec.Length + TagBytes;

    private const int TagBytes = 16;
    private const string Purpose = "LeadershipBot sealed ballot 1";

    /// <summary>The key two sides share: own pair with the other's public half gives both the same.</summary>
    /// <param name="own">A P-256 pair: the process's ephemeral one to seal, the round's to open.</param>
    /// <param name="other">The public half of the other side's pair.</param>
    /// <param name="roundId">The round; another round gives another key.</param>
    /// <param name="roundSecret">The round's secret: without it nobody can seal a ballot that opens.</param>
    public static byte[] DeriveKey(ECDiffieHellman own, ECDiffieHellmanPublicKey other, string roundId, byte[] roundSecret)
    {
        var agreed = own.DeriveRawSecretAgreement(other);
        try
        {
            return HKDF.DeriveKey(HashAlgorithmName.SHA256, agreed, KeyBytes, salt: roundSecret, info: JoinedBytes.Of(Purpose, roundId));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(agreed);
        }
    }

    /// <summary>A public half as <see cref="PublicKeyBytes"/> bytes (SubjectPublicKeyInfo).</summary>
    public static byte[] ExportPublicKey(ECDiffieHellmanPublicKey key) => key.ExportSubjectPublicKeyInfo();

    /// <summary>Reads what <see cref="ExportPublicKey"/> gave, as a pair without a private half.</summary>
    /// <returns>Null when the bytes are no P-256 key. The caller disposes the result.</returns>
    public static ECDiffieHellman? ImportPublicKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != PublicKeyBytes)
        {
            return null;
        }

        var pair = ECDiffieHellman.Create();
        try
        {
            pair.ImportSubjectPublicKeyInfo(bytes, out _);
            return pair;
        }
        catch (CryptographicException)
        {
            pair.Dispose();
            return null;
        }
    }

    /// <summary>The associated data of a row: a ballot sealed with it opens with no other.</summary>
    public static byte[] AssociatedData(string roundId, string rowKey) => JoinedBytes.Of(roundId, rowKey);

    /// <summary>Seals an encoded ballot.</summary>
    /// <param name="key">From <see cref="DeriveKey"/>.</param>
    /// <param name="ephemeralKey">The exported public half that belongs to <paramref name="key"/>.</param>
    /// <param name="nonce">Random bytes never used with this key before.</param>
    /// <param name="plaintext">From <see cref="BallotCodec.Encode"/>.</param>
    /// <param name="associatedData">From <see cref="AssociatedData"/>.</param>
    /// <exception cref="ArgumentException">A length is not the one documented.</exception>
    public static SealedBallot Seal(
        ReadOnlySpan<byte> key, byte[] ephemeralKey, byte[] nonce, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associatedData)
    {
        if (key.Length != KeyBytes || ephemeralKey.Length != PublicKeyBytes || nonce.Length != NonceBytes || plaintext.Length != BallotCodec.Length)
        {
            throw new ArgumentException("Keys, nonces and plaintexts have one length each.", nameof(plaintext));
        }

        var ciphertext = new byte[CiphertextBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plaintext, ciphertext.AsSpan(0, BallotCodec.Length), ciphertext.AsSpan(BallotCodec.Length), associatedData);
        return new SealedBallot(ephemeralKey, nonce, ciphertext);
    }

    /// <summary>Opens a sealed ballot, or refuses when anything about it is not as it was sealed.</summary>
    /// <param name="key">From <see cref="DeriveKey"/> with the round's pair and the ballot's ephemeral key.</param>
    /// <param name="ballot">The sealed ballot as stored.</param>
    /// <param name="associatedData">From <see cref="AssociatedData"/> with the row it was found in.</param>
    public static OpenedBallot Open(ReadOnlySpan<byte> key, SealedBallot ballot, ReadOnlySpan<byte> associatedData)
    {
        if (key.Length != KeyBytes || ballot.Nonce is not { Length: NonceBytes } || ballot.Ciphertext is not { Length: CiphertextBytes })
        {
            return new OpenedBallot.Refused();
        }

        var plaintext = new byte[BallotCodec.Length];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(ballot.Nonce, ballot.Ciphertext.AsSpan(0, BallotCodec.Length), ballot.Ciphertext.AsSpan(BallotCodec.Length), plaintext, associatedData);
            return new OpenedBallot.Intact(plaintext);
        }
        catch (AuthenticationTagMismatchException)
        {
            return new OpenedBallot.Refused();
        }
    }
}
