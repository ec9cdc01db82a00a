namespace LeadershipBot.Core.Schedules;

/// <summary>When a wave goes out.</summary>
public abstract record WaveTime
{
    private WaveTime()
    {
    }

    /// <summary>At once.</summary>
    public sealed record Now : WaveTime;

    /// <summary>At a later moment, which is working time.</summary>
    public sealed record At(DateTimeOffset Instant) : WaveTime;

    /// <summary>Never: it would be stale by the time it could go out.</summary>
    public sealed record Gone : WaveTime;
}

/// <summary>
/// The rule for waves that do not go out at their own time, because nobody was there to send them or because their time is
/// not working time.
/// </summary>
public static class LateWave
{
    /// <summary>How late a wave may be and still go out as soon as it is working time; a later one waits for a morning.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(4);

    /// <summary>How long before its round closes a pulse is still worth sending.</summary>
    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(1);

    /// <summary>How long a nudge may wait for a person's own day, hour or hours: until the next one comes.</summary>
    public static readonly TimeSpan NudgeWeek = TimeSpan.FromDays(7);

    /// <summary>How long a nudge is worth sending that came late or was held back: the next one is near then.</summary>
    public static readonly TimeSpan NudgeLasts = TimeSpan.FromDays(4);

    /// <summary>
    /// Within <see cref="Grace"/> of its time: now, or at the next working moment. Later than that: on the next working morning.
    /// Never once it is stale.
    /// </summary>
    /// <param name="due">The moment it was meant for; one yet to come counts as come.</param>
    /// <param name="now">The present.</param>
    /// <param name="calendar">The agency's working time.</param>
    /// <param name="zone">The zone of those it goes to.</param>
    /// <param name="staleAt">The first moment at which it is not worth sending any more.</param>
    public static WaveTime Decide(DateTimeOffset due, DateTimeOffset now, WorkingCalendar calendar, TimeZoneInfo zone, DateTimeOffset staleAt)
    {
        var from = now > due ? now : due;
        var moment = from - due <= Grace ? calendar.NextWorkingMoment(from, zone) : calendar.NextWorkingMorning(from, zone);
        return moment >= staleAt ? new WaveTime.Gone()
            : moment == from ? new WaveTime.Now()
            : new WaveTime.At(moment);
    }

    /// <summary>
    /// From when on a pulse is stale: a day before its round closes, or <see cref="Grace"/> after it was due where that is later;
    /// in any case on the day of the next one.
    /// </summary>
    /// <param name="due">The moment it was meant for.</param>
    /// <param name="closesAt">When its round closes.</param>
    /// <param name="nextDate">The date of the program's next occurrence; null where there is none.</param>
    /// <param name="zone">The zone of those it goes to.</param>
    public static DateTimeOffset PulseStaleAt(DateTimeOffset due, DateTimeOffset closesAt, DateOnly? nextDate, TimeZoneInfo zone)
    {
        var lastHours = due + Grace < closesAt ? due + Grace : closesAt;
        var dayBefore = closesAt - TimeToAnswer;
        return NotAfter(nextDate, zone, dayBefore > lastHours ? dayBefore : lastHours);
    }

    /// <summary>From when on a nudge is stale: <see cref="NudgeLasts"/> after it was due, or on the day of the next one.</summary>
    /// <inheritdoc cref="PulseStaleAt"/>
    public static DateTimeOffset NudgeStaleAt(DateTimeOffset due, DateOnly? nextDate, TimeZoneInfo zone) => NotAfter(nextDate, zone, due + NudgeLasts);

    /// <summary>
    /// The date to which a pulse moves as a whole that came too late for all it was meant for: that of the next working morning,
    /// on the agency's own clock. Null where its round would still be open on the day of the next one.
    /// </summary>
    /// <param name="date">The date it had; it never moves to the same or an earlier one.</param>
    /// <param name="now">The present.</param>
    /// <param name="calendar">The agency's working time.</param>
    /// <param name="agencyZone">The agency's own zone, so that all zones move to one date.</param>
    /// <param name="daysOpen">Days from opening to closing.</param>
    /// <param name="nextDate">The date of the program's next occurrence; null where there is none.</param>
    public static DateOnly? NewDate(
        DateOnly date, DateTimeOffset now, WorkingCalendar calendar, TimeZoneInfo agencyZone, int daysOpen, DateOnly? nextDate)
    {
        var dayAfter = ZonedTime.At(date.AddDays(1), TimeOnly.MinValue, agencyZone);
        var morning = calendar.NextWorkingMorning(now > dayAfter ? now : dayAfter, agencyZone);
        var moved = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(morning, agencyZone).DateTime);
        return moved.AddDays(daysOpen) >= nextDate ? null : moved;
    }

    private static DateTimeOffset NotAfter(DateOnly? nextDate, TimeZoneInfo zone, DateTimeOffset staleAt)
    {
        var next = nextDate is { } date ? ZonedTime.At(date, TimeOnly.MinValue, zone) : DateTimeOffset.MaxValue;
        return next < staleAt ? next : staleAt;
    }
}
