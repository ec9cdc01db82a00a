using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>The latest results again, as this person may see them.</summary>
public sealed class ResultsCommand(Releases releases, ResultCards cards) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["results", "resultados"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var latest = await releases.LatestAsync(cancellationToken);
        await (latest is null
            ? turn.SendActivityAsync(ResultTexts.None[caller.Language], cancellationToken)
            : turn.SendActivityAsync(MessageFactory.Card(cards.For(latest, caller)), cancellationToken));
    }
}
