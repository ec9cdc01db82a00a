using System.Text.Json;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;
using Xunit;

namespace LeadershipBot.Tests.Sandbox.Bench;

/// <summary>However many people there are and however much they are sent, memory stays bounded.</summary>
public sealed class ChatMemoryTests
{
    [Fact]
    public void One_chat_keeps_its_latest_messages()
    {
        var chat = Make(new ChatMemory(PerChat: 3))[0];

        var ids = Add(chat, 5);

        Assert.Equal(ids.TakeLast(3), chat.Read().Select(activity => activity.GetProperty("id").GetString()));
    }

    [Fact]
    public void All_chats_together_keep_the_latest()
    {
        var chats = Make(new ChatMemory(InAll: 4));
        Add(chats[0], 3);
        Add(chats[1], 3);

        Assert.Equal((1, 3), (chats[0].Read().Count, chats[1].Read().Count));
    }

    [Fact]
    public void A_bench_that_only_counts_keeps_nothing_and_makes_nothing_to_keep()
    {
        var chat = Make(ChatMemory.CountingOnly)[0];

        var (id, _) = chat.NextId();
        chat.Add(id, () => throw new InvalidOperationException("Nobody needs it."));

        Assert.Empty(chat.Read());
    }

    [Fact]
    public void What_was_let_go_can_still_be_updated_and_deleted_and_what_never_was_can_not()
    {
        var chat = Make(new ChatMemory(PerChat: 1))[0];
        var ids = Add(chat, 2);

        Assert.True(chat.Replace(ids[0], _ => JsonElement.Parse("{}")));
        Assert.True(chat.Remove(ids[0]));
        Assert.False(chat.Remove(ids[1] + "0"));
        Assert.False(chat.Remove("no id"));
        Assert.Single(chat.Read());
    }

    private static IReadOnlyList<Chat> Make(ChatMemory memory) =>
        new Chats(SyntheticAgency.Create(seed: 1).Roster, TimeProvider.System, new KeptMessages(memory)).All;

    private static List<string> Add(Chat chat, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var (id, now) = chat.NextId();
        chat.Add(id, () => JsonSerializer.SerializeToElement(new { id, timestamp = now }));
        return id;
    })];
}
