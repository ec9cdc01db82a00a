using LeadershipBot.Core.Nudges;

namespace LeadershipBot.Nudges;

/// <summary>A nudge a manager was shown. Private to that manager: no card, page or export of anybody else reads it.</summary>
public sealed record NudgeRow(string NudgeId, DateOnly SentOn, NudgeResponse Response);
