using System.Security.Cryptography;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses;

/// <summary>A file made on first start that only its owner may read. It has one version, called null.</summary>
public sealed class FileMasterSecret(IOptions<StoreOptions> options) : IMasterSecretSource
{
    public const string FileName = "master.key";

    private readonly string _path = Path.Combine(options.Value.DataDirectory, FileName);
    private MasterKey? _key;

    public Task<MasterKey> ReadNewestAsync(CancellationToken cancellationToken)
    {
        if (_key is null && !File.Exists(_path))
        {
            Make(_path);
        }

        return ReadAsync(version: null, cancellationToken);
    }

    public async Task<MasterKey> ReadAsync(string? version, CancellationToken cancellationToken)
    {
        if (_key is not null)
        {
            return _key;
        }

        if (!File.Exists(_path))
        {
            throw new MasterSecretException(
                $"{_path} is gone, and a round that is not finished needs it. Put it back; without it the round's answers can't be counted.", isLost: true);
        }

        if (!OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(_path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None)
        {
            throw new MasterSecretException(
                $"{_path} may be read by others than its owner. Allow only the owner (chmod 600) and find out who could have read it.", isLost: false);
        }

        var key = await File.ReadAllBytesAsync(_path, cancellationToken);
        return key.Length == MasterKey.Length
            ? _key = new(version: null, key)
            : throw new MasterSecretException($"{_path} is damaged: it is not a master secret.", isLost: true);
    }

    private static void Make(string path)
    {
        var made = path + ".new";
        using (var file = new FileStream(made, OwnerOnly(FileMode.Create)))
        {
            file.Write(RandomNumberGenerator.GetBytes(MasterKey.Length));
            file.Flush(flushToDisk: true);
        }

        File.Move(made, path);
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
