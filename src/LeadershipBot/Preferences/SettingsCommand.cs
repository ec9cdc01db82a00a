using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Preferences;

public sealed class SettingsCommand(PreferencesTable preferences, Agency agency, TimeProvider clock) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["settings", "ajustes"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var now = await preferences.ReadAsync(caller.Person.Id, cancellationToken);
        await turn.SendActivityAsync(MessageFactory.Card(SettingsCard.Draw(now.AsOf(caller.Person.Today(clock)), WholeHours.Of(now, agency.Programs.Calendar), caller, agency.NudgeSettingsOf(caller.Person))), cancellationToken);
    }
}
