using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Access;
using LeadershipBot.Roster;

namespace LeadershipBot.Teams;

public sealed class HelpCommand(Agency agency) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["help", "ayuda"];

    public Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var (person, language) = turn.Caller();
        var mayPlan = AccessPolicy.May(agency.Roster, person.Id, new Resource.Forecast());
        var card = CardParts.Card(
            language,
            [
                CardParts.Heading(TeamsTexts.HelpTitle[language]),
                new FactSet([.. TeamsTexts.Commands.Concat(mayPlan ? [TeamsTexts.Plan] : []).Select(command => new Fact(command.Command[language], command.Meaning[language]))]),
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
