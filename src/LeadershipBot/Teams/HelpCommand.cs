using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Roster;

namespace LeadershipBot.Teams;

public sealed class HelpCommand : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["help", "ayuda"];

    public Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var language = turn.Caller().Language;
        var card = CardParts.Card(
            language,
            [
                CardParts.Heading(TeamsTexts.HelpTitle[language]),
                new FactSet([.. TeamsTexts.Commands.Select(command => new Fact(command.Command[language], command.Meaning[language]))]),
            ]);
        return turn.SendActivityAsync(MessageFactory.Card(card), cancellationToken);
    }
}

public sealed class PrivacyCommand(Agency agency) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["privacy", "privacidad"];

    public Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken) => turn.SendActivityAsync(
        MessageFactory.Card(WelcomeCard.Privacy(turn.Caller().Language, agency.Programs.Support)), cancellationToken);
}
