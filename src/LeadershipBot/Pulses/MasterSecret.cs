using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses;

/// <summary>
/// The secret under which rounds' keys are wrapped: in Key Vault where one is set, else in the local file. A key wrapped
/// under a version is unwrapped under that version, wherever newer ones are made.
/// </summary>
public sealed class MasterSecret(FileMasterSecret file, KeyVaultMasterSecret vault, IOptions<KeyVaultOptions> options)
{
    /// <summary>Reads what is needed now, so that what is missing stops the start instead of the first round.</summary>
    /// <param name="needed">The versions under which keys of unfinished rounds are wrapped.</param>
    /// <exception cref="MasterSecretException">One of them, or the newest, can't be had.</exception>
    public async Task PrepareAsync(IEnumerable<string?> needed, CancellationToken cancellationToken)
    {
        foreach (var version in needed)
        {
            await ReadAsync(version, cancellationToken);
        }

        await ReadNewestAsync(cancellationToken);
    }

    public Task<MasterKey> ReadNewestAsync(CancellationToken cancellationToken) => Newest.ReadNewestAsync(cancellationToken);

    public Task<MasterKey> ReadAsync(string? version, CancellationToken cancellationToken) => SourceOf(version).ReadAsync(version, cancellationToken);

    private IMasterSecretSource Newest => options.Value.IsUsed ? vault : file;

    // Whoever moves from the file to Key Vault while a round is open still has the file.
    private IMasterSecretSource SourceOf(string? version) =>
        version is null ? file
        : options.Value.IsUsed ? vault
        : throw new MasterSecretException(
            "A round that is not finished needs the master secret in Key Vault: set KeyVault:Uri and KeyVault:SecretName as they were.", isLost: false);
}
