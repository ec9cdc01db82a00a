namespace LeadershipBot.Schedules;

/// <summary>Whether waves may start at all. One that may not is looked at again when the hold ends, by the rule for late waves.</summary>
public sealed class StartHold
{
    /// <summary>Nothing starts before this moment; <see cref="DateTimeOffset.MaxValue"/> for an open end, null for no hold.</summary>
    public DateTimeOffset? Until { get; set; }

    public ValueTask<DateTimeOffset?> UntilAsync(CancellationToken cancellationToken) => new(Until);
}
