using System.Threading.Channels;
using LeadershipBot.Benchmarks.Bots;

namespace LeadershipBot.Benchmarks.Load;

/// <summary>
/// Requests at fixed moments, however long the answers take. Their time counts from the moment they were due, so that a
/// bot that stalls pays for everybody who had to wait.
/// </summary>
internal static class SteadyLoad
{
    private const int Connections = 64;

    /// <returns>Milliseconds of each request, in their order.</returns>
    public static async Task<double[]> RunAsync(MeasuredBot bot, int perSecond, IReadOnlyList<(PreparedRequest Request, byte[] Expected)> requests)
    {
        var free = Channel.CreateUnbounded<HttpLane>();
        for (var lane = 0; lane < Connections; lane++)
        {
            free.Writer.TryWrite(await HttpLane.ConnectAsync(bot.Address));
        }

        var frequency = TimeProvider.System.TimestampFrequency;
        var started = TimeProvider.System.GetTimestamp();
        var times = new Task<double>[requests.Count];
        for (var next = 0; next < times.Length; next++)
        {
            var due = started + (next * frequency / perSecond);
            while (TimeProvider.System.GetTimestamp() < due)
            {
                await Task.Delay(1);
            }

            var (number, request) = (next, requests[next]);
            times[next] = Task.Run(() => SendAsync(bot, free, request.Request.Next(number), request.Expected, due));
        }

        var result = await Task.WhenAll(times);
        while (free.Reader.TryRead(out var lane))
        {
            lane.Dispose();
        }

        return result;
    }

    private static async Task<double> SendAsync(MeasuredBot bot, Channel<HttpLane> free, ReadOnlyMemory<byte> request, byte[] expected, long due)
    {
        var lane = await free.Reader.ReadAsync();
        var (status, body) = await lane.SendAsync(request);
        var time = TimeProvider.System.GetElapsedTime(due).TotalMilliseconds;
        if (status != 200 || body.Span.IndexOf(expected) < 0)
        {
            throw new InvalidOperationException($"{bot.Name} gave an answer nobody expected: {status}.");
        }

        free.Writer.TryWrite(lane);
        return time;
    }
}
