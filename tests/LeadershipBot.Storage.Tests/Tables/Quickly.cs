using LeadershipBot.Storage.AzureTables;

namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>The store with the patience of a test.</summary>
internal static class Quickly
{
    public static AzureTableTuning Tuning { get; } = new()
    {
        MaxRetries = 3,
        Delay = TimeSpan.FromMilliseconds(1),
        MaxDelay = TimeSpan.FromMilliseconds(5),
        NetworkTimeout = TimeSpan.FromSeconds(10),
    };

    public static AzureTableEntityStore Open(string connectionString, AzureTableTuning? tuning = null) =>
        new(SilentTables.ByKey(connectionString, tuning ?? Tuning));
}
