namespace LeadershipBot.Telemetry;

/// <summary>What the console shows, and no more: the settings under <c>Logging:Console</c> count for both.</summary>
[ProviderAlias("Console")]
public sealed class CollectorLogs(CollectorExport export) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => export.Loggers.CreateLogger(categoryName);

    public void Dispose()
    {
        // The export ends by itself, last.
    }
}
