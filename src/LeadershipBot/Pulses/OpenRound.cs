using LeadershipBot.Core;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Programs;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Pulses;

/// <summary>Opens a round on its first wave: freezes who is asked, makes its keys and its ballot table. Every step can be repeated.</summary>
public sealed class OpenRound(Rounds rounds, RoundKeys keys, IEntityStore store, Agency agency, Agenda agenda)
{
    public async Task<RoundRow> RunAsync(PulseProgram program, DateOnly date, TimeOnly localTime, CancellationToken cancellationToken)
    {
        var id = $"{program.Id}-{date:yyyyMMdd}";
        await rounds.TryAddAsync(
            new RoundRow(
                id,
                program.Id,
                program.InstrumentId,
                RoundState.Planned,
                date,
                localTime,
                Closing.ClosingInstant(date, program.DaysOpen, program.CloseAt, agency.Programs.TimeZone),
                [.. agency.Roster.People.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal)]),
            cancellationToken);
        return await FinishAsync(id, program, cancellationToken);
    }

    /// <summary>Goes on where opening stopped, and plans the reminder and the close.</summary>
    public async Task<RoundRow> FinishAsync(string roundId, PulseProgram? program, CancellationToken cancellationToken)
    {
        var round = (await rounds.FindAsync(roundId, cancellationToken))!;
        if (round.Value.State == RoundState.Planned)
        {
            await store.TryAddLargeAsync(
                Tables.RoundRosters, roundId, FrozenRoster.Create(agency.Roster, _ => true), CoreJsonContext.Default.FrozenRoster, cancellationToken);
            await keys.MakeAsync(roundId, cancellationToken);
            await store.CreateTableAsync(Tables.Ballots(roundId), cancellationToken);
            round = await rounds.TryAdvanceAsync(round, RoundState.Open, cancellationToken)
                ?? (await rounds.FindAsync(roundId, cancellationToken))!;
        }

        if (round.Value.State == RoundState.Open)
        {
            await agenda.PlanRoundAsync(round.Value, program, cancellationToken);
        }

        return round.Value;
    }
}
