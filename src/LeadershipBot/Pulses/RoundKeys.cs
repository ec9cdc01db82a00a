using System.Security.Cryptography;
using System.Text;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Pulses;

/// <summary>A round's keys as stored: both secrets wrapped, the public key plain.</summary>
/// <param name="MasterVersion">The version of the master secret they are wrapped under; null for the local file.</param>
public sealed record RoundKeysRow(byte[] WrappedSecret, byte[] WrappedPrivateKey, byte[] PublicKey, string? MasterVersion = null);

/// <summary>
/// Two secrets a round: one turns a person into a respondent key, the other opens ballots. They are made when the round
/// opens and dropped, table and all, when it is purged.
/// </summary>
public sealed class RoundKeys(IEntityStore store, MasterSecret master)
{
    public const string Partition = "round";
    public const string RowKey = "keys";

    /// <summary>Makes the keys unless the round has them.</summary>
    public async Task MakeAsync(string roundId, CancellationToken cancellationToken)
    {
        var newest = await master.ReadNewestAsync(cancellationToken);
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = RandomNumberGenerator.GetBytes(RespondentKey.MinimumSecretBytes);
        var privateKey = pair.ExportPkcs8PrivateKey();
        var row = new RoundKeysRow(
            newest.Wrap(secret, SecretPurpose(roundId)),
            newest.Wrap(privateKey, PrivateKeyPurpose(roundId)),
            BallotSeal.ExportPublicKey(pair.PublicKey),
            newest.Version);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(privateKey);
        await store.CreateTableAsync(Tables.RoundKeys(roundId), cancellationToken);
        await store.InsertAsync(
            Tables.RoundKeys(roundId), StoredJson.ToEntity(Partition, RowKey, row, HostJson.Default.RoundKeysRow), cancellationToken);
    }

    /// <summary>What answering needs: the secret for respondent keys and the public key. Null once the keys are gone or can't be unwrapped.</summary>
    public async Task<(byte[] Secret, byte[] PublicKey)?> ReadForIntakeAsync(string roundId, CancellationToken cancellationToken) =>
        await FindAsync(roundId, cancellationToken) is { } row
        && await UnwrapAsync(row, row.WrappedSecret, SecretPurpose(roundId), cancellationToken) is { } secret
            ? (secret, row.PublicKey)
            : null;

    /// <summary>What only closing needs: the private key that opens ballots. Null once the keys are gone or can't be unwrapped.</summary>
    public async Task<ECDiffieHellman?> ReadPrivateKeyAsync(string roundId, CancellationToken cancellationToken)
    {
        if (await FindAsync(roundId, cancellationToken) is not { } row
            || await UnwrapAsync(row, row.WrappedPrivateKey, PrivateKeyPurpose(roundId), cancellationToken) is not { } privateKey)
        {
            return null;
        }

        var pair = ECDiffieHellman.Create();
        pair.ImportPkcs8PrivateKey(privateKey, out _);
        CryptographicOperations.ZeroMemory(privateKey);
        return pair;
    }

    public Task DropAsync(string roundId, CancellationToken cancellationToken) =>
        store.DropTableAsync(Tables.RoundKeys(roundId), cancellationToken);

    /// <summary>The keys as stored, wrapped.</summary>
    public async Task<RoundKeysRow?> FindAsync(string roundId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.RoundKeys(roundId), Partition, RowKey, HostJson.Default.RoundKeysRow, cancellationToken))?.Value;

    private async Task<byte[]?> UnwrapAsync(RoundKeysRow row, byte[] wrapped, byte[] purpose, CancellationToken cancellationToken)
    {
        try
        {
            return (await master.ReadAsync(row.MasterVersion, cancellationToken)).Unwrap(wrapped, purpose);
        }
        catch (CryptographicException)
        {
            return null;
        }
        catch (MasterSecretException error) when (error.IsLost)
        {
            return null;
        }
    }

    private static byte[] SecretPurpose(string roundId) => Encoding.ASCII.GetBytes(roundId + "/secret");

    private static byte[] PrivateKeyPurpose(string roundId) => Encoding.ASCII.GetBytes(roundId + "/private");
}
