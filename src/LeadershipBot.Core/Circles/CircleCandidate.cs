namespace LeadershipBot.Core.Circles;

/// <summary>Somebody who wants to be in a circle.</summary>
/// <param name="PersonId">The roster id; each candidate once.</param>
/// <param name="Team">The team they are in or lead; no two people of one team share a circle.</param>
/// <param name="Above">The units above that team, the next one first; as far as it can be had, nobody sits in a circle with someone of these.</param>
/// <param name="WaitedLastTime">Whether there was no place for them last time: they come first now.</param>
public sealed record CircleCandidate(string PersonId, string Team, IReadOnlyList<string> Above, bool WaitedLastTime = false);

/// <summary>Who meets whom.</summary>
/// <param name="Circles">The members' ids, circle by circle; every candidate stands in one circle or among <paramref name="Waiting"/>.</param>
/// <param name="Waiting">Those there is no place for, so that they come first next time.</param>
public sealed record CirclesFormed(IReadOnlyList<IReadOnlyList<string>> Circles, IReadOnlyList<string> Waiting);
