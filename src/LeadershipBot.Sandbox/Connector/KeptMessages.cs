using System.Collections.Concurrent;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>The messages of all chats in the order they came, so that the oldest are let go first.</summary>
public sealed class KeptMessages(ChatMemory memory)
{
    private readonly ConcurrentQueue<(Chat Chat, string Id)> _kept = [];

    public int PerChat => memory.PerChat;

    internal void Add(Chat chat, string id)
    {
        _kept.Enqueue((chat, id));
        if (_kept.Count > memory.InAll && _kept.TryDequeue(out var oldest))
        {
            oldest.Chat.LetGo(oldest.Id);
        }
    }
}
