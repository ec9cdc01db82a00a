using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

/// <summary>A person's chat with a bot: what the person does, and what the person then sees.</summary>
internal sealed class Chat : ActivitySender
{
    private const string Envelope = """
        "id":"in-1","serviceUrl":"https://smba.trafficmanager.net/amer/","channelId":"msteams","from":{"id":"29:p","name":"P"},
        "recipient":{"id":"28:b","name":"Bot"},"conversation":{"id":"a:1","conversationType":"personal","tenantId":"t"}
        """;

    public List<ICardVerbHandler> Verbs { get; } = [];

    public List<ITextCommand> Commands { get; } = [];

    public List<IDialog> Dialogs { get; } = [];

    public List<Activity> Seen { get; } = [];

    public List<Activity> Updated { get; } = [];

    public List<string> Deleted { get; } = [];

    /// <summary>What happened to the dialog's state, in order.</summary>
    public List<string> Stored { get; } = [];

    /// <summary>The saved dialog.</summary>
    public ActiveDialog? Active { get; set; }

    /// <summary>What another device saves just before this one.</summary>
    public ActiveDialog? Overtaken { get; set; }

    public IEnumerable<string?> Texts => Seen.Select(activity => activity.Text);

    public Task<InvokeResponse?> Types(string text) => Receives($$"""{"type":"message","text":{{JsonSerializer.Serialize(text)}}}""");

    public Task<InvokeResponse?> Submits(string value) => Receives($$"""{"type":"message","value":{{value}}}""");

    public async Task<AdaptiveCardInvokeResponse> Taps(string verb, string data = "{}")
    {
        var response = await Invokes(
            $$"""{"action":{"type":"Action.Execute","verb":{{JsonSerializer.Serialize(verb)}},"data":{{data}}},"trigger":"manual"}""");
        Assert.Equal(200, response!.Status);
        return response.Body!;
    }

    public Task<InvokeResponse?> Invokes(string value) =>
        Receives($$"""{"type":"invoke","name":"adaptiveCard/action","value":{{value}}}""");

    public Task<InvokeResponse?> Receives(string activity)
    {
        var json = $"{{{Envelope},{activity.Trim()[1..]}";
        return new Bot(this).OnTurnAsync(
            new TurnContext(JsonSerializer.Deserialize(json, BotFrameworkJsonContext.Default.Activity)!, this),
            TestContext.Current.CancellationToken);
    }

    public override Task<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        Seen.Add(activity);
        return Task.FromResult(new ResourceResponse { Id = $"out-{Seen.Count}" });
    }

    public override Task<ResourceResponse> UpdateAsync(Activity activity, CancellationToken cancellationToken)
    {
        Updated.Add(activity);
        return Task.FromResult(new ResourceResponse { Id = activity.Id });
    }

    public override Task DeleteAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken)
    {
        Deleted.Add($"{serviceUrl} {conversationId} {activityId}");
        return Task.CompletedTask;
    }

    private sealed class Bot(Chat chat) : ActivityHandler(chat.Verbs, chat.Commands, chat.Dialogs)
    {
        protected override Task<ActiveDialog?> LoadDialogAsync(ITurnContext turn, CancellationToken cancellationToken)
        {
            chat.Stored.Add("load");
            return Task.FromResult(chat.Active);
        }

        protected override Task<bool> SaveDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken)
        {
            chat.Stored.Add($"save {dialog.DialogId} {dialog.State} {dialog.ETag}".TrimEnd());
            if (chat.Overtaken is { } other)
            {
                (chat.Active, chat.Overtaken) = (other, null);
                return Task.FromResult(false);
            }

            chat.Active = dialog;
            return Task.FromResult(true);
        }

        protected override Task EndDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken)
        {
            chat.Stored.Add($"end {dialog.DialogId} {dialog.ETag}".TrimEnd());
            chat.Active = null;
            return Task.CompletedTask;
        }

        protected override Task OnInstallationUpdateAddAsync(ITurnContext turn, CancellationToken cancellationToken) =>
            turn.SendActivityAsync("Welcome", cancellationToken);

        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext turn, CancellationToken cancellationToken) =>
            turn.SendActivityAsync("Goodbye", cancellationToken);

        protected override Task OnMembersAddedAsync(
            ITurnContext turn, IReadOnlyList<ChannelAccount> membersAdded, CancellationToken cancellationToken) =>
            turn.SendActivityAsync($"Hello {string.Join(' ', membersAdded.Select(member => member.Id))}", cancellationToken);

        protected override Task OnMembersRemovedAsync(
            ITurnContext turn, IReadOnlyList<ChannelAccount> membersRemoved, CancellationToken cancellationToken) =>
            turn.SendActivityAsync($"Bye {string.Join(' ', membersRemoved.Select(member => member.Id))}", cancellationToken);

        protected override Task OnUnrecognizedMessageAsync(ITurnContext turn, CancellationToken cancellationToken) =>
            turn.SendActivityAsync($"What is \"{MessageText.Of(turn.Activity)}\"?", cancellationToken);

        protected override Task OnDialogCancelledAsync(ITurnContext turn, string? dialogId, CancellationToken cancellationToken) =>
            turn.SendActivityAsync($"Stopped {dialogId ?? "nothing"}", cancellationToken);
    }
}
