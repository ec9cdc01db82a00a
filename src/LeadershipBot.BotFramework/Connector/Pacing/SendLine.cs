namespace LeadershipBot.BotFramework.Connector.Pacing;

/// <summary>
/// Who may send next, and when. Pure: it knows no clock but the moments it is given, which never go back. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>Requests of every kind together stay within the rate in any window. Campaigns are spaced evenly over the window;
/// replies go as soon as it has room, ahead of every campaign that waits. Only after nine replies in a row comes one
/// campaign that waits, so that however much is said in the chats, campaigns keep a tenth.</para>
/// <para>A request whose conversation takes nothing for now steps out of the line into a line of that conversation, and is
/// called back, to the front, at its turn. So a busy conversation holds up nobody else.</para>
/// </remarks>
internal sealed class SendLine(AdaptiveRate rate)
{
    private const int RepliesInARow = 9;

    /// <summary>
    /// How late a campaign may be (a slow timer, a pause of the process) and still catch up. More would let campaigns go in
    /// bursts that replies have to wait behind.
    /// </summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(200);

    private readonly LinkedList<Place> _replies = new();
    private readonly LinkedList<Place> _campaigns = new();
    private readonly PriorityQueue<Conversation, TimeSpan> _busy = new();
    private readonly RecentMoments _sent = new(rate.Limit);
    private TimeSpan _pausedUntil = TimeSpan.MinValue;
    private TimeSpan _nextCampaign = TimeSpan.MinValue;
    private int _repliesInARow;
    private long _came;

    /// <summary>Puts a request in line, or turns it away if its conversation takes nothing before its deadline.</summary>
    internal void Add(Place place, TimeSpan now)
    {
        place.Number = _came++;
        if (place.Conversation.FirstWaiting is not null || place.Conversation.ReadyAt > now)
        {
            WaitForConversation(place, now);
        }
        else
        {
            place.JoinLast(LineOf(place.Priority, now));
        }
    }

    /// <summary>Takes a request out that nobody wants to send any more.</summary>
    internal void Remove(Place place, TimeSpan now)
    {
        place.Leave();
        Left(place, now);
    }

    /// <summary>Lets nothing go before this moment.</summary>
    internal void Pause(TimeSpan until) => _pausedUntil = Later(_pausedUntil, until);

    /// <summary>Takes and counts the next request that may go now; null when there is none.</summary>
    internal Place? Take(TimeSpan now)
    {
        CallWhoseTurnItIs(now);
        while (First(now) is { } place && DueAt(place.Priority, now) <= now)
        {
            place.Leave();
            if (place.Conversation.ReadyAt <= now)
            {
                Count(place, now);
                return place;
            }

            place.Conversation.IsExpected &= !place.IsCalled;
            place.IsCalled = false;
            WaitForConversation(place, now);
        }

        return null;
    }

    /// <summary>When to look again after <see cref="Take"/> found nothing; null while nobody waits.</summary>
    internal TimeSpan? NextAt(TimeSpan now)
    {
        TimeSpan? turn = _busy.TryPeek(out _, out var at) ? at : null;
        TimeSpan? due = First(now) is { } place ? DueAt(place.Priority, now) : null;
        return turn < due ? turn : due ?? turn;
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private LinkedList<Place> LineOf(SendPriority priority, TimeSpan now)
    {
        if (priority == SendPriority.Reply)
        {
            return _replies;
        }

        if (_campaigns.Count == 0)
        {
            // Time in which nobody wanted to send is not caught up.
            _nextCampaign = Later(_nextCampaign, now);
        }

        return _campaigns;
    }

    private Place? First(TimeSpan now)
    {
        var (reply, campaign) = (_replies.First?.Value, _campaigns.First?.Value);
        var isCampaignsTurn = campaign is not null && _repliesInARow >= RepliesInARow && DueAt(SendPriority.Campaign, now) <= now;
        return isCampaignsTurn ? campaign : reply ?? campaign;
    }

    private TimeSpan DueAt(SendPriority priority, TimeSpan now)
    {
        var due = Later(_pausedUntil, _sent.FreeAt(new RateLimit((int)rate.At(now), TeamsLimits.TenantWindow)));
        return priority == SendPriority.Campaign ? Later(due, _nextCampaign) : due;
    }

    private void Count(Place place, TimeSpan now)
    {
        _sent.Add(now);
        if (place.Priority == SendPriority.Campaign)
        {
            _nextCampaign = Later(_nextCampaign, now - Lateness) + (TeamsLimits.TenantWindow / rate.At(now));
            _repliesInARow = 0;
        }
        else
        {
            _repliesInARow = _campaigns.Count == 0 ? 0 : _repliesInARow + 1;
        }

        place.Conversation.Sent(now);
        Left(place, now);
    }

    private void CallWhoseTurnItIs(TimeSpan now)
    {
        while (_busy.TryPeek(out var conversation, out var at) && at <= now)
        {
            _busy.Dequeue();
            if (conversation.ReadyAt <= now && conversation.FirstWaiting is { } place)
            {
                place.Leave();
                place.IsCalled = true;
                place.JoinFirst(LineOf(place.Priority, now));
            }
            else
            {
                conversation.IsExpected = false;
                Expect(conversation, now);
            }
        }
    }

    private void WaitForConversation(Place place, TimeSpan now)
    {
        place.Conversation.Wait(place);
        Expect(place.Conversation, now);
    }

    /// <summary>One of a conversation at a time is called; once it is gone, the next may be.</summary>
    private void Left(Place place, TimeSpan now)
    {
        place.Conversation.IsExpected &= !place.IsCalled;
        Expect(place.Conversation, now);
    }

    private void Expect(Conversation conversation, TimeSpan now)
    {
        conversation.TurnAwayTheImpatient(now);
        if (!conversation.IsExpected && conversation.FirstWaiting is not null)
        {
            conversation.IsExpected = true;
            _busy.Enqueue(conversation, conversation.ReadyAt);
        }
    }
}
