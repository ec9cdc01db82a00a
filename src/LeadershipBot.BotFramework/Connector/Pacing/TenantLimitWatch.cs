namespace LeadershipBot.BotFramework.Connector.Pacing;

/// <summary>
/// Tells a refusal (429) that concerns the whole tenant from one that concerns a single conversation.
/// </summary>
/// <remarks>
/// Teams' answer does not say which of its limits was reached. But a conversation's own limit shows in that conversation,
/// while the tenant's limit refuses whatever happens to come, here one person's message and there another's. So it is the
/// tenant's when, within three seconds, at least three different conversations were refused and the refusals are at least
/// 15 % of all answers. The share matters because at 50 requests a second a few conversations are refused in any three
/// seconds for reasons of their own; where fewer than 15 % are refused, slowing down everybody would cost more time than
/// trying those again. In the second after a change of rate refusals say nothing: they answer what was sent before it.
/// </remarks>
internal sealed class TenantLimitWatch
{
    private const int Conversations = 3;
    private const double Share = 0.15;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A longer <c>Retry-After</c> is no reason to let everybody wait: the tenant's limit is over in a second, so that one
    /// speaks of a conversation's 30 seconds or hour.
    /// </summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Queue<TimeSpan> _answers = new();
    private readonly Queue<Refusal> _refusals = new();
    private TimeSpan _quietUntil = TimeSpan.MinValue;

    /// <summary>Notes an answer other than 429.</summary>
    internal void Accepted(TimeSpan now)
    {
        if (now >= _quietUntil)
        {
            _answers.Enqueue(now);
            Forget(now);
        }
    }

    /// <summary>Notes a 429.</summary>
    /// <returns>Null while it is that conversation's affair; otherwise how long nothing should be sent to anybody.</returns>
    internal TimeSpan? Refused(ConversationKey conversation, TimeSpan? retryAfter, TimeSpan now)
    {
        if (now < _quietUntil)
        {
            return null;
        }

        _answers.Enqueue(now);
        _refusals.Enqueue(new Refusal(now, conversation, retryAfter <= LongestPause ? retryAfter.Value : TimeSpan.Zero));
        Forget(now);
        if (_refusals.Count < _answers.Count * Share || _refusals.DistinctBy(refusal => refusal.Conversation).Take(Conversations).Count() < Conversations)
        {
            return null;
        }

        var pause = _refusals.Max(refusal => refusal.RetryAfter);
        _quietUntil = now + (pause > Quiet ? pause : Quiet);
        _answers.Clear();
        _refusals.Clear();
        return pause;
    }

    private void Forget(TimeSpan now)
    {
        while (_answers.TryPeek(out var at) && now - at > Window)
        {
            _answers.Dequeue();
        }

        while (_refusals.TryPeek(out var refusal) && now - refusal.At > Window)
        {
            _refusals.Dequeue();
        }
    }

    private readonly record struct Refusal(TimeSpan At, ConversationKey Conversation, TimeSpan RetryAfter);
}
