using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Delivery;
using LeadershipBot.Programs;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Store;
using Quartz;

namespace LeadershipBot.Schedules;

/// <summary>One occurrence of a program or of a round's reminder in one zone.</summary>
public sealed record Wave(string Subject, string Zone, Occurrence Occurrence)
{
    public DateOnly Date => Occurrence.Date;

    public TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Zone);
}

/// <summary>What there is to do for a wave.</summary>
public abstract record WaveTurn
{
    private WaveTurn()
    {
    }

    public sealed record Now(Wave Wave) : WaveTurn;

    /// <summary>Look again then.</summary>
    public sealed record At(DateTimeOffset Instant) : WaveTurn;

    /// <summary>It waits until everybody was told what was heard.</summary>
    /// <param name="RoundId">In this round.</param>
    /// <param name="Date">The day the wave was due.</param>
    public sealed record Held(string RoundId, DateOnly Date) : WaveTurn;

    public sealed record Gone(Stored<OccurrenceRow>? Row) : WaveTurn;

    public sealed record Nothing : WaveTurn;
}

/// <summary>Finds what is due, and by the rule for late waves when it goes out. A late one's moment is noted, so that it outlives the process.</summary>
public sealed class Waves(Agency agency, Occurrences occurrences, ProgramDates dates, Rounds rounds, QuietModes quiet, ReadGate gate, TimeProvider clock)
{
    // A scheduler may fire a moment before its time.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    private WorkingCalendar Calendar => agency.Programs.Calendar;

    public async Task<WaveTurn> LookAsync(PulseProgram program, string zone, CancellationToken cancellationToken)
    {
        var open = await rounds.FindOpenAsync(program.Id, cancellationToken);
        var turn = Last(program.Id, program.Schedule, zone) is { } wave
            && (open?.OpenDate == wave.Date || await WasKnownAsync(wave, cancellationToken))
                ? await DecideAsync(program, wave, cancellationToken)
                : new WaveTurn.Nothing();

        // A round that others were asked in already goes on in every zone, even where the schedule was changed or the zone is new.
        return turn is WaveTurn.Nothing && open is not null
            ? await JoinAsync(program, open, zone, cancellationToken)
            : turn;
    }

    public Task<WaveTurn> LookAsync(NudgeProgram program, string zone, CancellationToken cancellationToken) =>
        LookAsync(program.Id, program.Schedule, zone, cancellationToken);

    public Task<WaveTurn> LookAsync(CircleProgram program, string zone, CancellationToken cancellationToken) =>
        LookAsync(program.Id, program.Schedule, zone, cancellationToken);

    private async Task<WaveTurn> LookAsync(string programId, CronExpression schedule, string zone, CancellationToken cancellationToken)
    {
        if (Last(programId, schedule, zone) is not { } wave || !await WasKnownAsync(wave, cancellationToken))
        {
            return new WaveTurn.Nothing();
        }

        var staleAt = LateWave.NudgeStaleAt(wave.Occurrence.Due, Recurrence.NextDate(schedule, wave.Date), wave.TimeZone);
        return await OrGoneAsync(wave, await DecideAsync(wave, staleAt, cancellationToken), cancellationToken);
    }

    /// <summary>The reminder of a round in a zone.</summary>
    public async Task<WaveTurn> LookAsync(RoundRow round, int afterDays, string zone, CancellationToken cancellationToken)
    {
        var at = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var due = ZonedTime.At(round.OpenDate.AddDays(afterDays), round.LocalTime, at);
        var wave = new Wave(PulseReminder.CampaignOf(round.Id), zone, new(round.OpenDate, round.LocalTime, due));
        return await OrGoneAsync(wave, await DecideAsync(wave, round.ClosesAt, cancellationToken), cancellationToken);
    }

    private Wave? Last(string programId, CronExpression schedule, string zone) =>
        Recurrence.LastDue(schedule, TimeZoneInfo.FindSystemTimeZoneById(zone), clock.GetUtcNow() + Early) is { } last ? new(programId, zone, last) : null;

    private async Task<bool> WasKnownAsync(Wave wave, CancellationToken cancellationToken) =>
        await dates.FindKnownAsync(wave.Subject, wave.Zone, cancellationToken) is { } known && known.Since <= wave.Occurrence.Due;

    private async Task<WaveTurn> JoinAsync(PulseProgram program, RoundRow open, string zone, CancellationToken cancellationToken)
    {
        var wave = new Wave(program.Id, zone, Occurrence.At(open.OpenDate, open.LocalTime, TimeZoneInfo.FindSystemTimeZoneById(zone)));
        return wave.Occurrence.Due > clock.GetUtcNow() && Recurrence.IsOn(program.Schedule, wave.Date)
            ? new WaveTurn.Nothing()
            : await DecideAsync(program, wave, cancellationToken);
    }

    private async Task<WaveTurn> DecideAsync(PulseProgram program, Wave scheduled, CancellationToken cancellationToken)
    {
        var wave = scheduled;
        while (true)
        {
            if ((await dates.FindDateAsync(program.Id, wave.Date, cancellationToken))?.MovedTo is { } moved)
            {
                wave = wave with { Occurrence = Occurrence.At(moved, Calendar.Morning, wave.TimeZone) };
                continue;
            }

            var next = Recurrence.NextDate(program.Schedule, wave.Date);
            var round = await rounds.FindAsync(OpenRound.IdOf(program.Id, wave.Date), cancellationToken);
            if (round is null && wave.Occurrence.Due <= clock.GetUtcNow() + Early && !await IsSettledAsync(wave, cancellationToken))
            {
                var may = await gate.OfAsync(program.Id, cancellationToken);
                if (may is RoundGate.Shut { RoundId: var unanswered })
                {
                    return new WaveTurn.Held(unanswered, wave.Date);
                }

                // What waited for longer than a late wave may moves like a missed one: there are as many days to answer as ever.
                if (may.Since > wave.Occurrence.Due + LateWave.Grace && await MoveAsync(program, wave, next, cancellationToken))
                {
                    continue;
                }
            }

            var closesAt = round?.Value.ClosesAt ?? Closing.ClosingInstant(wave.Date, program.DaysOpen, program.CloseAt, agency.Programs.TimeZone);
            var turn = await DecideAsync(wave, LateWave.PulseStaleAt(wave.Occurrence.Due, closesAt, next, wave.TimeZone), cancellationToken);
            if (turn is not WaveTurn.Gone || !await MoveAsync(program, wave, next, cancellationToken))
            {
                return await OrGoneAsync(wave, turn, cancellationToken);
            }
        }
    }

    /// <summary>What was done, or is gone, is not held back any more.</summary>
    private async Task<bool> IsSettledAsync(Wave wave, CancellationToken cancellationToken) =>
        await occurrences.FindAsync(wave.Subject, wave.Zone, wave.Date, cancellationToken) is { } row && occurrences.IsSettled(row.Value);

    /// <summary>False where the date stays: somebody was asked on it, or there is no room before the next.</summary>
    private async Task<bool> MoveAsync(PulseProgram program, Wave wave, DateOnly? next, CancellationToken cancellationToken) =>
        agency.Programs.LitigationHold is null
        && LateWave.NewDate(wave.Date, clock.GetUtcNow(), Calendar, agency.Programs.TimeZone, program.DaysOpen, next) is { } date
        && (await dates.SettleDateAsync(program.Id, new(wave.Date, date), cancellationToken)).MovedTo is not null;

    private async Task<WaveTurn> DecideAsync(Wave wave, DateTimeOffset staleAt, CancellationToken cancellationToken)
    {
        var row = await occurrences.FindAsync(wave.Subject, wave.Zone, wave.Date, cancellationToken);
        if (row is not null && occurrences.IsSettled(row.Value))
        {
            return new WaveTurn.Nothing();
        }

        var now = clock.GetUtcNow() + Early;
        if (wave.Occurrence.Due > now)
        {
            return new WaveTurn.At(wave.Occurrence.Due);
        }

        if (await HeldUntilAsync(cancellationToken) is { } until && until > now)
        {
            return until == DateTimeOffset.MaxValue ? new WaveTurn.Nothing() : new WaveTurn.At(until);
        }

        switch (LateWave.Decide(row?.Value.At ?? wave.Occurrence.Due, clock.GetUtcNow(), Calendar, wave.TimeZone, staleAt))
        {
            case WaveTime.Now:
                return new WaveTurn.Now(wave);
            case WaveTime.At { Instant: var instant }:
                if (row?.Value is not { Stage: OccurrenceStage.Waiting } waiting || waiting.At != instant)
                {
                    await occurrences.NoteAsync(row, new(wave.Subject, wave.Zone, wave.Date, OccurrenceStage.Waiting, instant), cancellationToken);
                }

                return new WaveTurn.At(instant);
            default:
                return new WaveTurn.Gone(row);
        }
    }

    /// <summary>
    /// Nothing starts before this moment while the whole agency is in quiet mode; <see cref="DateTimeOffset.MaxValue"/> for an
    /// open end. In a unit's quiet mode the wave goes out, and the unit's messages wait in the ledger.
    /// </summary>
    private async Task<DateTimeOffset?> HeldUntilAsync(CancellationToken cancellationToken) =>
        (await quiet.ReadAsync(cancellationToken)).FirstOrDefault(period => period.Unit is null) is not { } whole ? null
        : whole.Until is { } date ? ZonedTime.At(date, TimeOnly.MinValue, agency.Programs.TimeZone)
        : DateTimeOffset.MaxValue;

    private async Task<WaveTurn> OrGoneAsync(Wave wave, WaveTurn turn, CancellationToken cancellationToken)
    {
        if (turn is not WaveTurn.Gone gone)
        {
            return turn;
        }

        await occurrences.NoteAsync(gone.Row, new(wave.Subject, wave.Zone, wave.Date, OccurrenceStage.Gone), cancellationToken);
        return new WaveTurn.Nothing();
    }
}
