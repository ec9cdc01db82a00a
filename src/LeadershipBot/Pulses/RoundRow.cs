using System.Text.Json.Serialization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Pulses;

/// <summary>One run of a pulse, as stored. It never says who answered or how many.</summary>
/// <param name="LocalTime">The local time of day at which the waves and the reminder go out.</param>
/// <param name="Zones">The IANA zones of the people asked.</param>
/// <param name="ResultsSent">Whether the cards with its results were handed to the ledger.</param>
public sealed record RoundRow(
    string Id,
    string ProgramId,
    string InstrumentId,
    RoundState State,
    DateOnly OpenDate,
    TimeOnly LocalTime,
    DateTimeOffset ClosesAt,
    IReadOnlyList<string> Zones,
    bool ResultsSent = false)
{
    [JsonIgnore]
    public DateOnly ClosingDay => DateOnly.FromDateTime(ClosesAt.Date);
}
