namespace LeadershipBot.Sandbox.Connector;

/// <summary>Bounds what all chats together keep: the latest messages, however many people there are.</summary>
/// <param name="PerChat">The most messages of one chat; 0 keeps none of any, for benchmarks that only count.</param>
/// <param name="InAll">The most messages of all chats.</param>
public sealed record ChatMemory(int PerChat = 200, int InAll = 20_000)
{
    public static ChatMemory CountingOnly { get; } = new(0, 0);
}
