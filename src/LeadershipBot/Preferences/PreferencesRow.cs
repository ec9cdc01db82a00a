using System.Text.Json.Serialization;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;

namespace LeadershipBot.Preferences;

/// <summary>How a person wants to be written to.</summary>
/// <param name="Language">Null: as the roster says.</param>
/// <param name="Days">Days of the week on which the bot may write first; null, with both hours: as the agency's calendar says.</param>
/// <param name="FromHour">First hour of the day, local, 0–22.</param>
/// <param name="ToHour">Hour of the day from which no more, local, 1–23, after <paramref name="FromHour"/>.</param>
/// <param name="PausedUntil">First local date on which the bot may write first again.</param>
public sealed record PreferencesRow(
    Language? Language = null,
    IReadOnlyList<DayOfWeek>? Days = null,
    int? FromHour = null,
    int? ToHour = null,
    DateOnly? PausedUntil = null,
    bool NoPulses = false,
    bool NoNudges = false)
{
    public static PreferencesRow Default { get; } = new();

    /// <summary>Without a pause that has ended.</summary>
    public PreferencesRow AsOf(DateOnly today) => PausedUntil <= today ? this with { PausedUntil = null } : this;

    /// <summary>Null where the person chose none: the agency's calendar holds then.</summary>
    [JsonIgnore]
    public PersonalHours? OwnHours => Days is not null && FromHour is { } from && ToHour is { } to
        ? PersonalHours.TryCreate(Days, new TimeOnly(from, 0), new TimeOnly(to, 0))
        : null;
}
