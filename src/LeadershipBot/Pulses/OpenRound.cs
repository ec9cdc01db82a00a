using LeadershipBot.Content;
using LeadershipBot.Core;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Programs;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Seasons;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Pulses;

/// <summary>Opens a round on its first wave: freezes who is asked, makes its keys and its ballot table. Every step can be repeated.</summary>
public sealed partial class OpenRound(
    Rounds rounds,
    RoundKeys keys,
    Releases releases,
    ProgramDates dates,
    CloseRound close,
    IEntityStore store,
    ContentLibrary content,
    AgencySeasons seasons,
    Agency agency,
    Agenda agenda,
    TimeProvider clock,
    ILogger<OpenRound> logger)
{
    public static string IdOf(string programId, DateOnly date) => $"{programId}-{date:yyyyMMdd}";

    /// <summary>Null where the round may not open.</summary>
    public async Task<RoundRow?> RunAsync(PulseProgram program, DateOnly date, TimeOnly localTime, CancellationToken cancellationToken)
    {
        var id = IdOf(program.Id, date);
        if (await rounds.FindAsync(id, cancellationToken) is null)
        {
            if (!await MayOpenAsync(id, program.Id, date, cancellationToken))
            {
                return null;
            }

            await rounds.TryAddAsync(
                new RoundRow(
                    id,
                    program.Id,
                    content.InSeason(program.InstrumentId, (await seasons.BeginAsync(date, cancellationToken)).PracticeIds),
                    RoundState.Planned,
                    date,
                    localTime,
                    Closing.ClosingInstant(date, program.DaysOpen, program.CloseAt, agency.Programs.TimeZone),
                    [.. agency.Roster.People.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal)]),
                cancellationToken);
        }

        return await FinishAsync(id, cancellationToken);
    }

    /// <summary>Goes on where opening stopped, and plans the reminder and the close. Null where the round may not open.</summary>
    public async Task<RoundRow?> FinishAsync(string roundId, CancellationToken cancellationToken)
    {
        var round = (await rounds.FindAsync(roundId, cancellationToken))!;
        if (RoundLifeCycle.Allows(round.Value.State, RoundStep.Prepare))
        {
            if (await WithdrawAsync(round, cancellationToken))
            {
                return null;
            }

            await store.TryAddLargeAsync(
                Tables.RoundRosters, roundId, FrozenRoster.Create(agency.Roster, _ => true), CoreJsonContext.Default.FrozenRoster, cancellationToken);
            await keys.MakeAsync(roundId, cancellationToken);
            await store.CreateTableAsync(Tables.Ballots(roundId), cancellationToken);
            round = await rounds.TryTakeAsync(round, RoundStep.Open, cancellationToken)
                ?? (await rounds.FindAsync(roundId, cancellationToken))!;
            if (RoundLifeCycle.Allows(round.Value.State, RoundStep.Erase) || RoundLifeCycle.Allows(round.Value.State, RoundStep.EraseAgain))
            {
                // Another run withdrew the round while this one made what it needs.
                await close.EraseRemnantsAsync(roundId, cancellationToken);
                return null;
            }
        }

        if (RoundLifeCycle.Allows(round.Value.State, RoundStep.Ask))
        {
            await agenda.PlanRoundAsync(round.Value, cancellationToken);
        }

        return round.Value;
    }

    /// <summary>Withdraws a round that may not open any more; false where it may. Opening is left to its waves, which come while it is worth it.</summary>
    public async Task<bool> WithdrawAsync(Stored<RoundRow> planned, CancellationToken cancellationToken)
    {
        var round = planned.Value;
        if (clock.GetUtcNow() < round.ClosesAt && await MayOpenAsync(round.Id, round.ProgramId, round.OpenDate, cancellationToken))
        {
            return false;
        }

        await close.WithdrawAsync(planned, cancellationToken);
        return true;
    }

    private async Task<bool> MayOpenAsync(string roundId, string programId, DateOnly date, CancellationToken cancellationToken)
    {
        if (agency.Programs.LitigationHold is not null)
        {
            LogHeld(logger, roundId);
            return false;
        }

        // What was published once is never opened again, even where its row is gone; and what moved opens on its new date only.
        return !await releases.HasAsync(roundId, cancellationToken)
            && (await dates.FindDateAsync(programId, date, cancellationToken))?.MovedTo is null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The round {RoundId} does not open: the programs file sets a litigation hold")]
    private static partial void LogHeld(ILogger logger, string roundId);
}
