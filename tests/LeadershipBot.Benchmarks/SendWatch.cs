using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Sandbox;

namespace LeadershipBot.Benchmarks;

/// <summary>Looks every few milliseconds at what the emulated Teams was asked for and at the memory of the bot that asks.</summary>
internal sealed class SendWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly EmulatedTeams _teams;
    private readonly MeasuredBot _bot;
    private readonly Thread _thread;
    private volatile bool _stopped;
    private TimeSpan _cpuBefore;
    private long _first;
    private long _last;

    public SendWatch(EmulatedTeams teams, MeasuredBot bot)
    {
        _teams = teams;
        _bot = bot;
        BytesBefore = bot.ResidentBytes;
        _thread = new Thread(Look) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>From the first request to the last.</summary>
    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_first, _last);

    /// <summary>What the bot used meanwhile.</summary>
    public TimeSpan Cpu { get; private set; }

    public long BytesBefore { get; }

    public long PeakBytes { get; private set; }

    public void Stop()
    {
        _stopped = true;
        _thread.Join();
    }

    public void Dispose() => _stopped = true;

    private void Look()
    {
        var seen = 0L;
        while (!_stopped)
        {
            var (passed, refused) = _teams.Limits.Counts;
            var bytes = _bot.ResidentBytes;
            PeakBytes = Math.Max(PeakBytes, bytes);
            if (passed + refused > seen)
            {
                _last = TimeProvider.System.GetTimestamp();
                if (seen == 0)
                {
                    (_first, _cpuBefore) = (_last, _bot.Cpu);
                }

                seen = passed + refused;
                Cpu = _bot.Cpu - _cpuBefore;
            }

            Thread.Sleep(Interval);
        }
    }
}
