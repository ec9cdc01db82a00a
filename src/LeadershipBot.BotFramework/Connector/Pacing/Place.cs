namespace LeadershipBot.BotFramework.Connector.Pacing;

/// <summary>One request's place in line. It comes to zero when the request may go, or to the time after which to ask again.</summary>
internal sealed class Place : TaskCompletionSource<TimeSpan>
{
    private readonly LinkedListNode<Place> _node;

    /// <param name="conversation">Where it goes.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="deadline">If its conversation takes nothing before this moment, it does not wait.</param>
    internal Place(Conversation conversation, SendPriority priority, TimeSpan deadline)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        (Conversation, Priority, Deadline) = (conversation, priority, deadline);
        _node = new LinkedListNode<Place>(this);
    }

    internal Conversation Conversation { get; }

    internal SendPriority Priority { get; }

    internal TimeSpan Deadline { get; }

    /// <summary>Who came first has the lower number.</summary>
    internal long Number { get; set; }

    /// <summary>Whether it was called from its conversation's own line.</summary>
    internal bool IsCalled { get; set; }

    internal void JoinFirst(LinkedList<Place> line) => line.AddFirst(_node);

    internal void JoinLast(LinkedList<Place> line) => line.AddLast(_node);

    internal void JoinInOrder(LinkedList<Place> line)
    {
        var before = line.Last;
        while (before?.Value.Number > Number)
        {
            before = before.Previous;
        }

        if (before is null)
        {
            line.AddFirst(_node);
        }
        else
        {
            line.AddAfter(before, _node);
        }
    }

    /// <summary>Leaves whatever line it is in.</summary>
    internal void Leave() => _node.List?.Remove(_node);

    internal void Go() => TrySetResult(TimeSpan.Zero);

    internal void TurnAway(TimeSpan wait) => TrySetResult(wait);
}
