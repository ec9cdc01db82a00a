using LeadershipBot.Content;
using LeadershipBot.Delivery;
using LeadershipBot.Schedules;
using LeadershipBot.Store;

namespace LeadershipBot.Roster;

/// <summary>Notices changed files. One with errors is refused whole, its errors logged, and what ran before keeps running.</summary>
public sealed partial class ReloadAgencyFiles(AgencyFiles files, AgencyContent content, Agenda agenda, RunCampaigns runCampaigns, StoreHealth store, ILogger<ReloadAgencyFiles> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private (DateTime Roster, DateTime Programs)? _before;
    private bool _isPlanned = true;

    /// <summary>One look. What the store did not take is planned at the next.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        // First, so that programs may name an instrument that came with them.
        content.Look();

        // A file that is still being written changes again before the next look.
        var now = files.Changed;
        if (now != files.Loaded && now == _before && TryLoad())
        {
            _isPlanned = false;
        }

        _before = now;
        _isPlanned = _isPlanned || await store.TryAsync(() => PlanAsync(cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, error.GetType().Name);
            }
        }
    }

    private bool TryLoad()
    {
        var errors = files.Load();
        foreach (var error in errors)
        {
            LogRefused(logger, Path.GetFileName(error.File), error.Error.Line, error.Error.Field, error.Error.Message);
        }

        return errors.Count == 0;
    }

    private async Task PlanAsync(CancellationToken cancellationToken)
    {
        await agenda.PlanProgramsAsync(cancellationToken);

        // Who is where, and so who is in quiet mode, may be another now.
        await runCampaigns.DecideAgainAsync(cancellationToken);
        LogReloaded(logger);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} was refused and what ran before keeps running. Line {Line}, {Field}: {Problem}")]
    private static partial void LogRefused(ILogger logger, string file, int line, string field, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The changed files could not be loaded: {ErrorType}")]
    private static partial void LogFailed(ILogger logger, string errorType);

    [LoggerMessage(Level = LogLevel.Information, Message = "The roster and the programs were loaded again")]
    private static partial void LogReloaded(ILogger logger);
}
