using System.Text;
using System.Text.Json;
using LeadershipBot.Core;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>Everything of an open round that must not be left anywhere once it is purged.</summary>
internal static class RoundSecrets
{
    /// <summary>The keys of Harbor County's round, as closing has them.</summary>
    public static async Task<CountingKeys> KeysAsync(AgencyAtWork agency) => Assert.IsType<KeysResult<CountingKeys>.Keys>(
        await agency.Service<RoundKeys>().ReadForCountingAsync(Harbor.RoundId, TestContext.Current.CancellationToken)).Value;

    public static async Task<Dictionary<string, byte[]>> CollectAsync(AgencyAtWork agency)
    {
        var keys = Assert.Single(await agency.ReadAsync(Tables.RoundKeys(Harbor.RoundId)));
        var row = JsonSerializer.Deserialize(keys.Body, HostJson.Default.RoundKeysRow)!;
        using var own = await KeysAsync(agency);
        var secrets = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["wrapped secret"] = row.WrappedSecret,
            ["wrapped private key"] = row.WrappedPrivateKey,
            ["public key"] = row.PublicKey,
            ["the secret itself"] = [.. own.Secret],
            ["the private key itself"] = own.PrivateKey.ExportParameters(includePrivateParameters: true).D!,
            ["name of the ballot table"] = Encoding.UTF8.GetBytes(Tables.Ballots(Harbor.RoundId).Value),
            ["name of the key table"] = Encoding.UTF8.GetBytes(Tables.RoundKeys(Harbor.RoundId).Value),
        };
        foreach (var (entity, index) in (await agency.ReadBallotsAsync()).Select((entity, index) => (entity, index)))
        {
            var ballot = JsonSerializer.Deserialize(entity.Body, CoreJsonContext.Default.SealedBallot)!;
            secrets[$"respondent key {index}"] = Encoding.UTF8.GetBytes(entity.RowKey);
            secrets[$"binary respondent key {index}"] = Convert.FromHexString(entity.RowKey);
            secrets[$"ciphertext {index}"] = ballot.Ciphertext;
            secrets[$"nonce {index}"] = ballot.Nonce;
            secrets[$"ephemeral key {index}"] = ballot.EphemeralKey;
        }

        return secrets;
    }
}
