using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>One activity from the channel and the means to answer it. Used by one flow of control at a time.</summary>
public interface ITurnContext
{
    /// <summary>What came in.</summary>
    Activity Activity { get; }

    /// <summary>What the parts that handle this turn leave for each other; gone when the turn ends.</summary>
    IDictionary<string, object> TurnState { get; }

    /// <summary>Sends an activity to the conversation. The activity itself is not changed and may be sent again.</summary>
    Task<ResourceResponse> SendActivityAsync(Activity activity, CancellationToken cancellationToken = default);

    /// <summary>Sends a text to the conversation.</summary>
    Task<ResourceResponse> SendActivityAsync(string text, CancellationToken cancellationToken = default);

    /// <summary>Replaces an activity that was sent before; its <see cref="Activity.Id"/> says which.</summary>
    Task<ResourceResponse> UpdateActivityAsync(Activity activity, CancellationToken cancellationToken = default);

    /// <summary>Takes an activity back that was sent before.</summary>
    Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default);

    /// <summary>What <see cref="Set{T}"/> left in <see cref="TurnState"/>, or null.</summary>
    T? Get<T>()
        where T : class;

    /// <summary>Leaves a value in <see cref="TurnState"/>, one of each type.</summary>
    void Set<T>(T value)
        where T : class;
}
