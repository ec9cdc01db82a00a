using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>A turn whose answers go to where its activity came from.</summary>
public sealed class TurnContext(Activity activity, ActivitySender sender) : ITurnContext
{
    /// <inheritdoc/>
    public Activity Activity { get; } = activity;

    /// <inheritdoc/>
    public IDictionary<string, object> TurnState { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<ResourceResponse> SendActivityAsync(Activity activity, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Addressing.Answer(Activity, activity), cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceResponse> SendActivityAsync(string text, CancellationToken cancellationToken = default) =>
        SendActivityAsync(MessageFactory.Text(text), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The activity has no id.</exception>
    public Task<ResourceResponse> UpdateActivityAsync(Activity activity, CancellationToken cancellationToken = default) =>
        string.IsNullOrEmpty(activity.Id)
            ? throw new ArgumentException("An update needs the id of the activity it replaces.", nameof(activity))
            : sender.UpdateAsync(Addressing.Answer(Activity, activity), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default) =>
        sender.DeleteAsync(Activity.ServiceUrl ?? "", Activity.Conversation?.Id ?? "", activityId, cancellationToken);

    /// <inheritdoc/>
    public T? Get<T>()
        where T : class => TurnState.TryGetValue(typeof(T).FullName!, out var value) ? (T)value : null;

    /// <inheritdoc/>
    public void Set<T>(T value)
        where T : class => TurnState[typeof(T).FullName!] = value;
}
