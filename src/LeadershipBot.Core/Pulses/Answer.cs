namespace LeadershipBot.Core.Pulses;

/// <summary>
/// What one person said to one item. Skipping and "I can't tell" are different answers and are never merged:
/// the second is a finding, the first is nobody's business.
/// </summary>
public readonly record struct Answer
{
    /// <summary>Points of the agreement scale: 1 (strongly disagree) to 5 (strongly agree).</summary>
    public const int ScalePoints = 5;

    private const byte CannotTellCode = 9;

    private Answer(byte code) => Code = code;

    /// <summary>The item was left out; also the default value.</summary>
    public static Answer Skipped => default;

    /// <summary>"I can't tell".</summary>
    public static Answer CannotTell => new(CannotTellCode);

    /// <summary>0 skipped, 1–5 a point of the scale, 9 cannot tell; the form a ballot stores.</summary>
    public byte Code { get; }

    /// <summary>Whether this is a point of the scale.</summary>
    public bool IsScored => Code is >= 1 and <= ScalePoints;

    /// <summary>Whether anything at all was said.</summary>
    public bool IsGiven => Code != 0;

    /// <summary>The stored form back to an answer; false for any code outside 0–5 and 9.</summary>
    public static bool TryFromCode(int code, out Answer answer)
    {
        var known = code is >= 0 and <= ScalePoints or CannotTellCode;
        answer = known ? new Answer((byte)code) : default;
        return known;
    }

    /// <summary>The point of the scale with agreement turned round for reversed items: (A + 1) − x.</summary>
    /// <exception cref="InvalidOperationException">The answer is not a point of the scale.</exception>
    public int Score(bool reversed) => IsScored
        ? (reversed ? ScalePoints + 1 - Code : Code)
        : throw new InvalidOperationException("Only a point of the scale has a score.");
}
