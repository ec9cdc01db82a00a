using System.Text.Json.Serialization;

namespace LeadershipBot.Core.Actions;

/// <summary>What a leader said to a barrier.</summary>
/// <param name="Text">The words, as the team was sent them.</param>
/// <param name="By">The Entra object id of who said it.</param>
/// <param name="At">When.</param>
public sealed record BarrierReply(string Text, string By, DateTimeOffset At);

/// <summary>"Above my level": what a team can't change by itself, put to a named leader above it. The team sees both question and reply.</summary>
/// <param name="Id">Unique; letters, digits and hyphens.</param>
/// <param name="Unit">The key (<see cref="Actions.Unit"/>) of the team it was raised for.</param>
/// <param name="Team">That team's name when it was raised.</param>
/// <param name="Text">What stands in the way.</param>
/// <param name="Leader">The Entra object id of the leader it was put to.</param>
/// <param name="LeaderName">That leader's name then, for when they have left.</param>
/// <param name="By">The Entra object id of who raised it.</param>
/// <param name="At">When.</param>
/// <param name="Due">The day a reply is due: <see cref="DaysToReply"/> days later.</param>
/// <param name="Reply">What the leader said; null while open.</param>
/// <param name="RoundId">The round whose results it follows; null where there was none yet.</param>
public sealed record LeadershipBarrier(
    string Id,
    string Unit,
    string Team,
    string Text,
    string Leader,
    string LeaderName,
    string By,
    DateTimeOffset At,
    DateOnly Due,
    BarrierReply? Reply = null,
    string? RoundId = null)
{
    /// <summary>Days until a reply is due.</summary>
    public const int DaysToReply = 14;

    /// <summary>The key it is stored under: its team's, then its own.</summary>
    [JsonIgnore]
    public string Key => $"{Unit}.{Id}";

    /// <summary>Whether no reply has come.</summary>
    [JsonIgnore]
    public bool IsOpen => Reply is null;

    /// <summary>Days from the question to the reply or, while there is none, to today.</summary>
    public int DaysOpen(DateTimeOffset now) => (int)((Reply?.At ?? now) - At).TotalDays;

    /// <summary>The barrier as it was at a moment; null where it was not raised yet.</summary>
    public LeadershipBarrier? AsOf(DateTimeOffset moment) => At > moment ? null : this with { Reply = Reply?.At <= moment ? Reply : null };
}
