using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Sandbox.Faults;

/// <summary>Two numbers from 0 up to 1 that follow from a name alone.</summary>
internal readonly record struct Lot(double First, double Second)
{
    public static Lot Draw(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return new Lot(Fraction(hash), Fraction(hash[8..]));
    }

    /// <summary>The one of several exclusive events, each with its probability, that <see cref="First"/> stands for.</summary>
    public T? Pick<T>(IReadOnlyDictionary<T, double> rates)
        where T : struct, Enum
    {
        var reached = 0.0;
        foreach (var (kind, rate) in rates)
        {
            reached += rate;
            if (First < reached)
            {
                return kind;
            }
        }

        return null;
    }

    private static double Fraction(ReadOnlySpan<byte> bytes) => (BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> 11) / (double)(1UL << 53);
}
