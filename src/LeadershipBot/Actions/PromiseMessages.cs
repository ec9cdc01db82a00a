using System.Globalization;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>"What we will do", or what was put to a leader, to one person of the team.</summary>
public sealed class PlanMessage(ActionsTable table, PromiseCards cards) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Plan;

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        var (of, key) = Read(campaign.Subject);
        return of == FollowUps.OfAction
            ? await table.FindActionAsync(key, cancellationToken) is { Value: var action } ? Message(cards.Plan(action, recipient.Language), recipient) : null
            : await table.FindBarrierAsync(key, cancellationToken) is { Value: var barrier } ? Message(cards.Raised(barrier, recipient.Language), recipient) : null;
    }

    /// <summary>Which table a campaign is about, and the key there.</summary>
    public static (string Of, string Key) Read(string subject)
    {
        var dot = subject.IndexOf('.', StringComparison.Ordinal);
        return (subject[..dot], subject[(dot + 1)..]);
    }

    public static Activity Message(IReadOnlyList<CardElement> body, Caller recipient) => MessageFactory.Card(CardParts.Card(recipient.Language, body));
}

/// <summary>What came of an action, or a leader's reply, to one person of the team.</summary>
public sealed class OutcomeMessage(ActionsTable table, PromiseCards cards) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Outcome;

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        var (of, key) = PlanMessage.Read(campaign.Subject);
        if (of == FollowUps.OfBarrier)
        {
            return await table.FindBarrierAsync(key, cancellationToken) is { Value: { Reply: { } reply } barrier }
                ? PlanMessage.Message(cards.Replied(barrier, reply, recipient.Language), recipient)
                : null;
        }

        var dot = key.LastIndexOf('.');
        return int.TryParse(key.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await table.FindActionAsync(key[..dot], cancellationToken) is { Value: var action } && number > 0 && action.History.Count >= number
            ? PlanMessage.Message(cards.Outcome(action with { History = [.. action.History.Take(number)] }, action.History[number - 1], recipient.Language), recipient)
            : null;
    }
}

/// <summary>A question to one who leads; nothing once it is answered.</summary>
public sealed class BarrierMessage(ActionsTable table, ReadGate gate, AskOutcome outcome, AskReply reply, Agency agency) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Barrier;

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        var (of, key) = PlanMessage.Read(campaign.Subject);
        switch (of)
        {
            case FollowUps.OfAction:
                return await table.FindActionAsync(key, cancellationToken) is { Value: { IsOpen: true } action } && Speakers.OwnerOf(agency.Roster, action)?.Id == recipient.Person.Id
                    ? MessageFactory.Card(outcome.Draw(action, recipient))
                    : null;
            case FollowUps.OfBarrier:
                return await table.FindBarrierAsync(key, cancellationToken) is { Value: { IsOpen: true } barrier } && Speakers.AnswererOf(agency.Roster, barrier)?.Id == recipient.Person.Id
                    ? MessageFactory.Card(reply.Draw(barrier, recipient))
                    : null;
            default:
                return (await gate.ShutAsync(cancellationToken)).FirstOrDefault(shut => shut.RoundId == key) is { Program: { } program }
                    ? MessageFactory.Card(CardParts.Card(recipient.Language, GateNotice.Draw([program], recipient.Language)))
                    : null;
        }
    }
}
