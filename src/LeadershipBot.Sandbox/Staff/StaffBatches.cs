using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Connector;

namespace LeadershipBot.Sandbox.Staff;

/// <summary>Taps of many people at one time, as one entry of the agenda.</summary>
public sealed partial class StaffBatches(Agenda agenda, ILogger<StaffBatches> logger)
{
    private const int Concurrency = 8;

    /// <summary>How much earlier than planned somebody may act to do so together with others: two time zones, one event.</summary>
    private static readonly TimeSpan JoinWithin = TimeSpan.FromMinutes(75);

    private readonly Lock _gate = new();
    private readonly Dictionary<(DateTimeOffset At, string What), List<Func<CancellationToken, Task<BotReply>>>> _batches = [];

    public bool IsOn { get; set; } = true;

    public void Join(DateTimeOffset at, string what, Func<CancellationToken, Task<BotReply>> tap)
    {
        lock (_gate)
        {
            var existing = _batches.Keys.Where(key => key.At <= at && at - key.At <= JoinWithin && string.Equals(key.What, what, StringComparison.Ordinal));
            at = existing.Select(key => key.At).DefaultIfEmpty(at).Max();
            if (!_batches.TryGetValue((at, what), out var taps))
            {
                _batches[(at, what)] = taps = [];
                agenda.Add(new AgendaEntry(at, () => Describe(taps, what), token => RunAsync((at, what), token)));
            }

            taps.Add(tap);
        }
    }

    private string Describe(List<Func<CancellationToken, Task<BotReply>>> taps, string what)
    {
        lock (_gate)
        {
            return taps.Count < 5
                ? $"A few {what}"
                : FormattableString.Invariant($"About {Math.Round(taps.Count / 5.0) * 5} {what}");
        }
    }

    private async Task RunAsync((DateTimeOffset At, string What) key, CancellationToken cancellationToken)
    {
        List<Func<CancellationToken, Task<BotReply>>>? taps;
        lock (_gate)
        {
            _batches.Remove(key, out taps);
        }

        if (!IsOn || taps is null)
        {
            return;
        }

        var refused = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(taps, options, async (tap, token) =>
        {
            if (!(await tap(token)).IsSuccess)
            {
                Interlocked.Increment(ref refused);
            }
        });
        if (refused > 0)
        {
            Log.TapsRefused(logger, refused, taps.Count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The bot refused {Refused} of {Taps} simulated taps.")]
        public static partial void TapsRefused(ILogger logger, int refused, int taps);
    }
}
