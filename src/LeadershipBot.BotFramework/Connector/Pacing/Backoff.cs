namespace LeadershipBot.BotFramework.Connector.Pacing;

/// <summary>How long to hold a conversation back that Teams refused without a <c>Retry-After</c>.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Half a second, doubled with every refusal, up to 15 seconds; from half of that to all but half as much again.</summary>
    /// <param name="refusals">Refusals in a row, at least 1.</param>
    /// <param name="jitter">From 0 to 1, by chance.</param>
    internal static TimeSpan After(int refusals, double jitter)
    {
        var doubled = First * Math.Pow(2, Math.Min(refusals, 10) - 1);
        return (doubled < Longest ? doubled : Longest) * (0.5 + jitter);
    }
}
