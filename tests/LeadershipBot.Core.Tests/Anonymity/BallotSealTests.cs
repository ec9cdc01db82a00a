using System.Security.Cryptography;
using System.Text.Json;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Anonymity;

public sealed class BallotSealTests : IDisposable
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];

    private readonly ECDiffieHellman round = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDiffieHellman ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        round.Dispose();
        ephemeral.Dispose();
    }

    [Fact]
    public void The_round_opens_what_a_process_sealed_for_it()
    {
        var ballot = new Ballot(7, [Rounds.Score(4), Answer.CannotTell]);
        var stored = JsonSerializer.Serialize(Seal(ballot, "round-1", "row"), CoreJsonContext.Default.SealedBallot);

        var read = JsonSerializer.Deserialize(stored, CoreJsonContext.Default.SealedBallot)!;

        var opened = Assert.IsType<OpenedBallot.Intact>(Open(read, "round-1", "row"));
        Assert.True(BallotCodec.TryDecode(opened.Plaintext, 2, out var back));
        Assert.Equal((7, "4,9"), (back.Cell, string.Join(',', back.Answers.Select(answer => answer.Code))));
    }

    [Fact]
    public void A_ballot_moved_to_another_row_or_round_is_refused()
    {
        var stored = Seal(new Ballot(7, [Rounds.Score(4)]), "round-1", "row");

        Assert.IsType<OpenedBallot.Refused>(Open(stored, "round-1", "other"));
        Assert.IsType<OpenedBallot.Refused>(Open(stored, "round-2", "row"));
    }

    [Fact]
    public void A_ballot_with_any_bit_changed_is_refused()
    {
        var stored = Seal(new Ballot(7, [Rounds.Score(4)]), "round-1", "row");

        for (var position = 0; position < stored.Ciphertext.Length; position++)
        {
            var changed = stored.Ciphertext.ToArray();
            changed[position] ^= 1;
            Assert.IsType<OpenedBallot.Refused>(Open(stored with { Ciphertext = changed }, "round-1", "row"));
        }

        var nonce = stored.Nonce.ToArray();
        nonce[0] ^= 1;
        Assert.IsType<OpenedBallot.Refused>(Open(stored with { Nonce = nonce }, "round-1", "row"));
    }

    [Fact]
    public void What_has_not_the_size_of_a_sealed_ballot_is_refused()
    {
        var stored = Seal(new Ballot(7, [Rounds.Score(4)]), "round-1", "row");

        Assert.IsType<OpenedBallot.Refused>(Open(stored with { Ciphertext = [] }, "round-1", "row"));
        Assert.IsType<OpenedBallot.Refused>(Open(stored with { Nonce = [1] }, "round-1", "row"));
        Assert.Null(BallotSeal.ImportPublicKey(stored.EphemeralKey.AsSpan(1)));
        Assert.Null(BallotSeal.ImportPublicKey(new byte[BallotSeal.PublicKeyBytes]));
    }

    [Fact]
    public void Another_rounds_key_opens_nothing()
    {
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var stored = Seal(new Ballot(7, [Rounds.Score(4)]), "round-1", "row");
        var key = BallotSeal.DeriveKey(other, ephemeral.PublicKey, "round-1", Secret);

        Assert.IsType<OpenedBallot.Refused>(BallotSeal.Open(key, stored, BallotSeal.AssociatedData("round-1", "row")));
    }

    [Fact]
    public void A_sealed_ballot_has_the_same_size_whatever_was_answered()
    {
        var random = new Random(2);
        var sizes = Enumerable.Range(0, 500).Select(_ =>
        {
            var answers = Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(7) switch { 0 => Answer.Skipped, 6 => Answer.CannotTell, var points => Rounds.Score(points) });
            using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
            var sealedBallot = BallotSeal.Seal(
                BallotSeal.DeriveKey(pair, round.PublicKey, "r", Secret), BallotSeal.ExportPublicKey(pair.PublicKey), RandomNumberGenerator.GetBytes(12), BallotCodec.Encode(new Ballot(random.Next(), [.. answers])), [1]);
            return JsonSerializer.SerializeToUtf8Bytes(sealedBallot, CoreJsonContext.Default.SealedBallot).Length;
        });

        Assert.Single(sizes.Distinct());
    }

    [Fact]
    public void Round_and_row_cannot_be_confused_with_another_round_and_row() =>
        Assert.NotEqual(BallotSeal.AssociatedData("a", "bc"), BallotSeal.AssociatedData("ab", "c"));

    [Fact]
    public void A_row_key_is_the_same_for_the_same_person_and_round_only()
    {
        var secret = Enumerable.Range(0, 32).Select(number => (byte)number).ToArray();
        var key = RespondentKey.Derive(secret, "round-1", "person-1");

        Assert.Matches("^[0-9a-f]{64}$", key);
        Assert.Equal(key, RespondentKey.Derive(secret, "round-1", "person-1"));
        Assert.NotEqual(key, RespondentKey.Derive(secret, "round-1", "person-2"));
        Assert.NotEqual(key, RespondentKey.Derive(secret, "round-2", "person-1"));
        Assert.NotEqual(key, RespondentKey.Derive([.. secret.Reverse()], "round-1", "person-1"));
        Assert.Throws<ArgumentException>(() => RespondentKey.Derive(secret.AsSpan(1), "round-1", "person-1"));
    }

    [Fact]
    public void A_row_key_is_hmac_sha256_over_round_and_person_with_their_lengths()
    {
        byte[] secret = [.. Enumerable.Repeat((byte)0x0b, 32)];
        byte[] message = [0, 0, 0, 1, (byte)'r', 0, 0, 0, 1, (byte)'p'];

        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(secret, message)), RespondentKey.Derive(secret, "r", "p"));
    }

    private SealedBallot Seal(Ballot ballot, string roundId, string rowKey) => BallotSeal.Seal(
        BallotSeal.DeriveKey(ephemeral, round.PublicKey, roundId, Secret),
        BallotSeal.ExportPublicKey(ephemeral.PublicKey),
        RandomNumberGenerator.GetBytes(BallotSeal.NonceBytes),
        BallotCodec.Encode(ballot),
        BallotSeal.AssociatedData(roundId, rowKey));

    private OpenedBallot Open(SealedBallot ballot, string roundId, string rowKey)
    {
        using var other = BallotSeal.ImportPublicKey(ballot.EphemeralKey)!;
        return BallotSeal.Open(BallotSeal.DeriveKey(round, other.PublicKey, roundId, Secret), ballot, BallotSeal.AssociatedData(roundId, rowKey));
    }
}
