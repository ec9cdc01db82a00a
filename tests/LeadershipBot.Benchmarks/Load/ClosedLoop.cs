using LeadershipBot.Benchmarks.Bots;

namespace LeadershipBot.Benchmarks.Load;

/// <summary>Each of a number of connections sends its next request as soon as the last one is answered.</summary>
internal sealed class ClosedLoop(MeasuredBot bot, IReadOnlyList<PreparedRequest> requests, byte[] expected)
{
    public const int Connections = 32;
    private long _sent;

    public async Task<Measured> RunAsync(TimeSpan length)
    {
        var lanes = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => HttpLane.ConnectAsync(bot.Address)));
        try
        {
            var cpu = bot.Cpu;
            var started = TimeProvider.System.GetTimestamp();
            var end = started + (long)(length.TotalSeconds * TimeProvider.System.TimestampFrequency);
            var times = await Task.WhenAll(lanes.Select((lane, index) => Task.Run(() => RunAsync(lane, index, end))));
            return Measured.Of(times.SelectMany(lane => lane), TimeProvider.System.GetElapsedTime(started), bot.Cpu - cpu);
        }
        finally
        {
            Array.ForEach(lanes, lane => lane.Dispose());
        }
    }

    private async Task<List<double>> RunAsync(HttpLane lane, int index, long end)
    {
        var times = new List<double>();
        for (var next = index; TimeProvider.System.GetTimestamp() < end; next += Connections)
        {
            // Every lane has people of its own, so no request is under way twice.
            if (next >= requests.Count)
            {
                next = index;
            }

            var request = requests[next].Next(Interlocked.Increment(ref _sent));
            var sent = TimeProvider.System.GetTimestamp();
            var (status, body) = await lane.SendAsync(request);
            times.Add(TimeProvider.System.GetElapsedTime(sent).TotalMilliseconds);
            if (status != 200 || body.Span.IndexOf(expected) < 0)
            {
                throw new InvalidOperationException($"{bot.Name} gave an answer nobody expected: {status}.");
            }
        }

        return times;
    }
}
