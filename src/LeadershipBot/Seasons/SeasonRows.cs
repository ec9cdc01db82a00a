using LeadershipBot.Core.Nudges;

namespace LeadershipBot.Seasons;

/// <param name="HasBegun">Whether anything was sent in it; from then on it does not change.</param>
public sealed record SeasonRow(IReadOnlyList<string> Practices, SeasonChoice Choice, bool HasBegun);

/// <summary>In which order a manager starts a season's practices, and all that it takes to see that chance drew it.</summary>
public sealed record StartOrderRow(IReadOnlyList<string> Practices, Stratum Stratum, string Seed);

/// <summary>How many managers took part in a season that is over, as leaders may see it. It is written once.</summary>
/// <param name="Counts">Null where they are too few.</param>
public sealed record ParticipationRow(DateOnly CountedOn, NudgeParticipation? Counts = null);
