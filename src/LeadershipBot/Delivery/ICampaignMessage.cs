using LeadershipBot.BotFramework.Activities;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Teams;

namespace LeadershipBot.Delivery;

/// <summary>What one kind of campaign says to one person.</summary>
public interface ICampaignMessage
{
    CampaignKind Kind { get; }

    /// <summary>Whether everybody in the ledger gets it, so that a place in a week to come is taken at once.</summary>
    bool IsSure => true;

    /// <summary>Before a place in the week is taken: whether it is this person's turn.</summary>
    Task<MessageTurn> LookAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) => Task.FromResult<MessageTurn>(new MessageTurn.Now());

    /// <summary>Null when there is nothing (any more) to say to this person.</summary>
    Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken);
}

/// <summary>When it is a recipient's turn.</summary>
public abstract record MessageTurn
{
    private MessageTurn()
    {
    }

    public sealed record Now : MessageTurn;

    /// <summary>Look again then; where that is too late, there was nothing to say.</summary>
    public sealed record NotBefore(DateTimeOffset Instant) : MessageTurn;

    /// <summary>There is nothing to say, and will not be.</summary>
    public sealed record Never : MessageTurn;
}
