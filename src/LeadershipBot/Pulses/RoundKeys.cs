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

    public Task<KeysResult<IntakeKeys>> ReadForIntakeAsync(string roundId, CancellationToken cancellationToken) =>
        UnwrapAsync(roundId, (row, key) => new IntakeKeys(key.Unwrap(row.WrappedSecret, SecretPurpose(roundId)), row.PublicKey), cancellationToken);

    public Task<KeysResult<CountingKeys>> ReadForCountingAsync(string roundId, CancellationToken cancellationToken) =>
        UnwrapAsync(
            roundId,
            (row, key) => new CountingKeys(
                UnwrapPrivateKey(key, row.WrappedPrivateKey, PrivateKeyPurpose(roundId)), key.Unwrap(row.WrappedSecret, SecretPurpose(roundId))),
            cancellationToken);

    public Task DropAsync(string roundId, CancellationToken cancellationToken) =>
        store.DropTableAsync(Tables.RoundKeys(roundId), cancellationToken);

    /// <summary>The keys as stored, wrapped.</summary>
    public async Task<RoundKeysRow?> FindAsync(string roundId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.RoundKeys(roundId), Partition, RowKey, HostJson.Default.RoundKeysRow, cancellationToken))?.Value;

    private async Task<KeysResult<TKeys>> UnwrapAsync<TKeys>(string roundId, Func<RoundKeysRow, MasterKey, TKeys> unwrap, CancellationToken cancellationToken)
    {
        if (await FindAsync(roundId, cancellationToken) is not { } row)
        {
            return new KeysResult<TKeys>.Missing("Its keys are gone.");
        }

        try
        {
            return new KeysResult<TKeys>.Keys(unwrap(row, await master.ReadAsync(row.MasterVersion, cancellationToken)));
        }
        catch (CryptographicException)
        {
            return new KeysResult<TKeys>.Missing("Its keys do not open under the master secret that is there: one or the other is not the right one.");
        }
        catch (MasterSecretException error) when (error.IsLost)
        {
            return new KeysResult<TKeys>.Missing(error.Message);
        }
    }

    private static ECDiffieHellman UnwrapPrivateKey(MasterKey key, byte[] wrapped, byte[] purpose)
    {
        var privateKey = key.Unwrap(wrapped, purpose);
        var pair = ECDiffieHellman.Create();
        pair.ImportPkcs8PrivateKey(privateKey, out _);
        CryptographicOperations.ZeroMemory(privateKey);
        return pair;
    }

    private static byte[] SecretPurpose(string roundId) => Encoding.ASCII.GetBytes(roundId + "/secret");

    private static byte[] PrivateKeyPurpose(string roundId) => Encoding.ASCII.GetBytes(roundId + "/private");
}
