using System.Collections.Concurrent;
using System.Globalization;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;

namespace LeadershipBot.Sandbox.Faults;

/// <summary>Decides what goes wrong, and counts it.</summary>
/// <remarks>
/// From the seed alone follows who cannot be written to, and what the n-th request of one kind (making a conversation,
/// sending, …) for one person meets, whatever the others do and in whichever order they come. Not determined are what real
/// time decides: which requests exceed the limits (they are not numbered), which of two simultaneous requests for one
/// person is the n-th, and whether a token is young enough to be spared.
/// </remarks>
public sealed class FaultInjector(SandboxRoster roster)
{
    /// <summary>A token first shown less than this ago is never said to have expired: no real one would have.</summary>
    private static readonly TimeSpan YoungToken = TimeSpan.FromSeconds(5);

    private volatile State _state = new(FaultPlan.None);

    public FaultPlan Plan => _state.Plan;

    /// <summary>How often each transient kind was injected since the plan was set.</summary>
    public IReadOnlyDictionary<TransientFault, long> Injected => Counted(FaultNames.AllTransient, _state.Transient);

    /// <summary>How many requests were refused for each lasting reason since the plan was set.</summary>
    public IReadOnlyDictionary<LastingFault, long> Refused => Counted(FaultNames.AllLasting, _state.Lasting);

    /// <summary>How many people of the roster cannot be written to for each reason.</summary>
    public IReadOnlyDictionary<LastingFault, int> Affected => _state.Affected(roster);

    /// <summary>Replaces the plan; counting starts anew, and so does the numbering of requests.</summary>
    public void Set(FaultPlan plan) => _state = new State(plan);

    /// <summary>Why somebody cannot be written to, if so.</summary>
    public LastingFault? LastingOf(Person person) => _state.LastingOf(person.Id);

    /// <summary>What the next request of this kind for this person meets.</summary>
    internal (TransientFault? Fault, TimeSpan Slowness) Next(ConnectorOperation operation, string? personId, TimeSpan tokenAge)
    {
        var state = _state;
        if (state.Plan.Rates.Count == 0)
        {
            return default;
        }

        var number = state.Requests.AddOrUpdate((personId ?? "", operation), 1, static (_, count) => count + 1);
        var lot = Lot.Draw(string.Create(CultureInfo.InvariantCulture, $"{state.Plan.Seed}/{operation}/{personId}/{number}"));
        if (lot.Pick(state.Plan.Rates) is not { } fault || (fault == TransientFault.TokenExpired && tokenAge < YoungToken))
        {
            return default;
        }

        Interlocked.Increment(ref state.Transient[(int)fault]);
        return (fault, fault == TransientFault.Slow ? state.Plan.Slowness(lot) : default);
    }

    /// <summary>Why this request is refused however often it comes, if so.</summary>
    internal LastingFault? Refuse(ConnectorOperation operation, string personId)
    {
        var state = _state;
        if (state.Plan.People.Count == 0 || state.LastingOf(personId) is not { } fault || !Hits(fault, operation))
        {
            return null;
        }

        if (fault == LastingFault.ConversationLost && state.MadeAnew.ContainsKey(personId))
        {
            return null;
        }

        Interlocked.Increment(ref state.Lasting[(int)fault]);
        return fault;
    }

    internal void Created(string personId)
    {
        if (_state.Plan.People.ContainsKey(LastingFault.ConversationLost))
        {
            _state.MadeAnew[personId] = true;
        }
    }

    private static bool Hits(LastingFault fault, ConnectorOperation operation) =>
        operation != ConnectorOperation.Create
        || fault is LastingFault.BlockedByAdmin or LastingFault.NotInstalled or LastingFault.NotEnoughPermissions;

    private static Dictionary<T, long> Counted<T>(IReadOnlyList<T> kinds, long[] counts)
        where T : struct, Enum => kinds.Zip(counts, (kind, count) => (kind, count)).Where(pair => pair.count > 0).ToDictionary(pair => pair.kind, pair => pair.count);

    private sealed class State(FaultPlan plan)
    {
        private IReadOnlyDictionary<LastingFault, int>? _affected;

        public FaultPlan Plan => plan;

        public long[] Transient { get; } = new long[FaultNames.AllTransient.Count];

        public long[] Lasting { get; } = new long[FaultNames.AllLasting.Count];

        public ConcurrentDictionary<(string PersonId, ConnectorOperation Operation), int> Requests { get; } = [];

        public ConcurrentDictionary<string, bool> MadeAnew { get; } = new(StringComparer.Ordinal);

        public LastingFault? LastingOf(string personId) =>
            Lot.Draw(string.Create(CultureInfo.InvariantCulture, $"{plan.Seed}/person/{personId}")).Pick(plan.People);

        public IReadOnlyDictionary<LastingFault, int> Affected(SandboxRoster roster) => _affected ??= plan.People.Count == 0
            ? new Dictionary<LastingFault, int>()
            : roster.People.Select(person => LastingOf(person.Id)).OfType<LastingFault>().CountBy(fault => fault).ToDictionary();
    }
}
