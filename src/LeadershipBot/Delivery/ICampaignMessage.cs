using LeadershipBot.BotFramework.Activities;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Teams;

namespace LeadershipBot.Delivery;

/// <summary>What one kind of campaign says to one person.</summary>
public interface ICampaignMessage
{
    CampaignKind Kind { get; }

    /// <summary>Null when there is nothing (any more) to say to this person.</summary>
    Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken);
}
