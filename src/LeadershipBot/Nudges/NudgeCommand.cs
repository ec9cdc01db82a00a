using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>The latest nudge again, or a first one for somebody who has none yet.</summary>
public sealed class NudgeCommand(ManagerNudges nudges, NudgeHistory history, Agency agency) : ITextCommand
{
    private const string FirstCard = "first";

    public IReadOnlyList<string> Names { get; } = ["nudge", "sugerencia"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (!agency.GetsNudges(caller.Person))
        {
            await turn.SendActivityAsync(NudgeTexts.NotForYou[caller.Language], cancellationToken);
            return;
        }

        var latest = (await history.ReadAsync(caller.Person.Id, cancellationToken)).MaxBy(row => (row.Value.SentOn, row.RowKey.Length));
        var card = await nudges.ChooseAsync(caller, latest?.RowKey ?? FirstCard, cancellationToken);
        await (card is null
            ? turn.SendActivityAsync(NudgeTexts.NoOther[caller.Language], cancellationToken)
            : turn.SendActivityAsync(MessageFactory.Card(card), cancellationToken));
    }
}
