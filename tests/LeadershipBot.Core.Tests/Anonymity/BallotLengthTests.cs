using System.Security.Cryptography;
using System.Text.Json;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Anonymity;

/// <summary>A stored ballot's length says nothing: not how many items were asked, nor what was answered, skipped or not known.</summary>
public sealed class BallotLengthTests
{
    private const string RoundId = "pulse-20261005";

    private static readonly Answer[] Choices =
        [Answer.Skipped, Rounds.Score(1), Rounds.Score(2), Rounds.Score(3), Rounds.Score(4), Rounds.Score(5), Answer.CannotTell];

    [Fact]
    public void Every_number_of_items_and_every_choice_is_stored_at_one_length()
    {
        using var round = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = new byte[RespondentKey.MinimumSecretBytes];
        var key = BallotSeal.DeriveKey(ephemeral, round.PublicKey, RoundId, secret);
        var publicKey = BallotSeal.ExportPublicKey(ephemeral.PublicKey);
        var random = new Random(1);

        var lengths = (from items in Enumerable.Range(1, Instrument.MaxItems)
                       from choice in Choices
                       from mixed in new[] { false, true }
                       from cell in new[] { 0, 2000, int.MaxValue }
                       select StoredLength(new Ballot(
                           cell, [.. Enumerable.Range(0, items).Select(_ => mixed ? Choices[random.Next(Choices.Length)] : choice)]))).ToList();

        Assert.Equal(Instrument.MaxItems * Choices.Length * 2 * 3, lengths.Count);
        Assert.Single(lengths.Distinct());

        int StoredLength(Ballot ballot)
        {
            var row = RespondentKey.Derive(secret, RoundId, random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture));
            var stored = BallotSeal.Seal(
                key, publicKey, RandomNumberGenerator.GetBytes(BallotSeal.NonceBytes), BallotCodec.Encode(ballot), BallotSeal.AssociatedData(RoundId, row));
            return JsonSerializer.Serialize(stored, CoreJsonContext.Default.SealedBallot).Length;
        }
    }
}
