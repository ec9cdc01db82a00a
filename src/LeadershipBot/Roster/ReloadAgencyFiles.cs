using LeadershipBot.Schedules;

namespace LeadershipBot.Roster;

/// <summary>Notices changed files. One with errors is refused whole, its errors logged, and what ran before keeps running.</summary>
public sealed partial class ReloadAgencyFiles(AgencyFiles files, Agenda agenda, ILogger<ReloadAgencyFiles> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = files.Changed;
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var changed = files.Changed;
            if (changed != seen)
            {
                seen = changed;
                await ReloadAsync(stoppingToken);
            }
        }
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var errors = files.Load();
        foreach (var error in errors)
        {
            LogRefused(logger, error.ToString());
        }

        if (errors.Count == 0)
        {
            await agenda.PlanProgramsAsync(cancellationToken);
            LogReloaded(logger);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A changed file was refused and what ran before keeps running. {Error}")]
    private static partial void LogRefused(ILogger logger, string error);

    [LoggerMessage(Level = LogLevel.Information, Message = "The roster and the programs were loaded again")]
    private static partial void LogReloaded(ILogger logger);
}
