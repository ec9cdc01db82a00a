namespace LeadershipBot.BotFramework.Connector.Pacing;

/// <summary>What one conversation was sent, and who waits for its turn there.</summary>
internal sealed class Conversation
{
    private static readonly int MostCounted = TeamsLimits.PerConversation.Max(limit => limit.Requests);

    private readonly RecentMoments _sent = new(MostCounted);
    private LinkedList<Place>? _replies;
    private LinkedList<Place>? _campaigns;
    private TimeSpan _heldUntil = TimeSpan.MinValue;
    private int _refusals;

    /// <summary>From when on it takes one more request.</summary>
    internal TimeSpan ReadyAt { get; private set; } = TimeSpan.MinValue;

    /// <summary>When it was last heard of.</summary>
    internal TimeSpan LastAsked { get; set; }

    /// <summary>The next to be called; replies first.</summary>
    internal Place? FirstWaiting => _replies?.First?.Value ?? _campaigns?.First?.Value;

    /// <summary>Whether somebody is going to look at those who wait.</summary>
    internal bool IsExpected { get; set; }

    /// <summary>Whether it can be forgotten: no limit counts what was sent, and nobody waits.</summary>
    internal bool IsOver(TimeSpan now) =>
        FirstWaiting is null && !IsExpected && now > _heldUntil && now - LastAsked > TeamsLimits.LongestWindow;

    /// <summary>Lets a request wait for its turn, among those of its priority in the order in which they came.</summary>
    internal void Wait(Place place)
    {
        var line = place.Priority == SendPriority.Reply ? _replies ??= new() : _campaigns ??= new();
        place.JoinInOrder(line);
    }

    /// <summary>Counts a request.</summary>
    internal void Sent(TimeSpan now)
    {
        LastAsked = now;
        _sent.Add(now);
        foreach (var limit in TeamsLimits.PerConversation)
        {
            Delay(_sent.FreeAt(limit));
        }
    }

    /// <summary>Holds it back after a 429.</summary>
    /// <param name="retryAfter">As the answer says.</param>
    /// <param name="jitter">From 0 to 1, by chance: for an answer that does not say.</param>
    /// <param name="now">The moment of the answer.</param>
    /// <returns>For how long.</returns>
    internal TimeSpan Refused(TimeSpan? retryAfter, double jitter, TimeSpan now)
    {
        _refusals = Math.Min(_refusals + 1, 100);
        var wait = retryAfter > TimeSpan.Zero ? retryAfter.Value : Backoff.After(_refusals, jitter);
        _heldUntil = now + wait > _heldUntil ? now + wait : _heldUntil;
        Delay(_heldUntil);
        return wait;
    }

    /// <summary>Ends a row of refusals.</summary>
    internal void Accepted() => _refusals = 0;

    /// <summary>Sends away those who would have to wait for longer than they want to.</summary>
    internal void TurnAwayTheImpatient(TimeSpan now)
    {
        foreach (var line in (ReadOnlySpan<LinkedList<Place>?>)[_replies, _campaigns])
        {
            while (ReadyAt > now && line?.First?.Value is { } place && place.Deadline < ReadyAt)
            {
                place.Leave();
                place.TurnAway(ReadyAt - now);
            }
        }
    }

    private void Delay(TimeSpan until) => ReadyAt = until > ReadyAt ? until : ReadyAt;
}
