using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Content;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Verification;

/// <summary>Everything the checks look at. Files were listed before rounds were read: whatever file was there has its round among these.</summary>
/// <param name="Settings">The environment and switches of the process.</param>
/// <param name="Now">By the bot's calendar.</param>
public sealed record VerificationSubject(
    string DataDirectory,
    SqliteStoreInspection Store,
    IReadOnlyList<RoundRow> Rounds,
    Core.Organization.Roster Roster,
    ContentLibrary Content,
    BotFrameworkOptions Bot,
    PulseOptions Pulses,
    LogSettings Logs,
    ProcessSettings Settings,
    Thresholds Thresholds,
    DateTimeOffset Now)
{
    /// <summary>A day after its close a round is erased, unless no bot is at work or the round can't be counted (see <see cref="CloseRound.KeepsUncountableFor"/>).</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public IEnumerable<RoundRow> Unfinished => Rounds.Where(round => round.State != RoundState.Purged);

    /// <summary>Names of the files in the store's own folder that a round's ballots and keys may be in.</summary>
    public static IEnumerable<string> FilesOf(RoundRow round) =>
        new[] { Tables.Ballots(round.Id), Tables.RoundKeys(round.Id) }.Select(SqliteStoreInspection.FileOf);

    /// <summary>The files of a round that are still there now.</summary>
    public IEnumerable<string> RemainingFilesOf(RoundRow round) =>
        FilesOf(round).Where(file => File.Exists(Path.Combine(DataDirectory, file)));

    public bool IsOverdue(RoundRow round) => Now > round.ClosesAt + Grace;
}
