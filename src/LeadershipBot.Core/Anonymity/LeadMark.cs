using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Tells in a release whether a team is still led by whoever led it when the round opened, without naming anybody. Who leads a team
/// is no secret, so whoever has the roster can work it out; it is there so that nobody is taken for their predecessor.
/// </summary>
public static class LeadMark
{
    private const int Digits = 16;

    /// <summary>The mark: 16 hex digits, different in each round.</summary>
    /// <param name="roundId">The round.</param>
    /// <param name="leadId">The Entra object id of the lead; null for a team without one.</param>
    public static string Of(string roundId, string? leadId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{roundId}\n{leadId}")))[..Digits];
}
