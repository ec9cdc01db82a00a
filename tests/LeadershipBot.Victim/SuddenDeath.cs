using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Tests.Driving;

namespace LeadershipBot.Victim;

/// <summary>
/// SIGKILL, right before or right after one write: nothing is flushed, closed or told to anybody. A store that has come to
/// its step begins no other write, and the last one of the process kills it.
/// </summary>
internal sealed class SuddenDeath(string step, TimeProvider clock, string dataDirectory, CountdownEvent steps)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Await(WatchedStore store)
    {
        var numbers = new Dictionary<StoreChange, int>(ReferenceEqualityComparer.Instance);
        store.Before = change =>
        {
            lock (_gate)
            {
                var kind = KindOf(change);
                numbers[change] = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
                DieAt($"before {kind} {numbers[change]}");
            }
        };
        store.After = change =>
        {
            lock (_gate)
            {
                DieAt($"after {KindOf(change)} {numbers[change]}");
            }
        };
    }

    private static string KindOf(StoreChange change) => $"{change.Kind} {change.Table}";

    private void DieAt(string moment)
    {
        if (moment == step)
        {
            // The calendar is the sandbox's, not the host's: whoever starts again goes on from here.
            File.WriteAllText(Path.Combine(dataDirectory, "clock.txt"), clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            if (steps.Signal())
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
            }

            // With the gate held.
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
