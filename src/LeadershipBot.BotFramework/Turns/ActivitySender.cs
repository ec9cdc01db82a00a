using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>
/// How a turn talks back to the channel. The activities it gets say where they go: service URL, conversation and,
/// where it applies, the activity they answer.
/// </summary>
public abstract class ActivitySender
{
    /// <summary>Sends an activity to its conversation, as a reply if <see cref="Activity.ReplyToId"/> is set.</summary>
    public abstract Task<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Replaces the activity with the same <see cref="Activity.Id"/>.</summary>
    public abstract Task<ResourceResponse> UpdateAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Takes an activity back.</summary>
    public abstract Task DeleteAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken);
}
