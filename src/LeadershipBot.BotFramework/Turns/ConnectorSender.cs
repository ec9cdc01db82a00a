using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Connector;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>Answers through the connector.</summary>
public sealed class ConnectorSender(ConnectorClient connector) : ActivitySender
{
    /// <inheritdoc/>
    public override Task<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(activity.ReplyToId)
            ? connector.SendToConversationAsync(ServiceUrl(activity), ConversationId(activity), activity, cancellationToken)
            : connector.ReplyToActivityAsync(ServiceUrl(activity), ConversationId(activity), activity.ReplyToId, activity, cancellationToken);

    /// <inheritdoc/>
    public override Task<ResourceResponse> UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        connector.UpdateActivityAsync(ServiceUrl(activity), ConversationId(activity), activity.Id ?? "", activity, cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken) =>
        connector.DeleteActivityAsync(serviceUrl, conversationId, activityId, cancellationToken);

    private static string ServiceUrl(Activity activity) => activity.ServiceUrl ?? "";

    private static string ConversationId(Activity activity) => activity.Conversation?.Id ?? "";
}
