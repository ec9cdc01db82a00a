using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Core.Circles;

/// <summary>Numbers that look random and follow from a seed alone: the same on every machine and in every version.</summary>
internal sealed class SeededRandom(string seed)
{
    private ulong _state = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>From 0 to <paramref name="below"/> − 1. SplitMix64 (Steele, Lea and Flood, 2014); its unevenness for small ranges is below 10⁻¹⁵.</summary>
    public int Next(int below)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
        }
    }

    /// <summary>All of them in another order (Fisher and Yates).</summary>
    public List<T> Shuffle<T>(IEnumerable<T> all)
    {
        var list = all.ToList();
        for (var last = list.Count - 1; last > 0; last--)
        {
            var place = Next(last + 1);
            (list[last], list[place]) = (list[place], list[last]);
        }

        return list;
    }
}
