using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Connector.Pacing;

namespace LeadershipBot.BotFramework.Tests.Connector.Pacing;

internal sealed record Arrival(TimeSpan At, SendPriority Priority, Conversation Conversation, TimeSpan Patience);

internal sealed record Sent(TimeSpan At, Arrival Arrival);

/// <summary>Leads arrivals through a <see cref="SendLine"/>, jumping from one moment at which something happens to the next.</summary>
internal sealed class LineDriver
{
    private readonly Dictionary<Place, Arrival> _places = [];

    public LineDriver(int limit)
    {
        Rate = new AdaptiveRate(limit);
        Line = new SendLine(Rate);
    }

    public AdaptiveRate Rate { get; }

    public SendLine Line { get; }

    public List<Sent> Sent { get; } = [];

    public List<TimeSpan> At(SendPriority priority) => [.. Sent.Where(sent => sent.Arrival.Priority == priority).Select(sent => sent.At)];

    /// <summary>Runs until nobody waits any more.</summary>
    /// <param name="arrivals">In the order of their moments.</param>
    /// <param name="late">How late each look at the line is, as a timer may be.</param>
    public LineDriver Run(IEnumerable<Arrival> arrivals, Func<TimeSpan>? late = null)
    {
        var coming = new Queue<Arrival>(arrivals);
        var now = TimeSpan.Zero;
        while (true)
        {
            while (coming.TryPeek(out var arrival) && arrival.At <= now)
            {
                coming.Dequeue();
                var place = new Place(arrival.Conversation, arrival.Priority, arrival.At + arrival.Patience);
                _places[place] = arrival;
                Line.Add(place, now);
            }

            while (Line.Take(now) is { } place)
            {
                place.Go();
                Sent.Add(new(now, _places[place]));
            }

            var next = Line.NextAt(now);
            if (coming.TryPeek(out var following) && !(next < following.At))
            {
                now = following.At > now ? following.At : now;
            }
            else if (next is { } moment)
            {
                Assert.True(moment > now, "The line must not ask to be looked at again at once.");
                now = moment + (late?.Invoke() ?? TimeSpan.Zero);
            }
            else
            {
                TurnedAway = [.. _places.Where(pair => pair.Key.Task is { IsCompletedSuccessfully: true, Result: var wait } && wait > TimeSpan.Zero).Select(pair => pair.Value)];
                Assert.All(_places.Keys, place => Assert.True(place.Task.IsCompleted));
                return this;
            }
        }
    }

    public IReadOnlyList<Arrival> TurnedAway { get; private set; } = [];

    public static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>One arrival, from somebody with endless patience in a conversation of their own unless told otherwise.</summary>
    public static Arrival Of(SendPriority priority, double atMs = 0, Conversation? conversation = null, TimeSpan? patience = null) =>
        new(Ms(atMs), priority, conversation ?? new Conversation(), patience ?? TimeSpan.FromDays(1));

    public static IEnumerable<Arrival> Many(int count, SendPriority priority, double atMs = 0) =>
        Enumerable.Range(0, count).Select(_ => Of(priority, atMs));

    /// <summary>The most that fell into any window that ends at one of these moments and is open at its start.</summary>
    public static int Most(IReadOnlyList<TimeSpan> moments, TimeSpan window)
    {
        var (most, from) = (0, 0);
        for (var to = 0; to < moments.Count; to++)
        {
            while (moments[to] - moments[from] >= window)
            {
                from++;
            }

            most = Math.Max(most, to - from + 1);
        }

        return most;
    }
}
