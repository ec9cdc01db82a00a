using LeadershipBot.Core.Nudges;

namespace LeadershipBot.Nudges;

/// <summary>A nudge a manager was shown. Private to that manager: no card, page or export of anybody else reads it.</summary>
/// <param name="Because">Why this one, so that the card says the same when it is asked for again; null in rows of before.</param>
public sealed record NudgeRow(string NudgeId, DateOnly SentOn, NudgeResponse Response, NudgeReason? Because = null);
