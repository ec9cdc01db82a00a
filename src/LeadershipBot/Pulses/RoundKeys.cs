using System.Security.Cryptography;
using System.Text;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Pulses;

/// <summary>A round's keys as stored: both secrets wrapped, the public key plain.</summary>
public sealed record RoundKeysRow(byte[] WrappedSecret, byte[] WrappedPrivateKey, byte[] PublicKey);

/// <summary>
/// Two secrets a round: one turns a person into a respondent key, the other opens ballots. They are made when the round
/// opens and dropped, table and all, when it is purged.
/// </summary>
public sealed class RoundKeys(IEntityStore store, MasterSecret master)
{
    private const string Partition = "round";
    private const string RowKey = "keys";

    /// <summary>Makes the keys unless the round has them.</summary>
    public async Task MakeAsync(string roundId, CancellationToken cancellationToken)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = RandomNumberGenerator.GetBytes(RespondentKey.MinimumSecretBytes);
        var privateKey = pair.ExportPkcs8PrivateKey();
        var row = new RoundKeysRow(
            master.Wrap(secret, SecretPurpose(roundId)),
            master.Wrap(privateKey, PrivateKeyPurpose(roundId)),
            BallotSeal.ExportPublicKey(pair.PublicKey));
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(privateKey);
        await store.CreateTableAsync(Tables.RoundKeys(roundId), cancellationToken);
        await store.InsertAsync(
            Tables.RoundKeys(roundId), StoredJson.ToEntity(Partition, RowKey, row, HostJson.Default.RoundKeysRow), cancellationToken);
    }

    /// <summary>What answering needs: the secret for respondent keys and the public key. Null once the keys are gone.</summary>
    public async Task<(byte[] Secret, byte[] PublicKey)?> ReadForIntakeAsync(string roundId, CancellationToken cancellationToken) =>
        await ReadAsync(roundId, cancellationToken) is { } row
            ? (master.Unwrap(row.WrappedSecret, SecretPurpose(roundId)), row.PublicKey)
            : null;

    /// <summary>What only closing needs: the private key that opens ballots.</summary>
    public async Task<ECDiffieHellman> ReadPrivateKeyAsync(string roundId, CancellationToken cancellationToken)
    {
        var row = await ReadAsync(roundId, cancellationToken)
            ?? throw new InvalidOperationException("A round that has not been published must have its keys.");
        var pair = ECDiffieHellman.Create();
        var privateKey = master.Unwrap(row.WrappedPrivateKey, PrivateKeyPurpose(roundId));
        pair.ImportPkcs8PrivateKey(privateKey, out _);
        CryptographicOperations.ZeroMemory(privateKey);
        return pair;
    }

    public Task DropAsync(string roundId, CancellationToken cancellationToken) =>
        store.DropTableAsync(Tables.RoundKeys(roundId), cancellationToken);

    private async Task<RoundKeysRow?> ReadAsync(string roundId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.RoundKeys(roundId), Partition, RowKey, HostJson.Default.RoundKeysRow, cancellationToken))?.Value;

    private static byte[] SecretPurpose(string roundId) => Encoding.ASCII.GetBytes(roundId + "/secret");

    private static byte[] PrivateKeyPurpose(string roundId) => Encoding.ASCII.GetBytes(roundId + "/private");
}
