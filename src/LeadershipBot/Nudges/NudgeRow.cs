using System.Text.Json.Serialization;
using LeadershipBot.Core.Nudges;

namespace LeadershipBot.Nudges;

/// <summary>A nudge a manager was shown. Private to that manager: no card, page or export of anybody else reads it.</summary>
/// <param name="Because">Why this one, so that the card says the same when it is asked for again; null in rows of before.</param>
/// <param name="Situation">The manager's situation that it fits.</param>
/// <param name="LowAt">The published group where what staff say about it is low.</param>
/// <param name="TakenAt">When it was taken on.</param>
/// <param name="Outcome">How it went, by the manager's own word.</param>
public sealed record NudgeRow(
    string NudgeId,
    DateOnly SentOn,
    NudgeResponse Response,
    NudgeReason? Because = null,
    NudgeSituation? Situation = null,
    string? LowAt = null,
    DateTimeOffset? TakenAt = null,
    CheckInOutcome? Outcome = null)
{
    [JsonIgnore]
    public NudgeHistoryEntry Entry => new(NudgeId, SentOn, Response, Outcome);
}

/// <summary>A manager's own words on a nudge. Private to that manager, and deleted after <see cref="Notes.DaysKept"/> days.</summary>
public sealed record NoteRow(string NudgeId, string Text, DateOnly WrittenOn);
