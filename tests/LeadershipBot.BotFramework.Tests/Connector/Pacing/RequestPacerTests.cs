using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Connector.Pacing;

namespace LeadershipBot.BotFramework.Tests.Connector.Pacing;

public sealed class RequestPacerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SteppedClock _clock = new();
    private readonly RequestPacer _pacer;
    private long _conversations;

    public RequestPacerTests() => _pacer = new RequestPacer(50, _clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _pacer.Dispose();

    [Fact]
    public async Task Waiting_campaigns_go_one_by_one_as_time_passes()
    {
        var waiting = Enumerable.Range(0, 3).Select(_ => WaitAsync(SendPriority.Campaign)).ToList();
        Assert.Equal(TimeSpan.Zero, await waiting[0]);

        _clock.Advance(TimeSpan.FromMilliseconds(20));
        Assert.False(waiting[1].IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.Zero, await waiting[1]);
        Assert.False(waiting[2].IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal(TimeSpan.Zero, await waiting[2]);
    }

    [Fact]
    public async Task A_reply_does_not_wait_behind_ten_thousand_campaigns()
    {
        var campaigns = Enumerable.Range(0, 10_000).Select(_ => WaitAsync(SendPriority.Campaign)).ToList();
        _clock.Advance(TimeSpan.FromSeconds(10));

        var reply = WaitAsync(SendPriority.Reply);
        _clock.Advance(TimeSpan.FromMilliseconds(21));

        Assert.Equal(TimeSpan.Zero, await reply);
        Assert.False(campaigns[^1].IsCompleted);
    }

    [Fact]
    public async Task Who_gives_up_gives_the_place_back()
    {
        using var caller = new CancellationTokenSource();
        _ = WaitAsync(SendPriority.Campaign);
        var impatient = Enumerable.Range(0, 500).Select(_ => WaitAsync(SendPriority.Campaign, caller.Token)).ToList();
        var last = WaitAsync(SendPriority.Campaign);

        await caller.CancelAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(21));

        Assert.Equal(TimeSpan.Zero, await last.WaitAsync(TimeSpan.FromSeconds(10), Stop));
        foreach (var task in impatient)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        }
    }

    [Fact]
    public async Task A_request_already_given_up_takes_no_place()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WaitAsync(SendPriority.Campaign, new CancellationToken(canceled: true)));

        Assert.True(WaitAsync(SendPriority.Campaign).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_hundred_thousand_may_wait_and_all_give_up()
    {
        using var caller = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 100_000).Select(_ => WaitAsync(SendPriority.Campaign, caller.Token)).ToList();

        await caller.CancelAsync();

        await Task.WhenAll(waiting).ContinueWith(_ => { }, Stop, TaskContinuationOptions.None, TaskScheduler.Default);
        Assert.Equal(1, waiting.Count(task => task.IsCompletedSuccessfully));
        Assert.Equal(99_999, waiting.Count(task => task.IsCanceled));
    }

    [Fact]
    public async Task A_refused_conversation_is_held_back_and_the_others_are_not()
    {
        var refused = new ConversationKey(-1);
        Assert.Equal(new Refusal(TimeSpan.FromSeconds(7), IsTenant: false), _pacer.Refused(refused, TimeSpan.FromSeconds(7)));

        var held = _pacer.WaitAsync(refused, SendPriority.Reply, Patience, Stop).AsTask();
        Assert.True(WaitAsync(SendPriority.Reply).IsCompletedSuccessfully);

        _clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(held.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(TimeSpan.Zero, await held);
        Assert.Equal(50, _pacer.Rate);
    }

    [Fact]
    public async Task Who_has_less_patience_than_the_hold_hears_it_at_once()
    {
        var refused = new ConversationKey(-1);
        _pacer.Refused(refused, TimeSpan.FromSeconds(7));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(6), await _pacer.WaitAsync(refused, SendPriority.Campaign, TimeSpan.FromSeconds(5), Stop));
    }

    [Fact]
    public void The_tenants_limit_slows_everybody_pauses_and_is_recovered_from()
    {
        for (var i = 1; i <= 3; i++)
        {
            Assert.Equal(i == 3, _pacer.Refused(new ConversationKey(-i), TimeSpan.FromSeconds(i)).IsTenant);
        }

        Assert.Equal(35, _pacer.Rate, 6);
        var next = WaitAsync(SendPriority.Reply);
        _clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(SpinWait.SpinUntil(() => next.IsCompleted, TimeSpan.FromSeconds(10)));
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(50, _pacer.Rate, 6);
    }

    [Fact]
    public void Conversations_not_heard_of_for_an_hour_are_forgotten()
    {
        for (var i = 0; i < 1000; i++)
        {
            _ = WaitAsync(SendPriority.Reply);
        }

        _clock.Advance(TimeSpan.FromMinutes(59));
        _ = WaitAsync(SendPriority.Reply);
        Assert.Equal(1001, _pacer.Conversations);
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(1, _pacer.Conversations);
    }

    [Fact]
    public async Task A_conversation_that_is_held_back_for_longer_than_an_hour_is_not_forgotten()
    {
        _pacer.Refused(new ConversationKey(-1), TimeSpan.FromHours(3));
        _clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(TimeSpan.FromHours(1), await _pacer.WaitAsync(new ConversationKey(-1), SendPriority.Reply, Patience, Stop));
    }

    private Task<TimeSpan> WaitAsync(SendPriority priority, CancellationToken? stop = null)
    {
        try
        {
            return _pacer.WaitAsync(new ConversationKey(++_conversations), priority, Patience, stop ?? Stop).AsTask();
        }
        catch (OperationCanceledException exception)
        {
            return Task.FromException<TimeSpan>(exception);
        }
    }
}
