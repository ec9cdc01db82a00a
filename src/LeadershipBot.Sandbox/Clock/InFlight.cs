using System.Collections.Concurrent;

namespace LeadershipBot.Sandbox.Clock;

/// <summary>Counts what the sandbox has started and not finished; the clock waits for it.</summary>
public sealed class InFlight
{
    private readonly ConcurrentDictionary<string, int> _running = new(StringComparer.Ordinal);
    private long _finished;

    /// <summary>Grows with everything that ends, so that two equal readings mean nothing ended between them.</summary>
    public long Finished => Interlocked.Read(ref _finished);

    public bool IsEmpty => _running.Values.All(count => count == 0);

    public IDisposable Begin(string what)
    {
        _running.AddOrUpdate(what, 1, static (_, count) => count + 1);
        return new Ending(this, what);
    }

    public override string ToString() => string.Join(
        ", ",
        _running.Where(entry => entry.Value > 0)
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => FormattableString.Invariant($"{entry.Value} × {entry.Key}")));

    private void End(string what)
    {
        Interlocked.Increment(ref _finished);
        _running.AddOrUpdate(what, 0, static (_, count) => count - 1);
    }

    private sealed class Ending(InFlight owner, string what) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                owner.End(what);
            }
        }
    }
}
