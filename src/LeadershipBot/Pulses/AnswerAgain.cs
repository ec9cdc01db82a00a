using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>A blank card again, as everybody gets it; it reads and writes nothing about the person.</summary>
public sealed class AnswerAgain(Intake intake, PulseCards cards) : ICardVerbHandler
{
    public const string VerbName = "pulse.again";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        using var pass = SubmitBallot.RoundOf(data) is { } roundId ? await intake.EnterAsync(roundId, cancellationToken) : null;
        return InvokeResponses.Card(
            pass is null ? CardParts.Plain(caller.Language, PulseCardTexts.Closed[caller.Language])
            : pass.View.Roster.CellOf(caller.Person.Id) is null ? CardParts.Plain(caller.Language, PulseCardTexts.NotAsked[caller.Language])
            : cards.Blank(pass.View, caller));
    }
}
