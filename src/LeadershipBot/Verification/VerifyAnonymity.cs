using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Content;
using LeadershipBot.Pulses;
using LeadershipBot.Reports;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Telemetry;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Verification;

/// <summary>
/// Looks at the live store and the live settings beside a bot that may be running, and changes neither: the host's parts
/// are put together as for a start, but nothing of it is started and its store is not opened.
/// </summary>
public sealed class VerifyAnonymity(
    IOptions<StoreOptions> storage,
    InspectStore inspect,
    IOptions<PulseOptions> pulses,
    IOptions<BotFrameworkOptions> bot,
    IOptions<TelemetryOptions> telemetry,
    AgencyFiles files,
    Agency agency,
    ContentLibrary content,
    ILoggerFactory loggers,
    IOptions<LoggerFilterOptions> logFilters,
    TimeProvider clock)
{
    private static readonly IAnonymityCheck[] Checks =
        [new CheckRounds(), new CheckRemnants(), new CheckRows(), new CheckLogs(), new CheckTelemetry(), new CheckFiles(), new CheckAccount(), new CheckThresholds()];

    /// <exception cref="EntityStoreException">The store can't be read.</exception>
    /// <exception cref="UnusableFilesException">The roster or the programs can't be read.</exception>
    public async Task<VerificationReport> RunAsync(ProcessSettings settings)
    {
        if (files.Load() is { Count: > 0 } errors)
        {
            throw new UnusableFilesException(errors);
        }

        // Before the rounds are read: none can be overdue by a later moment than this.
        var now = clock.GetUtcNow();
        var folder = DataFolder.Look(storage.Value.DataDirectory);
        using var inspection = await inspect.BeginAsync();
        var listed = await inspection.PartitionsAsync(Tables.RoundRosters).ToListAsync();
        var subject = new VerificationSubject(
            storage.Value,
            folder,
            inspection,
            listed,
            await inspection.ReadAsync<RoundRow>(Tables.Rounds).ToListAsync(),
            agency.Roster,
            content,
            bot.Value,
            pulses.Value,
            LogSettings.Of(loggers, logFilters.Value),
            settings,
            telemetry.Value,
            Thresholds.InForce(content.Instruments[0]),
            now);
        var parts = new List<ReportPart>();
        foreach (var check in Checks)
        {
            parts.Add(new(check.Title, await check.RunAsync(subject).ToListAsync()));
        }

        return new(parts);
    }
}
