using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Core.Nudges;

/// <summary>Chance that can be repeated: a number that follows from a seed and from names, and tells nothing about either.</summary>
internal static class SeededHash
{
    /// <summary>The same number for the same seed and names, and for no others.</summary>
    public static ulong Of(string seed, params IEnumerable<string> names) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names.Prepend(seed)))));
}
