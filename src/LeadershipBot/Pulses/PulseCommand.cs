using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>The open poll again.</summary>
public sealed class PulseCommand(Rounds rounds, Intake intake, PulseCards cards) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["pulse", "encuesta"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        using var pass = await rounds.FindOpenAsync(cancellationToken) is { } round ? await intake.EnterAsync(round.Id, cancellationToken) : null;
        if (pass is null)
        {
            await turn.SendActivityAsync(PulseCardTexts.NoneOpen[caller.Language], cancellationToken);
        }
        else if (pass.View.Roster.CellOf(caller.Person.Id) is null)
        {
            await turn.SendActivityAsync(PulseCardTexts.NotAsked[caller.Language], cancellationToken);
        }
        else
        {
            await turn.SendActivityAsync(MessageFactory.Card(cards.Poll(pass.View, caller, isReminder: false)), cancellationToken);
        }
    }
}
