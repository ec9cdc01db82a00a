using Azure.Core;
using LeadershipBot.Pulses;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>The master secret in a Key Vault.</summary>
public sealed class KeyVaultMasterSecretTests : MasterSecretSourceContract, IDisposable
{
    private readonly FakeVault _vault = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_is_read_again_after_a_newer_one_came()
    {
        var first = await Open().ReadNewestAsync(Cancellation);
        _vault.Rotate();

        var source = Open();

        Assert.NotEqual(first.Version, (await source.ReadNewestAsync(Cancellation)).Version);
        Assert.Equal([7], (await source.ReadAsync(first.Version, Cancellation)).Unwrap(first.Wrap([7], []), []));
    }

    public void Dispose() => _vault.Dispose();

    protected override IMasterSecretSource Open() => new KeyVaultMasterSecret(
        Options.Create(new KeyVaultOptions { Uri = FakeVault.Address, SecretName = FakeVault.SecretName }), _vault.CreateCredential(), _vault.CreateClientOptions());

    protected override void Lose(string? version) => _vault.Lose(version!);

    protected override void Damage(string? version) => _vault.Damage(version!);

    protected override void PutOutOfReach() => _vault.Failure = new HttpRequestException("No route to host");
}
