using System.Collections.Concurrent;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Programs;
using LeadershipBot.Results;
using LeadershipBot.Roster;

namespace LeadershipBot.Actions;

/// <summary>Looks whether a program's next round may open, and tells those who could open it, once, that it waits.</summary>
public sealed class ReadGate(Rounds rounds, ReadResults results, ActionsTable table, FollowUps followUps, Agency agency)
{
    private readonly ConcurrentDictionary<string, bool> _noted = new(StringComparer.Ordinal);

    public async Task<RoundGate> OfAsync(string programId, CancellationToken cancellationToken)
    {
        var last = await LastAsync(programId, cancellationToken);
        if (last is null || !await results.ShowsAgencyAsync(last.Id, cancellationToken))
        {
            return RoundGate.Of(last?.Id, showsAgency: false, wasTold: false, @override: null);
        }

        var wasTold = await table.FindHeardAsync(last.Id, Unit.Agency, cancellationToken) is not null;
        return RoundGate.Of(last.Id, showsAgency: true, wasTold, wasTold ? null : await table.FindOverrideAsync(last.Id, cancellationToken));
    }

    /// <summary>The programs that wait, each with the round that was not answered.</summary>
    public async Task<IReadOnlyList<(PulseProgram Program, string RoundId)>> ShutAsync(CancellationToken cancellationToken)
    {
        var shut = new List<(PulseProgram, string)>();
        foreach (var program in agency.Programs.Pulses)
        {
            if (await OfAsync(program.Id, cancellationToken) is RoundGate.Shut { RoundId: var roundId })
            {
                shut.Add((program, roundId));
            }
        }

        return shut;
    }

    /// <summary>Whether a round that is due may not open.</summary>
    public async Task<bool> HoldsBackAsync(string programId, CancellationToken cancellationToken)
    {
        if (await OfAsync(programId, cancellationToken) is not RoundGate.Shut { RoundId: var roundId })
        {
            return false;
        }

        if (_noted.TryAdd(roundId, value: true))
        {
            await followUps.StartAsync(await followUps.NoteAsync(FollowUpKind.AskToTell, roundId, date: null, cancellationToken), cancellationToken);
        }

        return true;
    }

    private async Task<RoundRow?> LastAsync(string programId, CancellationToken cancellationToken)
    {
        RoundRow? last = null;
        await foreach (var round in rounds.AllAsync(cancellationToken))
        {
            // A round that never opened, or is being counted, says nothing yet.
            if (round.Value.ProgramId == programId && !RoundLifeCycle.NeedsKeys(round.Value.State)
                && (last is null || round.Value.OpenDate > last.OpenDate))
            {
                last = round.Value;
            }
        }

        return last;
    }
}
