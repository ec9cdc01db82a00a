namespace LeadershipBot.Core.Actions;

/// <summary>That a team, or everybody, was told what a release says.</summary>
/// <param name="RoundId">The round.</param>
/// <param name="Unit">The key (<see cref="Actions.Unit"/>) of those who were told.</param>
/// <param name="Team">Their team's name then.</param>
/// <param name="By">The Entra object id of who told them.</param>
/// <param name="At">When.</param>
/// <param name="ClosedOn">The day the round closed.</param>
public sealed record Heard(string RoundId, string Unit, string Team, string By, DateTimeOffset At, DateOnly ClosedOn)
{
    /// <summary>Days from the close of the round to the telling, as the agency's calendar counts them; 0 or more.</summary>
    public int DaysIn(TimeZoneInfo zone) => Math.Max(0, LocalDay.Of(At, zone).DayNumber - ClosedOn.DayNumber);
}
