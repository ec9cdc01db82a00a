using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.Results;

/// <summary>What stands around somebody's results.</summary>
/// <param name="BeginsWithStrengths">Whether they will talk about them with others.</param>
/// <param name="Promised">What was promised to the group, and what came of it.</param>
/// <param name="Beneath">What they can do with them.</param>
public sealed record ResultExtras(bool BeginsWithStrengths, IReadOnlyList<CardElement> Promised, IReadOnlyList<CardElement> Beneath)
{
    public static ResultExtras None { get; } = new(BeginsWithStrengths: false, [], []);
}
