namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// A ballot that only the closing of its round can open. It holds no identity and no time, and has the same size whatever
/// was answered, as JSON too.
/// </summary>
/// <param name="EphemeralKey">Public half of the pair the sealing process made, as <see cref="BallotSeal.ExportPublicKey"/> gives it.</param>
/// <param name="Nonce"><see cref="BallotSeal.NonceBytes"/> random bytes, fresh for each ballot.</param>
/// <param name="Ciphertext">The encrypted <see cref="Pulses.BallotCodec"/> bytes followed by the tag.</param>
public sealed record SealedBallot(byte[] EphemeralKey, byte[] Nonce, byte[] Ciphertext);

/// <summary>What opening a sealed ballot gave.</summary>
public abstract record OpenedBallot
{
    private OpenedBallot()
    {
    }

    /// <summary>It is as it was sealed.</summary>
    /// <param name="Plaintext">The bytes that were sealed.</param>
    public sealed record Intact(byte[] Plaintext) : OpenedBallot;

    /// <summary>It was changed, moved to another row or round, sealed for another key, or is no sealed ballot.</summary>
    public sealed record Refused : OpenedBallot;
}
