using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Teams;

namespace LeadershipBot.Circles;

/// <summary>The circle one is in, or the offer to join.</summary>
public sealed class CircleCommand(CircleCards cards) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["circle", "círculo"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        await (await cards.DrawAsync(caller, cancellationToken) is { } card
            ? turn.SendActivityAsync(MessageFactory.Card(card), cancellationToken)
            : turn.SendActivityAsync(CircleTexts.NoCircles[caller.Language], cancellationToken));
    }
}

/// <summary>"Join" and "Leave": a wish that holds until the other is tapped. Tapping twice changes nothing more.</summary>
public abstract class WishForCircles(CircleTable table, CircleCards cards, bool isIn) : ICardVerbHandler
{
    public abstract string Verb { get; }

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        await table.WishAsync(caller.Person.Id, isIn, cancellationToken);
        return InvokeResponses.Card(await cards.DrawAsync(caller, cancellationToken) ?? CardParts.Plain(caller.Language, CircleTexts.NoCircles[caller.Language]));
    }
}

public sealed class JoinCircles(CircleTable table, CircleCards cards) : WishForCircles(table, cards, isIn: true)
{
    public const string VerbName = "circle.join";

    public override string Verb => VerbName;
}

public sealed class LeaveCircles(CircleTable table, CircleCards cards) : WishForCircles(table, cards, isIn: false)
{
    public const string VerbName = "circle.leave";

    public override string Verb => VerbName;
}
