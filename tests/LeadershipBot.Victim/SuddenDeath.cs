using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Tests.Driving;

namespace LeadershipBot.Victim;

/// <summary>SIGKILL, right before or right after one write: nothing is flushed, closed or told to anybody.</summary>
internal sealed class SuddenDeath(string step, TimeProvider clock, string dataDirectory)
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
            using var self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
