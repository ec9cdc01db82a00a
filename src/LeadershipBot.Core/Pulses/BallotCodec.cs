using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace LeadershipBot.Core.Pulses;

/// <summary>
/// A ballot as bytes of one constant length, whatever was answered and however many items were asked, so that a sealed
/// ballot's size says nothing. Layout: version, cell (4 bytes, big endian), one code an item, zeros.
/// </summary>
public static class BallotCodec
{
    /// <summary>The length of every encoded ballot, in bytes.</summary>
    public const int Length = 16;

    private const byte Version = 1;
    private const int CellOffset = 1;
    private const int AnswersOffset = CellOffset + sizeof(int);

    /// <summary>The ballot as <see cref="Length"/> bytes.</summary>
    /// <exception cref="ArgumentException">It has a negative cell or more answers than <see cref="Instrument.MaxItems"/>.</exception>
    public static byte[] Encode(Ballot ballot)
    {
        if (ballot.Cell < 0 || ballot.Answers.Count > Instrument.MaxItems)
        {
            throw new ArgumentException("The ballot has no valid cell or too many answers.", nameof(ballot));
        }

        var bytes = new byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(CellOffset), ballot.Cell);
        for (var item = 0; item < ballot.Answers.Count; item++)
        {
            bytes[AnswersOffset + item] = ballot.Answers[item].Code;
        }

        return bytes;
    }

    /// <summary>Reads a ballot back.</summary>
    /// <param name="bytes">What <see cref="Encode"/> gave.</param>
    /// <param name="itemCount">How many items the round's instrument has.</param>
    /// <param name="ballot">The ballot with exactly that many answers.</param>
    /// <returns>False for any other length or version, an unknown code, a negative cell or an answer to an item that was not asked.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, int itemCount, [NotNullWhen(true)] out Ballot? ballot)
    {
        ballot = null;
        if (bytes.Length != Length || bytes[0] != Version || itemCount is < 0 or > Instrument.MaxItems)
        {
            return false;
        }

        var cell = BinaryPrimitives.ReadInt32BigEndian(bytes[CellOffset..]);
        if (cell < 0 || bytes[(AnswersOffset + itemCount)..].ContainsAnyExcept((byte)0))
        {
            return false;
        }

        var answers = new Answer[itemCount];
        for (var item = 0; item < itemCount; item++)
        {
            if (!Answer.TryFromCode(bytes[AnswersOffset + item], out answers[item]))
            {
                return false;
            }
        }

        ballot = new Ballot(cell, answers);
        return true;
    }
}
