using System.Security.Cryptography;

namespace LeadershipBot.Pulses;

/// <summary>One version of the master secret. It wraps the keys of rounds.</summary>
/// <param name="version">What Key Vault calls this version; null for the one in the local file.</param>
/// <param name="key">Exactly <see cref="Length"/> bytes.</param>
public sealed class MasterKey(string? version, byte[] key)
{
    public const int Length = 32;

    public string? Version { get; } = version;

    /// <summary>nonce, ciphertext and tag in one; bound to <paramref name="purpose"/>.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> purpose)
    {
        var wrapped = new byte[AesGcm.NonceByteSizes.MaxSize + secret.Length + AesGcm.TagByteSizes.MaxSize];
        var (nonce, cipher, tag) = Parts(wrapped);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(key, tag.Length);
        aes.Encrypt(nonce.Span, secret, cipher.Span, tag.Span, purpose);
        return wrapped;
    }

    /// <exception cref="CryptographicException">Wrapped under another secret, for another purpose, or altered.</exception>
    public byte[] Unwrap(byte[] wrapped, ReadOnlySpan<byte> purpose)
    {
        if (wrapped.Length < AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize)
        {
            throw new CryptographicException("This is too short to be a wrapped key.");
        }

        var (nonce, cipher, tag) = Parts(wrapped);
        var secret = new byte[cipher.Length];
        using var aes = new AesGcm(key, tag.Length);
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, secret, purpose);
        return secret;
    }

    private static (Memory<byte> Nonce, Memory<byte> Cipher, Memory<byte> Tag) Parts(byte[] wrapped) => (
        wrapped.AsMemory(0, AesGcm.NonceByteSizes.MaxSize),
        wrapped.AsMemory(AesGcm.NonceByteSizes.MaxSize..^AesGcm.TagByteSizes.MaxSize),
        wrapped.AsMemory(^AesGcm.TagByteSizes.MaxSize..));
}
