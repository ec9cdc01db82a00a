using System.Globalization;
using LeadershipBot.Admin;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Teams;

namespace LeadershipBot.Preferences;

/// <summary>"pause", with the date in the same message or asked for in the next: for those who would rather type than fill in a card.</summary>
public sealed class PauseCommand(PauseDialog dialog, PauseSending sending) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["pause", "pausa"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (sending.IsMeant(turn.Caller().Person, arguments))
        {
            await turn.SendActivityAsync(await sending.StartAsync(turn.Caller(), arguments, cancellationToken), cancellationToken);
        }
        else if (arguments.Length == 0)
        {
            var text = turn.BeginDialog(dialog.Id) ? SettingsTexts.AskPause : SettingsTexts.PauseOnCard;
            await turn.SendActivityAsync(text[turn.Caller().Language], cancellationToken);
        }
        else if (!await dialog.TryPauseAsync(turn, arguments, cancellationToken))
        {
            turn.BeginDialog(dialog.Id);
        }
    }
}

/// <summary>Waits for the date until it can be read.</summary>
public sealed class PauseDialog(PreferencesTable preferences, TimeProvider clock) : IDialog
{
    public string Id => "pause";

    public async Task<DialogTurn> ContinueAsync(ITurnContext turn, string state, CancellationToken cancellationToken) =>
        await TryPauseAsync(turn, MessageText.Of(turn.Activity), cancellationToken) ? new DialogTurn.Ended() : new DialogTurn.Waiting(state);

    public string StartOver(string state) => "";

    public Task ShowAsync(ITurnContext turn, string state, CancellationToken cancellationToken) =>
        turn.SendActivityAsync(SettingsTexts.AskPause[turn.Caller().Language], cancellationToken);

    public async Task<bool> TryPauseAsync(ITurnContext turn, string text, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (!PauseDate.TryParse(text, caller.Person.Today(clock), out var until))
        {
            await turn.SendActivityAsync(SettingsTexts.WrongDate[caller.Language], cancellationToken);
            return false;
        }

        var now = await preferences.ReadAsync(caller.Person.Id, cancellationToken);
        await preferences.SaveAsync(caller.Person.Id, now with { PausedUntil = until }, cancellationToken);
        await turn.SendActivityAsync(
            string.Format(CultureInfo.InvariantCulture, SettingsTexts.Paused[caller.Language], LocalMoment.Show(until, caller.Language)),
            cancellationToken);
        return true;
    }
}
