using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.Results;

/// <summary>What stands around somebody's results, such as what they can do with them.</summary>
public sealed record ResultExtras(IReadOnlyList<CardElement> Above, IReadOnlyList<CardElement> Beneath)
{
    public static ResultExtras None { get; } = new([], []);

    /// <summary>What was promised to the group, and what came of it.</summary>
    public IReadOnlyList<CardElement> Promised { get; init; } = [];
}
