using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Limits;
using Xunit;

namespace LeadershipBot.Tests.Sandbox.Bench;

/// <summary>Teams' published table, on a clock of the test's own.</summary>
public sealed class ConnectorLimitsTests
{
    private readonly SandboxClock _clock = new(new DateTimeOffset(2026, 10, 5, 16, 0, 0, TimeSpan.Zero));
    private readonly ConnectorLimits _limits;
    private readonly IReadOnlyList<Chat> _chats;

    public ConnectorLimitsTests()
    {
        _limits = new ConnectorLimits(_clock) { IsOn = true };
        _chats = new Chats(SyntheticAgency.Create(seed: 1).Roster, _clock, new KeptMessages(ChatMemory.CountingOnly)).All;
    }

    [Theory]
    [InlineData(ConnectorOperation.Send)]
    [InlineData(ConnectorOperation.Create)]
    public void One_thread_takes_7_in_any_second(ConnectorOperation operation)
    {
        Advance(0.9);
        Assert.All(Enumerable.Range(0, 7), _ => Assert.Null(_limits.Refuse(operation, _chats[0])));

        Assert.Equal(TimeSpan.FromSeconds(1), _limits.Refuse(operation, _chats[0]));
        Advance(0.4);
        Assert.Equal(TimeSpan.FromSeconds(0.6), _limits.Refuse(operation, _chats[0]));
        Assert.Null(_limits.Refuse(operation, _chats[1]));
        Advance(0.6);
        Assert.Null(_limits.Refuse(operation, _chats[0]));
    }

    [Fact]
    public void One_thread_takes_8_in_any_2_seconds()
    {
        Assert.Equal(7, Send(7));
        Advance(1);
        Assert.Equal(1, Send(5));
        Assert.Equal(TimeSpan.FromSeconds(1), _limits.Refuse(ConnectorOperation.Send, _chats[0]));
        Advance(1);
        Assert.Equal(7, Send(8));
    }

    [Fact]
    public void One_thread_takes_60_in_any_30_seconds()
    {
        var taken = Enumerable.Range(0, 29).Sum(_ => TakeAndAdvance(1));

        Assert.Equal(60, taken);
        Assert.Equal(TimeSpan.FromSeconds(1), _limits.Refuse(ConnectorOperation.Send, _chats[0]));
    }

    [Fact]
    public void One_thread_takes_1800_in_any_hour()
    {
        // 7 each five seconds is within every shorter limit.
        var taken = Enumerable.Range(0, 300).Sum(_ => TakeAndAdvance(5));

        Assert.Equal(1800, taken);
        Assert.Equal(0, Send(1));
        Advance(2100);
        Assert.Equal(7, Send(8));
    }

    [Fact]
    public void Making_conversations_and_sending_are_limited_apart()
    {
        Assert.Equal(7, Send(8));
        Assert.Null(_limits.Refuse(ConnectorOperation.Create, _chats[0]));
    }

    [Fact]
    public void The_tenant_takes_50_in_any_second_whatever_they_are()
    {
        var taken = Enumerable.Range(0, 60).Count(i => _limits.Refuse((ConnectorOperation)(i % 4), _chats[i]) is null);

        Assert.Equal(50, taken);
        Assert.Equal((50L, 10L), _limits.Counts);
        Advance(0.5);
        Assert.Equal(TimeSpan.FromSeconds(0.5), _limits.Refuse(ConnectorOperation.Delete, null));
        Advance(0.5);
        Assert.Null(_limits.Refuse(ConnectorOperation.Delete, null));
    }

    [Fact]
    public void Switched_off_they_refuse_nobody()
    {
        _limits.IsOn = false;

        Assert.Equal(500, Send(500));
    }

    private int Send(int times) => Enumerable.Range(0, times).Count(_ => _limits.Refuse(ConnectorOperation.Send, _chats[0]) is null);

    private int TakeAndAdvance(double seconds)
    {
        var taken = Send(10);
        Advance(seconds);
        return taken;
    }

    private void Advance(double seconds) => _clock.MoveTo(_clock.GetUtcNow().AddSeconds(seconds));
}
