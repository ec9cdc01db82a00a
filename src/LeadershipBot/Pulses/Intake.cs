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

            door = _doors.GetOrAdd(roundId, _ => new Door());
        }

        if (!door.TryEnter())
        {
            return null;
        }

        try
        {
            // The state is read again inside: another process may have begun to close.
            if (await rounds.FindAsync(roundId, cancellationToken) is { Value: var round }
                && TakesBallots(round)
                && await ViewAsync(door, round, cancellationToken) is { } view)
            {
                return new IntakePass(view, door);
            }
        }
        catch
        {
            door.Leave();
            throw;
        }

        door.Leave();
        return null;
    }

    /// <summary>Shuts the door for good; completes when nobody is inside.</summary>
    public Task ShutAsync(string roundId) => _doors.GetOrAdd(roundId, _ => new Door()).ShutAsync();

    /// <summary>Forgets what the round needed, its secret included.</summary>
    public void Forget(string roundId)
    {
        if (_doors.TryRemove(roundId, out var door) && door.View is { } view)
        {
            view.Sealer.Dispose();
            CryptographicOperations.ZeroMemory(view.Secret);
        }
    }

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

    internal sealed class Door
    {
        private readonly Lock _lock = new();
        private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _inside;
        private bool _shut;

        public SemaphoreSlim Loading { get; } = new(1);

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
            if (_shut && _inside == 0)
            {
                _empty.TrySetResult();
            }
        }
    }
}

/// <summary>Leave to write one answer.</summary>
public sealed class IntakePass : IDisposable
{
    private readonly Intake.Door _door;

    internal IntakePass(OpenRoundView view, Intake.Door door) => (View, _door) = (view, door);

    public OpenRoundView View { get; }

    public void Dispose() => _door.Leave();
}
