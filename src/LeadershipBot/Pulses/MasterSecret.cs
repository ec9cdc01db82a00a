using System.Security.Cryptography;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses;

/// <summary>Wraps the keys of rounds. Locally it is a file made on first start that only its owner may read.</summary>
public sealed class MasterSecret(IOptions<StoreOptions> options)
{
    private const int KeyLength = 32;

    private readonly string _path = Path.Combine(options.Value.DataDirectory, "master.key");
    private byte[]? _key;

    private byte[] Key => _key ?? throw new InvalidOperationException("The master secret is read at start.");

    /// <summary>Reads the secret, or makes it where no round needs an older one.</summary>
    /// <param name="isNeeded">Whether a round has keys that were wrapped before.</param>
    /// <exception cref="MasterSecretException">It is gone while a round needs it, is damaged, or others may read it.</exception>
    public void Prepare(bool isNeeded)
    {
        if (isNeeded && !File.Exists(_path))
        {
            throw new MasterSecretException($"{_path} is gone, and a round that is not finished needs it. Put it back; without it the round's answers can't be counted.");
        }

        _key = ReadOrMake(_path);
    }

    /// <summary>nonce, ciphertext and tag in one; bound to <paramref name="purpose"/>.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> purpose)
    {
        var wrapped = new byte[AesGcm.NonceByteSizes.MaxSize + secret.Length + AesGcm.TagByteSizes.MaxSize];
        var (nonce, cipher, tag) = Parts(wrapped);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(Key, tag.Length);
        aes.Encrypt(nonce.Span, secret, cipher.Span, tag.Span, purpose);
        return wrapped;
    }

    /// <exception cref="CryptographicException">Wrapped under another secret, for another purpose, or altered.</exception>
    public byte[] Unwrap(byte[] wrapped, ReadOnlySpan<byte> purpose)
    {
        var (nonce, cipher, tag) = Parts(wrapped);
        var secret = new byte[cipher.Length];
        using var aes = new AesGcm(Key, tag.Length);
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

        if (!OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None)
        {
            throw new MasterSecretException($"{path} may be read by others than its owner. Allow only the owner (chmod 600) and find out who could have read it.");
        }

        var key = File.ReadAllBytes(path);
        return key.Length == KeyLength ? key : throw new MasterSecretException($"{path} is damaged: it is not a master secret.");
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

/// <summary>The master secret can't be used; the message says what to do.</summary>
public sealed class MasterSecretException(string message) : Exception(message);
