using System.Diagnostics;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>Gathers the writes of concurrent callers into groups for one writer thread.</summary>
internal sealed class WriteQueue
{
    private readonly object gate = new();
    private List<PendingWrite> waiting = [];
    private int wanted = 1;
    private bool closed;

    /// <summary>Adds a write, or returns false once closed.</summary>
    public bool TryAdd(PendingWrite write)
    {
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            waiting.Add(write);
            if (waiting.Count == wanted)
            {
                Monitor.Pulse(gate);
            }

            return true;
        }
    }

    /// <summary>Takes no more; what was added is still taken.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>
    /// Waits for a write, then briefly for as many as the last group had: its callers are about to ask again, and one
    /// commit for all of them is what a slow disk needs.
    /// </summary>
    /// <param name="idle">How long to wait for the first.</param>
    /// <param name="expected">The size of the last group.</param>
    /// <param name="patience">How long to wait for that many.</param>
    /// <returns>The group; empty after <paramref name="idle"/>; null once closed and empty.</returns>
    public List<PendingWrite>? Take(TimeSpan idle, int expected, TimeSpan patience)
    {
        lock (gate)
        {
            Await(1, idle);
            if (waiting.Count > 0)
            {
                Await(expected, patience);
            }

            if (closed && waiting.Count == 0)
            {
                return null;
            }

            var group = waiting;
            waiting = new List<PendingWrite>(group.Count);
            return group;
        }
    }

    private void Await(int count, TimeSpan limit)
    {
        wanted = count;
        var begun = Stopwatch.GetTimestamp();
        while (waiting.Count < count && !closed)
        {
            var left = limit == Timeout.InfiniteTimeSpan ? limit : limit - Stopwatch.GetElapsedTime(begun);
            if (left != Timeout.InfiniteTimeSpan && left < TimeSpan.FromMilliseconds(1))
            {
                break;
            }

            Monitor.Wait(gate, left);
        }
    }
}
