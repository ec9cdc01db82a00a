using LeadershipBot.Actions;
using LeadershipBot.Admin;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;

namespace LeadershipBot.Teams;

public sealed class HelpCommand(Agency agency) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["help", "ayuda"];

    public Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var (person, language) = turn.Caller();
        var mayPlan = AccessPolicy.May(agency.Roster, person.Id, new Resource.Forecast());
        var speaks = Speakers.UnitsOf(agency.Roster, person).Count > 0;
        var mayOperate = AccessPolicy.May(agency.Roster, person.Id, new Resource.Operations());
        var card = CardParts.Card(
            language,
            [
                CardParts.Heading(TeamsTexts.HelpTitle[language]),
                new FactSet([.. TeamsTexts.Commands.Concat(ActionTexts.Commands).Concat(speaks ? [ActionTexts.SayCommand] : []).Concat(mayPlan ? [TeamsTexts.Plan] : []).Concat(mayOperate ? [.. AdminTexts.Commands, ActionTexts.OpenCommand] : []).Select(command => new Fact(command.Command[language], command.Meaning[language]))]),
            ]);
        return turn.SendActivityAsync(MessageFactory.Card(card), cancellationToken);
    }
}

/// <summary>The promise again and, while a pulse is open, until when it holds answers.</summary>
public sealed class PrivacyCommand(Agency agency, Rounds rounds) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["privacy", "privacidad"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var closes = await rounds.FindOpenAsync(cancellationToken) is { } round ? LocalMoment.Show(round.ClosesAt, caller.Person, caller.Language) : null;
        await turn.SendActivityAsync(MessageFactory.Card(WelcomeCard.Privacy(caller.Language, agency.Programs.Support, closes)), cancellationToken);
    }
}
