using System.Buffers.Binary;
using System.Text;

namespace LeadershipBot.Core.Anonymity;

/// <summary>Joins texts so that no two different lists of texts give the same bytes: each is preceded by its length.</summary>
internal static class JoinedBytes
{
    public static byte[] Of(params ReadOnlySpan<string> texts)
    {
        var length = 0;
        foreach (var text in texts)
        {
            length += sizeof(int) + Encoding.UTF8.GetByteCount(text);
        }

        var bytes = new byte[length];
        var rest = bytes.AsSpan();
        foreach (var text in texts)
        {
            var written = Encoding.UTF8.GetBytes(text, rest[sizeof(int)..]);
            BinaryPrimitives.WriteInt32BigEndian(rest, written);
            rest = rest[(sizeof(int) + written)..];
        }

        return bytes;
    }
}
