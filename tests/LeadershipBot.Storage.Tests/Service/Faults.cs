using System.Collections.Concurrent;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>What goes wrong with a request.</summary>
public abstract record Fault
{
    /// <summary>The service answers so, having done nothing.</summary>
    public sealed record Answer(int Status, string Code, string Message = "", TimeSpan? RetryAfter = null, bool AsXml = false) : Fault;

    /// <summary>Somebody else answers in the service's place, such as a proxy.</summary>
    public sealed record Page(int Status, string Html = "<html>Please sign in</html>", bool HasRequestId = false) : Fault;

    /// <summary>The connection is cut; whether what was asked has been done is for nobody to see.</summary>
    public sealed record Cut(bool AfterTheWork) : Fault;

    /// <summary>The work is done, and another answer given, as by a gateway that waited too long.</summary>
    public sealed record Lost(int Status, string Code) : Fault;

    /// <summary>Something else happens first: a wait, or another writer.</summary>
    public sealed record First(Func<CancellationToken, Task> Act) : Fault;

    /// <summary>The work is done, then something else happens, then the answer is lost.</summary>
    public sealed record CutAfterThen(Func<Task> Act) : Fault;

    public static Fault Busy(TimeSpan? retryAfter = null) =>
        new Answer(503, "ServerBusy", "The server is busy.", retryAfter);

    public static Fault TimedOut { get; } = new Answer(500, "OperationTimedOut", "The operation could not be completed within the permitted time.");
}

/// <summary>Which requests something goes wrong with.</summary>
public sealed class Faults
{
    private readonly ConcurrentQueue<Rule> _rules = new();

    /// <summary>Lets something go wrong with the next requests, or the next ones of a kind.</summary>
    /// <param name="fault">What.</param>
    /// <param name="times">How many of them.</param>
    /// <param name="when">Of which kind; null for all.</param>
    /// <param name="after">How many of them go well before.</param>
    public void Add(Fault fault, int times = 1, Func<RecordedRequest, bool>? when = null, int after = 0) => _rules.Enqueue(new(fault, after, times, when));

    public void Clear() => _rules.Clear();

    internal Fault? Next(RecordedRequest request) => _rules.FirstOrDefault(rule => rule.Takes(request))?.Fault;

    private sealed class Rule(Fault fault, int skip, int times, Func<RecordedRequest, bool>? when)
    {
        private int _seen;

        public Fault Fault => fault;

        public bool Takes(RecordedRequest request) =>
            (when is null || when(request)) && Interlocked.Increment(ref _seen) is var number && number > skip && number - skip <= times;
    }
}
