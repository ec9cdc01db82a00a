using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Actions;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>"action": say what the own team will do; with "agency", what the agency will.</summary>
public sealed class ActionCommand(SayAction dialog, ReadResults results, Agency agency) : ITextCommand
{
    private static readonly string[] AgencyWords = ["agency", "agencia"];

    public IReadOnlyList<string> Names { get; } = ["action", "acción"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var units = Speakers.UnitsOf(agency.Roster, caller.Person);
        if (units.Count == 0)
        {
            await turn.SendActivityAsync(ActionTexts.NotForYou[caller.Language], cancellationToken);
            return;
        }

        var team = AgencyWords.Contains(arguments, StringComparer.OrdinalIgnoreCase) ? units[^1] : units[0];
        var latest = await results.LatestAsync(caller.Person, cancellationToken);
        var card = await dialog.BeginAsync(turn, latest?.RoundId, Unit.KeyOf(agency.Roster.Tree, team.Name), cancellationToken);
        await turn.SendActivityAsync(MessageFactory.Card(card), cancellationToken);
    }
}
