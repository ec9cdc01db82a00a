using System.Text.Json.Serialization;

namespace LeadershipBot.Core.Actions;

/// <summary>How an action stands.</summary>
public enum ActionStatus
{
    /// <summary>Promised, and not yet done.</summary>
    Going,

    /// <summary>Done.</summary>
    Done,

    /// <summary>It will not be done; the words say why.</summary>
    Dropped,
}

/// <summary>What became of an action at a moment.</summary>
/// <param name="Status">How it stands since then.</param>
/// <param name="At">When it was said.</param>
/// <param name="By">The Entra object id of who said it.</param>
/// <param name="Words">A few words for the team; never null where it was dropped.</param>
/// <param name="Due">The new date; never null where it goes on.</param>
public sealed record ActionChange(ActionStatus Status, DateTimeOffset At, string By, string? Words = null, DateOnly? Due = null);

/// <summary>What we will do: a promise that a team, or the agency, was made after a release. It holds nothing anybody said in a pulse.</summary>
/// <param name="Id">Unique; letters, digits and hyphens.</param>
/// <param name="Unit">The key (<see cref="Actions.Unit"/>) of the team it was made to.</param>
/// <param name="Team">That team's name when it was made.</param>
/// <param name="Text">What we will do, <see cref="MaxText"/> characters at most.</param>
/// <param name="FirstDue">The day it was first promised for.</param>
/// <param name="Owner">The Entra object id of who sees to it.</param>
/// <param name="By">The Entra object id of who promised it.</param>
/// <param name="At">When it was promised.</param>
/// <param name="History">What became of it, oldest first.</param>
/// <param name="RoundId">The round whose results it follows; null where there was none yet.</param>
/// <param name="DecidedWith">Who decided it; null where nothing was said.</param>
/// <param name="HeardFrom">Who else was heard, such as families or partners; null where nothing was said.</param>
public sealed record LeadershipAction(
    string Id,
    string Unit,
    string Team,
    string Text,
    DateOnly FirstDue,
    string Owner,
    string By,
    DateTimeOffset At,
    IReadOnlyList<ActionChange> History,
    string? RoundId = null,
    string? DecidedWith = null,
    string? HeardFrom = null)
{
    /// <summary>The most characters of what is promised, or of why it was dropped.</summary>
    public const int MaxText = 500;

    /// <summary>The most characters of who decided it or was heard.</summary>
    public const int MaxNames = 200;

    /// <summary>How long after a new date the next one may be said; that it is done or dropped may be said at any time.</summary>
    public static readonly TimeSpan BetweenDates = TimeSpan.FromDays(7);

    /// <summary>The key it is stored under: its team's, then its own.</summary>
    [JsonIgnore]
    public string Key => $"{Unit}.{Id}";

    /// <summary>How it stands.</summary>
    [JsonIgnore]
    public ActionStatus Status => History is [.., var last] ? last.Status : ActionStatus.Going;

    /// <summary>Whether it is still to be done.</summary>
    [JsonIgnore]
    public bool IsOpen => Status == ActionStatus.Going;

    /// <summary>The day it is promised for now.</summary>
    [JsonIgnore]
    public DateOnly Due => History.LastOrDefault(change => change.Due is not null)?.Due ?? FirstDue;

    /// <summary>When it last changed.</summary>
    [JsonIgnore]
    public DateTimeOffset ChangedAt => History is [.., var last] ? last.At : At;

    /// <summary>The action as it was at a moment; null where it was not promised yet.</summary>
    public LeadershipAction? AsOf(DateTimeOffset moment) =>
        At > moment ? null : this with { History = [.. History.Where(change => change.At <= moment)] };

    /// <summary>With one more word on what became of it.</summary>
    public LeadershipAction With(ActionChange change) => this with { History = [.. History, change] };

    /// <summary>
    /// Whether this may be said of it at a moment. Each is a message to the whole team, so there is one new date in a week, and
    /// then one last word.
    /// </summary>
    public bool MaySay(ActionStatus status, DateTimeOffset moment) =>
        IsOpen && (status != ActionStatus.Going || History.Count == 0 || moment - ChangedAt >= BetweenDates);

    /// <summary>Whether a day can be promised: not before today, and at most a year away.</summary>
    public static bool IsDate(DateOnly date, DateOnly today) => date >= today && date <= today.AddYears(1);
}
