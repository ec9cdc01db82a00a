using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>Starting dialogs.</summary>
public static class DialogExtensions
{
    /// <summary>
    /// Makes a dialog the active one when this turn ends; the caller asks the first question itself. Only a turn with a
    /// typed message can do so, because turns with a tapped card save nothing but what their handler saves.
    /// </summary>
    /// <returns>False where a dialog that outlasts commands is open: it stays, and nothing begins.</returns>
    /// <exception cref="InvalidOperationException">The turn is not a typed message.</exception>
    public static bool BeginDialog(this ITurnContext turn, string dialogId, string state = "")
    {
        if (turn.Activity.Type is not ActivityTypes.Message || CardTap.FromMessage(turn.Activity) is not null)
        {
            throw new InvalidOperationException("Only a typed message can begin a dialog.");
        }

        if (turn.Get<OutlastingDialog>() is not null)
        {
            return false;
        }

        turn.Set(new ActiveDialog(dialogId, state));
        return true;
    }
}

/// <summary>Marks a turn whose command leaves the chat's dialog open.</summary>
internal sealed class OutlastingDialog;
