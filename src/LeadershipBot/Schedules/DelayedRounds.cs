using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Programs;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;

namespace LeadershipBot.Schedules;

/// <summary>A round that was due and is not open yet, because everybody was to be told first what the last one said.</summary>
/// <param name="Date">The day it was due.</param>
/// <param name="Unanswered">The round it waits for; null once that is answered and this one is about to open.</param>
/// <param name="OpensOn">The day it opens then, as far as that is settled.</param>
public sealed record DelayedRound(PulseProgram Program, DateOnly Date, string? Unanswered, DateOnly? OpensOn);

/// <summary>Finds them. Where no round is late it reads nothing but the rounds.</summary>
public sealed class DelayedRounds(Agency agency, Rounds rounds, ReadGate gate, ProgramDates dates, Occurrences occurrences, TimeProvider clock)
{
    public async Task<IReadOnlyList<DelayedRound>> ReadAsync(CancellationToken cancellationToken) =>
        await ReadAsync(await rounds.AllAsync(cancellationToken).Select(round => round.Value).ToListAsync(cancellationToken), cancellationToken);

    /// <param name="known">Every round there is.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<DelayedRound>> ReadAsync(IReadOnlyCollection<RoundRow> known, CancellationToken cancellationToken)
    {
        var delayed = new List<DelayedRound>();
        foreach (var program in agency.Programs.LitigationHold is null ? agency.Programs.Pulses : [])
        {
            // What nothing came before waits for nothing.
            var opened = known.Where(round => round.ProgramId == program.Id).Select(round => round.OpenDate).ToList();
            if (opened.Count > 0 && await FindAsync(program, opened.Max(), cancellationToken) is { } found)
            {
                delayed.Add(found);
            }
        }

        return delayed;
    }

    private async Task<DelayedRound?> FindAsync(PulseProgram program, DateOnly lastOpened, CancellationToken cancellationToken)
    {
        foreach (var zone in agency.Roster.People.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal))
        {
            if (Recurrence.LastDue(program.Schedule, TimeZoneInfo.FindSystemTimeZoneById(zone), clock.GetUtcNow()) is { } due && due.Date > lastOpened
                && await IsOwedAsync(program.Id, zone, due, cancellationToken))
            {
                return await gate.OfAsync(program.Id, cancellationToken) switch
                {
                    RoundGate.Shut { RoundId: var roundId } => new(program, due.Date, roundId, OpensOn: null),
                    { Since: { } since } when since > due.Due => new(program, due.Date, Unanswered: null, await MovedAsync(program.Id, due.Date, cancellationToken)),
                    _ => null,
                };
            }
        }

        return null;
    }

    private async Task<bool> IsOwedAsync(string programId, string zone, Occurrence due, CancellationToken cancellationToken) =>
        await dates.FindKnownAsync(programId, zone, cancellationToken) is { } known && known.Since <= due.Due
        && !(await occurrences.FindAsync(programId, zone, due.Date, cancellationToken) is { } row && occurrences.IsSettled(row.Value));

    private async Task<DateOnly?> MovedAsync(string programId, DateOnly date, CancellationToken cancellationToken)
    {
        DateOnly? last = null;
        while ((await dates.FindDateAsync(programId, last ?? date, cancellationToken))?.MovedTo is { } moved)
        {
            last = moved;
        }

        return last;
    }
}
