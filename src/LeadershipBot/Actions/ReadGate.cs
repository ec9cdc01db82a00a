using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Programs;
using LeadershipBot.Results;
using LeadershipBot.Roster;

namespace LeadershipBot.Actions;

/// <summary>Looks whether a program's next round may open.</summary>
public sealed class ReadGate(Rounds rounds, ReadResults results, ActionsTable table, Agency agency)
{
    public async Task<RoundGate> OfAsync(string programId, CancellationToken cancellationToken) =>
        await OfAsync(programId, await RoundsAsync(cancellationToken), cancellationToken);

    /// <summary>The programs that wait, each with the round that was not answered.</summary>
    public async Task<IReadOnlyList<(PulseProgram Program, string RoundId)>> ShutAsync(CancellationToken cancellationToken)
    {
        var known = await RoundsAsync(cancellationToken);
        var shut = new List<(PulseProgram, string)>();
        foreach (var program in agency.Programs.Pulses)
        {
            if (await OfAsync(program.Id, known, cancellationToken) is RoundGate.Shut { RoundId: var roundId })
            {
                shut.Add((program, roundId));
            }
        }

        return shut;
    }

    /// <summary>
    /// A program's last round that has a release: one that was withdrawn, could not be counted, or is not counted yet says nothing,
    /// and what the one before it said is still to be answered.
    /// </summary>
    /// <param name="before">Only of rounds that opened before this day.</param>
    public async Task<RoundRow?> LastAsync(string programId, DateOnly? before, CancellationToken cancellationToken) =>
        await LastAsync(programId, before, await RoundsAsync(cancellationToken), cancellationToken);

    private async Task<RoundGate> OfAsync(string programId, IReadOnlyList<RoundRow> known, CancellationToken cancellationToken)
    {
        var last = await LastAsync(programId, before: null, known, cancellationToken);
        if (last is null || !await results.ShowsAgencyAsync(last.Id, cancellationToken))
        {
            return RoundGate.Of(last?.Id, showsAgency: false, toldAt: null, @override: null);
        }

        var told = await table.FindHeardAsync(last.Id, Unit.Agency, cancellationToken);
        return RoundGate.Of(last.Id, showsAgency: true, told?.At, await table.FindOverrideAsync(last.Id, cancellationToken));
    }

    private async Task<RoundRow?> LastAsync(string programId, DateOnly? before, IReadOnlyList<RoundRow> known, CancellationToken cancellationToken)
    {
        var ended = known.Where(round => round.ProgramId == programId && !RoundLifeCycle.NeedsKeys(round.State) && !(round.OpenDate >= before));
        foreach (var round in ended.OrderByDescending(round => round.OpenDate))
        {
            if (await results.HasReleaseAsync(round.Id, cancellationToken))
            {
                return round;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<RoundRow>> RoundsAsync(CancellationToken cancellationToken) =>
        await rounds.AllAsync(cancellationToken).Select(round => round.Value).ToListAsync(cancellationToken);
}
