using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>The HTTP answer to an invoke.</summary>
/// <param name="Status">The HTTP status: 200 whenever the bot ran, whatever came of it.</param>
/// <param name="Body">What came of it, if the invoke was a card's action.</param>
public sealed record InvokeResponse(int Status, AdaptiveCardInvokeResponse? Body = null)
{
    /// <summary>The bot knows no invoke of that name.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501);

    /// <summary>The bot ran and this came of it.</summary>
    public static InvokeResponse Ok(AdaptiveCardInvokeResponse body) => new(200, body);
}
