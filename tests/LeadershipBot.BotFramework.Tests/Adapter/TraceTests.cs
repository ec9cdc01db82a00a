using System.Collections.Concurrent;
using System.Diagnostics;
using LeadershipBot.BotFramework.Turns;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Adapter;

public sealed class TraceTests
{
    [Fact]
    public async Task A_message_and_its_reply_leave_no_span()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var source = new ActivitySource("test");
        using var recorded = new RecordedSpans();
        bot.Handler.OnTurn = async (turn, stop) =>
        {
            using var inner = source.StartActivity("inside the turn");
            await turn.SendActivityAsync("hello", stop);
            return null;
        };

        await bot.PostAsync(bot.Message().ToJsonString(), bot.Token().Encode(), change: recorded.Trace);

        await bot.StopAsync();
        var reply = Assert.Single(bot.Connector.Requests);
        Assert.DoesNotContain("traceparent", reply.HeaderNames, StringComparer.OrdinalIgnoreCase);
        Assert.Empty(recorded.Names);
    }

    [Fact]
    public async Task Other_requests_do()
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var recorded = new RecordedSpans();

        await bot.PostAsync("", token: null, change: request =>
        {
            recorded.Trace(request);
            request.Method = HttpMethod.Get;
            request.RequestUri = new Uri(bot.Address + "/other");
        });

        await bot.StopAsync();
        Assert.NotEmpty(recorded.Names);
    }

    /// <summary>Keeps what an exporter would: recorded spans of one trace.</summary>
    private sealed class RecordedSpans : IDisposable
    {
        private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
        private readonly ConcurrentQueue<string> _names = new();
        private readonly ActivityListener _listener;

        public RecordedSpans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = FollowParent,
                ActivityStopped = span =>
                {
                    if (span.TraceId == _trace && (span.IsAllDataRequested || span.Recorded))
                    {
                        _names.Enqueue(span.OperationName);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IReadOnlyCollection<string> Names => _names;

        public void Trace(HttpRequestMessage request) =>
            request.Headers.Add("traceparent", $"00-{_trace}-{ActivitySpanId.CreateRandom()}-01");

        public void Dispose() => _listener.Dispose();

        private static ActivitySamplingResult FollowParent(ref ActivityCreationOptions<ActivityContext> options) =>
            options.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None;
    }
}
