using System.Globalization;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Admin;

/// <summary>
/// Ends a pause. For administrators with a unit, or "all": quiet mode there. Without words it is one's own pause where there is
/// one; an administrator is told what else is on, so that nobody ends another's quiet time without meaning to.
/// </summary>
public sealed class ResumeCommand(PauseSending sending, Agency agency, PreferencesTable preferences, TimeProvider clock) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["resume", "reanudar"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(await AnswerAsync(turn.Caller(), arguments.Trim(), cancellationToken), cancellationToken);

    private async Task<string> AnswerAsync(Caller caller, string arguments, CancellationToken cancellationToken)
    {
        var (person, language) = caller;
        var wishes = (await preferences.ReadAsync(person.Id, cancellationToken)).AsOf(person.Today(clock));
        var hasOwn = wishes.PausedUntil is not null;
        if (agency.MayOperate(person) && (arguments.Length > 0 || !hasOwn))
        {
            return await sending.EndAsync(caller, arguments, cancellationToken);
        }

        if (!hasOwn)
        {
            return AdminTexts.NotPaused[language];
        }

        await preferences.SaveAsync(person.Id, wishes with { PausedUntil = null }, cancellationToken);
        var on = agency.MayOperate(person) ? await sending.OnAsync(person, cancellationToken) : [];
        return on.Count == 0
            ? AdminTexts.OwnPauseEnded[language]
            : AdminTexts.OwnPauseEnded[language] + " "
                + string.Format(CultureInfo.InvariantCulture, AdminTexts.StillQuiet[language], PauseSending.Shown(on, language));
    }
}
