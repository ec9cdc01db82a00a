using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LeadershipBot.BotFramework.Connector.Pacing;

/// <summary>
/// Whose limit a request counts against: a hash, so that no list of whom the bot wrote to lies in memory for an hour. Should
/// two ever have the same, they share a limit.
/// </summary>
internal readonly record struct ConversationKey(long Value)
{
    /// <summary>Of requests to one conversation.</summary>
    internal static ConversationKey Of(string conversationId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(conversationId.AsSpan()), hash);
        return new(BinaryPrimitives.ReadInt64LittleEndian(hash));
    }

    /// <summary>Of requests that create the conversation with one person.</summary>
    internal static ConversationKey OfCreating(string memberId) => Of("create " + memberId);
}
