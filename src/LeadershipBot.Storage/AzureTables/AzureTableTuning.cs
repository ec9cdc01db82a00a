namespace LeadershipBot.Storage.AzureTables;

/// <summary>How patient the store is with the service. Tests are in more of a hurry.</summary>
internal sealed record AzureTableTuning
{
    /// <summary>Tries after the first.</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>Before the second try; each next one waits twice as long. Where the service says how long, that is kept to.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait, unless the service says more.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For one try.</summary>
    public TimeSpan NetworkTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
