using System.Collections.Frozen;
using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>
/// Takes every activity to the part that handles it. Make one and keep it: it holds no state of a turn. Errors of
/// handlers pass through; the adapter answers them in one place.
/// </summary>
/// <remarks>
/// A tapped card reaches its handler with nothing loaded before and nothing saved after, so that a turn writes only what
/// its handler writes. Only typed messages touch the state of dialogs.
/// </remarks>
public abstract class ActivityHandler
{
    private readonly FrozenDictionary<string, ICardVerbHandler> _verbs;
    private readonly TextCommands _commands;
    private readonly FrozenDictionary<string, IDialog> _dialogs;

    /// <summary>A handler that knows these verbs, commands and dialogs.</summary>
    /// <exception cref="InvalidOperationException">Two parts share a verb, a command's word or a dialog's id.</exception>
    protected ActivityHandler(
        IEnumerable<ICardVerbHandler> verbs, IEnumerable<ITextCommand> commands, IEnumerable<IDialog> dialogs)
    {
        _verbs = verbs.ByName("verb", handler => handler.Verb);
        _commands = new TextCommands(commands);
        _dialogs = dialogs.ByName("dialog id", dialog => dialog.Id);
    }

    /// <summary>
    /// Handles an activity. Override it to decide who is let in, and call this for those who are.
    /// </summary>
    /// <returns>The answer to an invoke; null for every other activity, which needs none.</returns>
    public virtual async Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        switch (turn.Activity.Type)
        {
            case ActivityTypes.Invoke:
                return await OnInvokeAsync(turn, cancellationToken);
            case ActivityTypes.Message when CardTap.FromMessage(turn.Activity) is { } tap:
                await OnSubmitAsync(turn, tap, cancellationToken);
                break;
            case ActivityTypes.Message:
                await OnTypedMessageAsync(turn, cancellationToken);
                break;
            case ActivityTypes.InstallationUpdate:
                await OnInstallationUpdateAsync(turn, cancellationToken);
                break;
            case ActivityTypes.ConversationUpdate:
                await OnConversationUpdateAsync(turn, cancellationToken);
                break;
            default:
                break;
        }

        return null;
    }

    /// <summary>The dialog that is active in the turn's chat, or null.</summary>
    protected abstract Task<ActiveDialog?> LoadDialogAsync(ITurnContext turn, CancellationToken cancellationToken);

    /// <summary>
    /// Saves which dialog is active in the turn's chat. Insert or replace it if the row still is at the version of its
    /// <see cref="ActiveDialog.ETag"/> (null: if there is no row).
    /// </summary>
    /// <returns>False where it is not: another device went on meanwhile, and nothing was saved.</returns>
    protected abstract Task<bool> SaveDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken);

    /// <summary>Forgets the dialog that was active in the turn's chat.</summary>
    protected abstract Task EndDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken);

    /// <summary>The app was installed (<c>add</c>) or a new version of it (<c>add-upgrade</c>).</summary>
    protected virtual Task OnInstallationUpdateAddAsync(ITurnContext turn, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The app was removed (<c>remove</c>) or an old version of it (<c>remove-upgrade</c>).</summary>
    protected virtual Task OnInstallationUpdateRemoveAsync(ITurnContext turn, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>People joined; never the bot itself, never nobody.</summary>
    protected virtual Task OnMembersAddedAsync(
        ITurnContext turn, IReadOnlyList<ChannelAccount> membersAdded, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>People left; never the bot itself, never nobody.</summary>
    protected virtual Task OnMembersRemovedAsync(
        ITurnContext turn, IReadOnlyList<ChannelAccount> membersRemoved, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A typed message that is no command and that no dialog waits for.</summary>
    protected virtual Task OnUnrecognizedMessageAsync(ITurnContext turn, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody ended a dialog with "cancel", and no command of that name says so; without an id where none was open.</summary>
    protected virtual Task OnDialogCancelledAsync(ITurnContext turn, string? dialogId, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A tap with a verb nobody handles, such as on a card of an older version; empty if it names none.</summary>
    protected virtual Task<AdaptiveCardInvokeResponse> OnUnknownVerbAsync(
        ITurnContext turn, string verb, CancellationToken cancellationToken) =>
        Task.FromResult(InvokeResponses.Error(400, "UnknownVerb", "This card can no longer be used."));

    private async Task<InvokeResponse> OnInvokeAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Name is not InvokeNames.AdaptiveCardAction)
        {
            return InvokeResponse.NotImplemented;
        }

        return CardTap.FromInvoke(turn.Activity) is { } tap
            ? InvokeResponse.Ok(await OnTapAsync(turn, tap, cancellationToken))
            : InvokeResponse.Ok(InvokeResponses.Error(400, "BadRequest", "Only Action.Execute is understood."));
    }

    private async Task OnSubmitAsync(ITurnContext turn, CardTap tap, CancellationToken cancellationToken)
    {
        if (SubmitAnswer.From(await OnTapAsync(turn, tap, cancellationToken)) is { } answer)
        {
            await turn.SendActivityAsync(answer, cancellationToken);
        }
    }

    private Task<AdaptiveCardInvokeResponse> OnTapAsync(ITurnContext turn, CardTap tap, CancellationToken cancellationToken) =>
        _verbs.TryGetValue(tap.Verb, out var handler)
            ? handler.HandleAsync(turn, tap.Data, cancellationToken)
            : OnUnknownVerbAsync(turn, tap.Verb, cancellationToken);

    private async Task OnTypedMessageAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var typed = _commands.Read(MessageText.Of(turn.Activity));
        var active = _dialogs.Count == 0 ? null : await LoadDialogAsync(turn, cancellationToken);
        if (active is not null)
        {
            var dialog = _dialogs.GetValueOrDefault(active.DialogId);
            if (!typed.EndsDialog && dialog is not null)
            {
                await (typed.IsStartOver ? StartOverAsync(turn, dialog, active, cancellationToken) : ContinueAsync(turn, dialog, active, cancellationToken));
                return;
            }

            if (dialog is not { OutlastsCommands: true } || typed.Command is null)
            {
                await EndDialogAsync(turn, active, cancellationToken);
                active = active with { ETag = null };
            }
            else
            {
                turn.Set(new OutlastingDialog());
            }
        }

        if (typed.Command is { } command)
        {
            await command.HandleAsync(turn, typed.Arguments, cancellationToken);
        }
        else if (typed.EndsDialog)
        {
            await OnDialogCancelledAsync(turn, active?.DialogId, cancellationToken);
        }
        else
        {
            await OnUnrecognizedMessageAsync(turn, cancellationToken);
        }

        if (Begun(turn) is { } begun)
        {
            await SaveDialogAsync(turn, begun with { ETag = active?.ETag }, cancellationToken);
        }
    }

    private async Task ContinueAsync(ITurnContext turn, IDialog dialog, ActiveDialog active, CancellationToken cancellationToken)
    {
        var next = await dialog.ContinueAsync(turn, active.State, cancellationToken);
        if (Begun(turn) is { } begun)
        {
            await SaveDialogAsync(turn, begun with { ETag = active.ETag }, cancellationToken);
        }
        else if (next is not DialogTurn.Waiting waiting)
        {
            await EndDialogAsync(turn, active, cancellationToken);
        }
        else if (waiting.State != active.State && !await SaveDialogAsync(turn, active with { State = waiting.State }, cancellationToken))
        {
            await ShowCurrentAsync(turn, cancellationToken);
        }
        else if (waiting.Reply is { } reply)
        {
            await turn.SendActivityAsync(reply, cancellationToken);
        }
    }

    private async Task StartOverAsync(ITurnContext turn, IDialog dialog, ActiveDialog active, CancellationToken cancellationToken)
    {
        var anew = active with { State = dialog.StartOver(active.State) };
        if (await SaveDialogAsync(turn, anew, cancellationToken))
        {
            await dialog.ShowAsync(turn, anew.State, cancellationToken);
        }
        else
        {
            await ShowCurrentAsync(turn, cancellationToken);
        }
    }

    /// <summary>Another device went on first: this one is shown how far.</summary>
    private async Task ShowCurrentAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (await LoadDialogAsync(turn, cancellationToken) is { } now && _dialogs.TryGetValue(now.DialogId, out var dialog))
        {
            await dialog.ShowAsync(turn, now.State, cancellationToken);
        }
        else
        {
            await OnUnrecognizedMessageAsync(turn, cancellationToken);
        }
    }

    private ActiveDialog? Begun(ITurnContext turn) => turn.Get<ActiveDialog>() is not { } begun || _dialogs.ContainsKey(begun.DialogId)
        ? turn.Get<ActiveDialog>()
        : throw new InvalidOperationException($"No dialog has the id \"{begun.DialogId}\".");

    private Task OnInstallationUpdateAsync(ITurnContext turn, CancellationToken cancellationToken) => turn.Activity.Action switch
    {
        "add" or "add-upgrade" => OnInstallationUpdateAddAsync(turn, cancellationToken),
        "remove" or "remove-upgrade" => OnInstallationUpdateRemoveAsync(turn, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task OnConversationUpdateAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var bot = turn.Activity.Recipient?.Id;
        if (People(turn.Activity.MembersAdded) is { Count: > 0 } added)
        {
            await OnMembersAddedAsync(turn, added, cancellationToken);
        }

        if (People(turn.Activity.MembersRemoved) is { Count: > 0 } removed)
        {
            await OnMembersRemovedAsync(turn, removed, cancellationToken);
        }

        List<ChannelAccount> People(IList<ChannelAccount>? members) =>
            [.. (members ?? []).Where(member => member is not null && !string.Equals(member.Id, bot, StringComparison.Ordinal))];
    }
}
