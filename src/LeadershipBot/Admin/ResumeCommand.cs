using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Admin;

/// <summary>
/// Ends a pause: without words one's own. Administrators end quiet mode with a unit's name or "all"; without words they are told
/// what is on, so that nobody ends another's quiet time without meaning to.
/// </summary>
public sealed class ResumeCommand(PauseSending sending, Agency agency, PreferencesTable preferences, TimeProvider clock) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["resume", "reanudar"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(await AnswerAsync(turn.Caller(), arguments.Trim(), cancellationToken), cancellationToken);

    private async Task<string> AnswerAsync(Caller caller, string arguments, CancellationToken cancellationToken)
    {
        var (person, language) = caller;
        if (agency.MayOperate(person) && arguments.Length > 0)
        {
            return await sending.EndAsync(caller, arguments, cancellationToken);
        }

        var wishes = (await preferences.ReadAsync(person.Id, cancellationToken)).AsOf(person.Today(clock));
        if (wishes.PausedUntil is not null)
        {
            await preferences.SaveAsync(person.Id, wishes with { PausedUntil = null }, cancellationToken);
        }

        var answer = (wishes.PausedUntil is null ? AdminTexts.NotPaused : AdminTexts.OwnPauseEnded)[language];
        return agency.MayOperate(person) ? answer + await sending.StillOnAsync(caller, cancellationToken) : answer;
    }
}
