using System.Security.Cryptography;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses;

/// <summary>A file made on first start that only its owner may read. It has one version, called null.</summary>
public sealed class FileMasterSecret(IOptions<StoreOptions> options) : IMasterSecretSource
{
    public const string FileName = "master.key";

    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(1);

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

        if (options.Value.DataDirectory.Length == 0)
        {
            throw new MasterSecretException(
                $"A round that is not finished needs the master secret in {FileName}: set Storage:DataDirectory to the folder it is in.", isLost: false);
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

    /// <summary>Another start may be doing the same: only one gets to write, and what stands is never written over.</summary>
    private static void Make(string path)
    {
        var made = path + ".new";
        ForgetAbandoned(made);
        using (var file = OpenNew(made, path))
        {
            file.Write(RandomNumberGenerator.GetBytes(MasterKey.Length));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(made, path);
        }
        catch (IOException error) when (File.Exists(path))
        {
            File.Delete(made);
            throw BeingMade(path, error);
        }
    }

    private static FileStream OpenNew(string made, string path)
    {
        try
        {
            return new FileStream(made, OwnerOnly());
        }
        catch (IOException error) when (File.Exists(made) || File.Exists(path))
        {
            throw BeingMade(path, error);
        }
    }

    /// <summary>What a start that died left is no secret of anything. Making takes a moment, so that what is older is nobody's.</summary>
    private static void ForgetAbandoned(string made)
    {
        if (File.Exists(made) && TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(made) > AbandonedAfter)
        {
            File.Delete(made);
        }
    }

    private static MasterSecretException BeingMade(string path, IOException error) => new(
        $"Another start is making {path}. Only one process may run on a data directory; if this is the only one, start it again in a minute.", isLost: false, error);

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
