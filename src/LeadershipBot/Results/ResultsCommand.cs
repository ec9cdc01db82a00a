using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Access;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>The latest results again, as this person may see them; with a group's name, of that group.</summary>
public sealed class ResultsCommand(ReadResults results, ResultCards cards) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["results", "resultados"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var latest = await results.HistoryAsync(roundId: null, new Reader(caller.Person.Id), cancellationToken);
        await turn.SendActivityAsync(
            latest is null ? MessageFactory.Text(ResultTexts.None[caller.Language])
            : arguments.Length == 0 ? MessageFactory.Card(await cards.ForAsync(latest, caller, cancellationToken))
            : AboutGroup(latest, arguments, caller),
            cancellationToken);
    }

    /// <summary>A group that somebody may not see is answered like one that does not exist.</summary>
    private Activity AboutGroup(VisibleHistory latest, string name, Caller caller) =>
        latest.Current.Nodes.FirstOrDefault(node => string.Equals(node.Name, name, StringComparison.OrdinalIgnoreCase)) is { } node
            ? MessageFactory.Card(cards.ForGroup(latest, node, caller))
            : MessageFactory.Text(ResultTexts.NoSuchGroup[caller.Language]);
}
