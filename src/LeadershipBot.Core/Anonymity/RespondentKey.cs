using System.Security.Cryptography;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// The row key of a person's ballot in a round. The same person has the same key throughout a round, so that a second
/// answer overwrites the first and a retry cannot count twice; without the round's secret nobody can compute it.
/// </summary>
public static class RespondentKey
{
    /// <summary>Length of every key, in characters.</summary>
    public const int Length = 64;

    /// <summary>Shortest secret accepted, in bytes.</summary>
    public const int MinimumSecretBytes = 32;

    /// <summary>HMAC-SHA256 over round and person, as 64 lower-case hexadecimal digits.</summary>
    /// <param name="roundSecret">At least 32 random bytes that live as long as the round is open.</param>
    /// <param name="roundId">The round.</param>
    /// <param name="personId">The Entra object id, lower case with hyphens.</param>
    /// <exception cref="ArgumentException">The secret is shorter than 32 bytes.</exception>
    public static string Derive(ReadOnlySpan<byte> roundSecret, string roundId, string personId)
    {
        if (roundSecret.Length < MinimumSecretBytes)
        {
            throw new ArgumentException("A round's secret has at least 32 bytes.", nameof(roundSecret));
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(roundSecret, JoinedBytes.Of(roundId, personId)));
    }
}
