using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Content;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Telemetry;

namespace LeadershipBot.Verification;

/// <summary>
/// Everything the checks look at. Files, tables and lists of who was asked were looked for before rounds were read:
/// whatever was there has its round among these.
/// </summary>
/// <param name="Listed">The rounds of which there was a list of who was asked.</param>
/// <param name="Settings">The environment and switches of the process.</param>
/// <param name="Now">By the bot's calendar.</param>
public sealed record VerificationSubject(
    StoreOptions Storage,
    DataFolder Folder,
    IStoreInspection Store,
    IReadOnlyList<string> Listed,
    IReadOnlyList<RoundRow> Rounds,
    Core.Organization.Roster Roster,
    ContentLibrary Content,
    BotFrameworkOptions Bot,
    PulseOptions Pulses,
    LogSettings Logs,
    ProcessSettings Settings,
    TelemetryOptions Telemetry,
    Thresholds Thresholds,
    DateTimeOffset Now)
{
    /// <summary>A day after its close a round is erased, unless no bot is at work or the round can't be counted (see <see cref="CloseRound.KeepsUncountableFor"/>).</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public IEnumerable<RoundRow> Unfinished => Rounds.Where(round => round.State != RoundState.Purged);

    /// <summary>The tables that a round has for itself.</summary>
    public static IReadOnlyList<TableName> TablesOf(RoundRow round) => [Tables.Ballots(round.Id), Tables.RoundKeys(round.Id)];

    /// <summary>The unfinished round in whose place a table lies.</summary>
    public RoundRow? RoundOf(InspectedTable table) => Unfinished.FirstOrDefault(round => TablesOf(round).Any(name => Store.IsPlaceOf(name, table)));

    public bool IsOverdue(RoundRow round) => Now > round.ClosesAt + Grace;
}
