using System.Collections.Concurrent;
using System.Security.Cryptography;
using LeadershipBot.Content;
using LeadershipBot.Core;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Pulses;

/// <summary>What answering a round needs, held in memory while it is open.</summary>
public sealed record OpenRoundView(
    RoundRow Round, Instrument Instrument, FrozenRoster Roster, ParticipationPlan Plan, byte[] Secret, BallotSealer Sealer);

/// <summary>
/// The door of each open round. Answers enter one by one; closing shuts the door and waits until those inside have left,
/// so that an acknowledged ballot is always counted.
/// </summary>
public sealed class Intake(Rounds rounds, RoundKeys keys, Releases releases, IEntityStore store, ContentLibrary content, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Door> _doors = new(StringComparer.Ordinal);

    /// <summary>Null when the round is unknown, not open, past its closing moment, published before, or without its keys. Dispose the pass when the answer is written.</summary>
    public async Task<IntakePass?> EnterAsync(string roundId, CancellationToken cancellationToken)
    {
        if (!_doors.TryGetValue(roundId, out var door))
        {
            // Only rounds that exist get a door: anybody may write any name into a card.
            if (await rounds.FindAsync(roundId, cancellationToken) is not { Value: var known } || !TakesBallots(known))
            {
                return null;
            }

            door = DoorOf(roundId);
        }

        if (!door.TryEnter())
        {
            return null;
        }

        var pass = new IntakePass(door);
        try
        {
            // The state is read again inside: another process may have begun to close.
            if (await rounds.FindAsync(roundId, cancellationToken) is not { Value: var round } || !TakesBallots(round))
            {
                _ = door.ShutAsync();
                return null;
            }

            if (await ViewAsync(door, round, cancellationToken) is not { } view)
            {
                return null;
            }

            var entered = pass.With(view);
            pass = null;
            return entered;
        }
        finally
        {
            pass?.Dispose();
        }
    }

    /// <summary>As <see cref="EnterAsync"/>, for asking. While a round takes answers but its keys can't be read, its messages have to wait.</summary>
    /// <exception cref="MasterSecretException">They have to wait.</exception>
    public async Task<IntakePass?> EnterToAskAsync(string roundId, CancellationToken cancellationToken) =>
        await EnterAsync(roundId, cancellationToken) is { } pass ? pass
        : await rounds.FindAsync(roundId, cancellationToken) is { Value: var round } && TakesBallots(round) && !await releases.HasAsync(roundId, cancellationToken)
            ? throw new MasterSecretException("The keys of a round can't be read; nobody is asked until they can.", isLost: false)
            : null;

    /// <summary>Shuts the door for good; completes when nobody is inside and what the round needed is forgotten, its secret included.</summary>
    public Task ShutAsync(string roundId) => DoorOf(roundId).ShutAsync();

    /// <summary>The same without waiting.</summary>
    public void Forget(string roundId)
    {
        if (_doors.TryGetValue(roundId, out var door))
        {
            _ = door.ShutAsync();
        }
    }

    private Door DoorOf(string roundId) => _doors.GetOrAdd(roundId, id => new Door(door => _doors.TryRemove(new(id, door))));

    /// <summary>Loaded once, however many wait for it.</summary>
    private async Task<OpenRoundView?> ViewAsync(Door door, RoundRow round, CancellationToken cancellationToken)
    {
        if (door.View is { } known)
        {
            return known;
        }

        await door.Loading.WaitAsync(cancellationToken);
        try
        {
            return door.View ??= await LoadAsync(round, cancellationToken);
        }
        finally
        {
            door.Loading.Release();
        }
    }

    private bool TakesBallots(RoundRow round) =>
        RoundLifeCycle.Allows(round.State, RoundStep.TakeBallot) && clock.GetUtcNow() < round.ClosesAt;

    private async Task<OpenRoundView?> LoadAsync(RoundRow round, CancellationToken cancellationToken)
    {
        // Whatever the round's row says, what was published once takes no answers.
        if (await releases.HasAsync(round.Id, cancellationToken))
        {
            return null;
        }

        var roster = await store.ReadLargeAsync(Tables.RoundRosters, round.Id, CoreJsonContext.Default.FrozenRoster, cancellationToken);
        return roster is not null && await keys.ReadForIntakeAsync(round.Id, cancellationToken) is KeysResult<IntakeKeys>.Keys { Value: var key }
            ? new(round, content.Instrument(round.InstrumentId), roster, new ParticipationPlan(roster, content.Instrument(round.InstrumentId)), key.Secret, new BallotSealer(round.Id, key.Secret, key.PublicKey))
            : null;
    }

    /// <param name="whenEmpty">Happens once, when the door is shut and the last has left.</param>
    internal sealed class Door(Action<Door> whenEmpty)
    {
        private readonly Lock _lock = new();
        private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _inside;
        private bool _shut;

        public SemaphoreSlim Loading { get; } = new(1);

        /// <summary>Touched only by those inside, until the last of them has left.</summary>
        public OpenRoundView? View { get; set; }

        public bool TryEnter()
        {
            lock (_lock)
            {
                _inside += _shut ? 0 : 1;
                return !_shut;
            }
        }

        public void Leave()
        {
            lock (_lock)
            {
                _inside--;
                CompleteWhenEmpty();
            }
        }

        public Task ShutAsync()
        {
            lock (_lock)
            {
                _shut = true;
                CompleteWhenEmpty();
            }

            return _empty.Task;
        }

        private void CompleteWhenEmpty()
        {
            if (!_shut || _inside > 0 || _empty.Task.IsCompleted)
            {
                return;
            }

            if (View is { } view)
            {
                view.Sealer.Dispose();
                CryptographicOperations.ZeroMemory(view.Secret);
                View = null;
            }

            whenEmpty(this);
            _empty.SetResult();
        }
    }
}

/// <summary>Leave to write one answer.</summary>
public sealed class IntakePass : IDisposable
{
    private readonly Intake.Door _door;
    private OpenRoundView? _view;
    private bool _hasLeft;

    internal IntakePass(Intake.Door door) => _door = door;

    public OpenRoundView View => _view ?? throw new InvalidOperationException("What answering needs is not there yet.");

    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _hasLeft, true))
        {
            _door.Leave();
        }
    }

    internal IntakePass With(OpenRoundView view)
    {
        _view = view;
        return this;
    }
}
