using System.Diagnostics;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>Gathers the writes of concurrent callers into groups for one writer thread.</summary>
internal sealed class WriteQueue
{
    private readonly object _gate = new();
    private List<PendingWrite> _waiting = [];
    private int _wanted = 1;
    private bool _closed;

    /// <summary>Adds a write, or returns false once closed.</summary>
    public bool TryAdd(PendingWrite write)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _waiting.Add(write);
            if (_waiting.Count == _wanted)
            {
                Monitor.Pulse(_gate);
            }

            return true;
        }
    }

    /// <summary>Takes no more; what was added is still taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
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
        lock (_gate)
        {
            Await(1, idle);
            if (_waiting.Count > 0)
            {
                Await(expected, patience);
            }

            if (_closed && _waiting.Count == 0)
            {
                return null;
            }

            var group = _waiting;
            _waiting = new List<PendingWrite>(group.Count);
            return group;
        }
    }

    private void Await(int count, TimeSpan limit)
    {
        _wanted = count;
        var begun = Stopwatch.GetTimestamp();
        while (_waiting.Count < count && !_closed)
        {
            var left = limit == Timeout.InfiniteTimeSpan ? limit : limit - Stopwatch.GetElapsedTime(begun);
            if (left != Timeout.InfiniteTimeSpan && left < TimeSpan.FromMilliseconds(1))
            {
                break;
            }

            Monitor.Wait(_gate, left);
        }
    }
}
