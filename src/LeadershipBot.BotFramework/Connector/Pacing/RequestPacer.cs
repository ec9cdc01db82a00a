using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LeadershipBot.BotFramework.Connector.Pacing;

/// <summary>What a 429 was taken for.</summary>
/// <param name="Wait">How long its conversation is held back.</param>
/// <param name="IsTenant">Whether everybody sends more slowly now; see <see cref="TenantLimitWatch"/>.</param>
internal readonly record struct Refusal(TimeSpan Wait, bool IsTenant);

/// <summary>
/// Every request to the connector passes here: <see cref="SendLine"/> in real time, for any number of callers at once. One
/// timer serves them all.
/// </summary>
internal sealed class RequestPacer : IDisposable
{
    private static readonly TimeSpan Tidying = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationKey, Conversation> _conversations = [];
    private readonly TenantLimitWatch _watch = new();
    private readonly AdaptiveRate _rate;
    private readonly SendLine _line;
    private readonly TimeProvider _realTime;
    private readonly long _start;
    private readonly ITimer _timer;
    private readonly ITimer _tidying;
    private TimeSpan? _alarm;

    internal RequestPacer(int requestsPerSecond, TimeProvider realTime)
    {
        _rate = new AdaptiveRate(requestsPerSecond);
        _line = new SendLine(_rate);
        _realTime = realTime;
        _start = realTime.GetTimestamp();
        _timer = realTime.CreateTimer(static state => ((RequestPacer)state!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _tidying = realTime.CreateTimer(static state => ((RequestPacer)state!).ForgetTheSilent(), this, Tidying, Tidying);
    }

    /// <summary>Requests per second in use.</summary>
    internal double Rate
    {
        get
        {
            lock (_gate)
            {
                return _rate.At(Now);
            }
        }
    }

    /// <summary>How many conversations were heard of within an hour.</summary>
    internal int Conversations
    {
        get
        {
            lock (_gate)
            {
                return _conversations.Count;
            }
        }
    }

    private TimeSpan Now => _realTime.GetElapsedTime(_start);

    /// <summary>Waits until a request may go.</summary>
    /// <param name="key">Whose limit it counts against.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="patience">How long it may wait for its conversation's turn. Waiting for everybody's has no limit here.</param>
    /// <param name="cancellationToken">Gives the place back.</param>
    /// <returns>Zero when it may go; otherwise it may not, and this is how long its conversation takes nothing.</returns>
    internal ValueTask<TimeSpan> WaitAsync(ConversationKey key, SendPriority priority, TimeSpan patience, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Place place;
        lock (_gate)
        {
            var now = Now;
            place = new Place(Find(key, now), priority, now + patience);
            _line.Add(place, now);
            LetGo(now);
        }

        return place.Task.IsCompleted ? new(place.Task) : WaitAsync(place, cancellationToken);
    }

    /// <summary>Notes an answer other than 429, or that none came.</summary>
    internal void Accepted(ConversationKey key)
    {
        lock (_gate)
        {
            var now = Now;
            _watch.Accepted(now);
            Find(key, now).Accepted();
        }
    }

    /// <summary>Notes a 429: holds its conversation back, and everybody if it is the tenant's limit.</summary>
    internal Refusal Refused(ConversationKey key, TimeSpan? retryAfter)
    {
        var jitter = RandomNumberGenerator.GetInt32(1000) / 1000.0;
        lock (_gate)
        {
            var now = Now;
            var wait = Find(key, now).Refused(retryAfter, jitter, now);
            if (_watch.Refused(key, retryAfter, now) is not { } pause)
            {
                return new(wait, IsTenant: false);
            }

            _rate.Lower(now);
            _line.Pause(now + pause);
            return new(wait, IsTenant: true);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timer.Dispose();
        _tidying.Dispose();
    }

    private async ValueTask<TimeSpan> WaitAsync(Place place, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(_ => GiveUp(place, cancellationToken), null))
        {
            return await place.Task;
        }
    }

    private void GiveUp(Place place, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (place.TrySetCanceled(cancellationToken))
            {
                var now = Now;
                _line.Remove(place, now);
                LetGo(now);
            }
        }
    }

    private void Ring()
    {
        lock (_gate)
        {
            _alarm = null;
            LetGo(Now);
        }
    }

    private void LetGo(TimeSpan now)
    {
        while (_line.Take(now) is { } place)
        {
            place.Go();
        }

        if (_line.NextAt(now) is { } next && next != _alarm)
        {
            _alarm = next;

            // Timers count whole milliseconds; one that fires too early would have to be set again.
            _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling((next - now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }

    private Conversation Find(ConversationKey key, TimeSpan now)
    {
        ref var conversation = ref CollectionsMarshal.GetValueRefOrAddDefault(_conversations, key, out _);
        conversation ??= new Conversation();
        conversation.LastAsked = now;
        return conversation;
    }

    private void ForgetTheSilent()
    {
        lock (_gate)
        {
            var now = Now;
            foreach (var (key, conversation) in _conversations)
            {
                if (conversation.IsOver(now))
                {
                    _conversations.Remove(key);
                }
            }

            if (_conversations.Count < _conversations.Capacity / 4)
            {
                _conversations.TrimExcess();
            }
        }
    }
}
