using LeadershipBot.Core.Schedules;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;

namespace LeadershipBot.Schedules;

/// <summary>
/// Whether waves may start at all: not while the whole agency is in quiet mode. One that may not is looked at again when that
/// ends, by the rule for late waves. In a unit's quiet mode the wave goes out, and the unit's messages wait in the ledger.
/// </summary>
public sealed class StartHold(QuietModes quiet, Agency agency)
{
    /// <summary>Nothing starts before this moment; <see cref="DateTimeOffset.MaxValue"/> for an open end, null for no hold.</summary>
    public async Task<DateTimeOffset?> UntilAsync(CancellationToken cancellationToken) =>
        (await quiet.ReadAsync(cancellationToken)).FirstOrDefault(period => period.Unit is null) is not { } whole ? null
        : whole.Until is { } date ? ZonedTime.At(date, TimeOnly.MinValue, agency.Programs.TimeZone)
        : DateTimeOffset.MaxValue;
}
