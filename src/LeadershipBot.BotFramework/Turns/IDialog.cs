using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>
/// A conversation of several messages. While one is active in a chat it gets what is typed there, and it starts with
/// <see cref="DialogExtensions.BeginDialog"/>.
/// </summary>
public interface IDialog
{
    /// <summary>Names the dialog in the saved state. One dialog each.</summary>
    string Id { get; }

    /// <summary>
    /// Whether a command typed meanwhile leaves it open, because much was said by then that would be lost. Otherwise the command
    /// ends it.
    /// </summary>
    bool OutlastsCommands => false;

    /// <summary>Takes the next message.</summary>
    /// <param name="turn">The turn; <see cref="MessageText.Of"/> gives what was typed.</param>
    /// <param name="state">What the dialog last waited with.</param>
    /// <param name="cancellationToken">Ends at the turn's time-out (<see cref="BotAdapterOptions.TurnTimeout"/>), not when the client hangs up.</param>
    Task<DialogTurn> ContinueAsync(ITurnContext turn, string state, CancellationToken cancellationToken);

    /// <summary>The state of the same dialog with nothing said yet: what "start over" leads to.</summary>
    /// <param name="state">What the dialog last waited with.</param>
    string StartOver(string state);

    /// <summary>Asks once more what the dialog waits for: after "start over", and where another device went on meanwhile.</summary>
    /// <param name="turn">The turn to answer in.</param>
    /// <param name="state">What the dialog waits with.</param>
    /// <param name="cancellationToken">As for <see cref="ContinueAsync"/>.</param>
    Task ShowAsync(ITurnContext turn, string state, CancellationToken cancellationToken);
}

/// <summary>Whether a dialog goes on.</summary>
public abstract record DialogTurn
{
    private DialogTurn()
    {
    }

    /// <summary>It is over.</summary>
    public sealed record Ended : DialogTurn;

    /// <summary>It waits for the next message.</summary>
    /// <param name="State">What the dialog is to be given then.</param>
    /// <param name="Reply">What is said once that is saved, and only then; null where all is said.</param>
    public sealed record Waiting(string State, Activity? Reply = null) : DialogTurn;
}

/// <summary>The dialog that is active in a chat.</summary>
/// <param name="DialogId">Its <see cref="IDialog.Id"/>.</param>
/// <param name="State">What it last waited with.</param>
/// <param name="ETag">The version of the saved row, opaque to the router; null if it was not loaded from a store.</param>
public sealed record ActiveDialog(string DialogId, string State, string? ETag = null);
