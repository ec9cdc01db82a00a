using System.Security.Cryptography;
using LeadershipBot.Operations;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses;

/// <summary>Wraps the keys of rounds. Locally it is a file made on first start that only its owner may read.</summary>
public sealed class MasterSecret(IOptions<StoreOptions> options)
{
    private const int KeyLength = 32;

    private readonly Lazy<byte[]> _key = new(() => ReadOrMake(Path.Combine(options.Value.DataDirectory, "master.key")));

    /// <summary>nonce, ciphertext and tag in one; bound to <paramref name="purpose"/>.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> purpose)
    {
        var wrapped = new byte[AesGcm.NonceByteSizes.MaxSize + secret.Length + AesGcm.TagByteSizes.MaxSize];
        var (nonce, cipher, tag) = Parts(wrapped);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(_key.Value, tag.Length);
        aes.Encrypt(nonce.Span, secret, cipher.Span, tag.Span, purpose);
        return wrapped;
    }

    /// <exception cref="CryptographicException">Wrapped under another secret, for another purpose, or altered.</exception>
    public byte[] Unwrap(byte[] wrapped, ReadOnlySpan<byte> purpose)
    {
        var (nonce, cipher, tag) = Parts(wrapped);
        var secret = new byte[cipher.Length];
        using var aes = new AesGcm(_key.Value, tag.Length);
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, secret, purpose);
        return secret;
    }

    private static (Memory<byte> Nonce, Memory<byte> Cipher, Memory<byte> Tag) Parts(byte[] wrapped) => (
        wrapped.AsMemory(0, AesGcm.NonceByteSizes.MaxSize),
        wrapped.AsMemory(AesGcm.NonceByteSizes.MaxSize..^AesGcm.TagByteSizes.MaxSize),
        wrapped.AsMemory(^AesGcm.TagByteSizes.MaxSize..));

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            var made = path + ".new";
            using (var file = new FileStream(made, OwnerOnly(FileMode.Create)))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeyLength));
                file.Flush(flushToDisk: true);
            }

            File.Move(made, path);
        }

        var key = File.ReadAllBytes(path);
        return key.Length == KeyLength
            ? key
            : throw new InvalidDataException($"{path} is not a master secret; if it was altered, open rounds can't be read.");
    }

    private static FileStreamOptions OwnerOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
