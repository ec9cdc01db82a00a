namespace LeadershipBot.Storage.Sqlite;

/// <summary>What tests make small.</summary>
internal sealed record SqliteTuning
{
    /// <summary>How long to wait for another process that holds the file.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After this long without a write the log is folded into the file and emptied: replaced and deleted rows leave the
    /// medium then (real time; a thread waits).
    /// </summary>
    public TimeSpan IdleBeforeErasing { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Upper bound of the file in pages of 4 KiB; 0 for none.</summary>
    public int MaxPages { get; init; }
}
