namespace LeadershipBot.BotFramework.Connector.Pacing;

/// <summary>At most so many requests in any span of that length.</summary>
/// <param name="Requests">At least 1.</param>
/// <param name="Window">The span's length.</param>
internal readonly record struct RateLimit(int Requests, TimeSpan Window);

/// <summary>
/// What Teams takes from one bot (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit), each window longer
/// by <see cref="Margin"/>.
/// </summary>
internal static class TeamsLimits
{
    /// <summary>
    /// Two requests that leave exactly a second apart arrive closer together when the first takes longer on its way. Ways
    /// may differ by this much before Teams sees one request too many; it costs 2.4 % of the throughput.
    /// </summary>
    internal static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(25);

    /// <summary>The window of the limit per tenant.</summary>
    internal static readonly TimeSpan TenantWindow = TimeSpan.FromSeconds(1) + Margin;

    /// <summary>Per conversation; sending and creating count apart.</summary>
    internal static readonly RateLimit[] PerConversation =
    [
        new(7, TimeSpan.FromSeconds(1) + Margin),
        new(8, TimeSpan.FromSeconds(2) + Margin),
        new(60, TimeSpan.FromSeconds(30) + Margin),
        new(1800, TimeSpan.FromHours(1) + Margin),
    ];

    /// <summary>After this long a conversation's requests matter to no limit.</summary>
    internal static readonly TimeSpan LongestWindow = PerConversation[^1].Window;
}
