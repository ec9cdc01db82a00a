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
/// <param name="NudgeDay">The day of the week for nudges; null: as the agency says.</param>
/// <param name="NudgeHour">The hour of the day for nudges, local, 0–23; null: as the agency says.</param>
/// <param name="WantsNudges">Whether somebody who leads nobody asked for nudges.</param>
/// <param name="WorksApart">Whether the team works apart, by this person's word.</param>
/// <param name="NewToTeamSince">The day on which this person said to be new to the team.</param>
public sealed record PreferencesRow(
    Language? Language = null,
    IReadOnlyList<DayOfWeek>? Days = null,
    int? FromHour = null,
    int? ToHour = null,
    DateOnly? PausedUntil = null,
    bool NoPulses = false,
    bool NoNudges = false,
    DayOfWeek? NudgeDay = null,
    int? NudgeHour = null,
    bool WantsNudges = false,
    bool WorksApart = false,
    DateOnly? NewToTeamSince = null)
{
    /// <summary>How long somebody new to a team is new.</summary>
    private const int WeeksOfBeingNew = 26;

    public static PreferencesRow Default { get; } = new();

    /// <summary>Without a pause, and without being new, where that has ended.</summary>
    public PreferencesRow AsOf(DateOnly today) => this with
    {
        PausedUntil = PausedUntil <= today ? null : PausedUntil,
        NewToTeamSince = NewToTeamSince?.AddDays(7 * WeeksOfBeingNew) <= today ? null : NewToTeamSince,
    };

    /// <summary>Null where the person chose none: the agency's calendar holds then.</summary>
    [JsonIgnore]
    public PersonalHours? OwnHours => Days is not null && FromHour is { } from && ToHour is { } to
        ? PersonalHours.TryCreate(Days, new TimeOnly(from, 0), new TimeOnly(to, 0))
        : null;
}

/// <summary>Says that somebody who leads nobody asked for nudges, so that a wave need not read everybody's preferences; these decide.</summary>
public sealed record OptInRow(bool Nudges = true);
