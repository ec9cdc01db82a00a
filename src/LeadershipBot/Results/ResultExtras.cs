using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.Results;

/// <summary>What stands above and beneath somebody's results, such as what they can do with them.</summary>
public sealed record ResultExtras(IReadOnlyList<CardElement> Above, IReadOnlyList<CardElement> Beneath)
{
    public static ResultExtras None { get; } = new([], []);
}
