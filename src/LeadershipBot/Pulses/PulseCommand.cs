using LeadershipBot.Actions;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>The open poll again.</summary>
public sealed class PulseCommand(Rounds rounds, Intake intake, PulseCards cards, DelayedRounds delayed, Agency agency) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["pulse", "encuesta"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        await turn.SendActivityAsync(await AnswerAsync(caller, cancellationToken), cancellationToken);
    }

    private async Task<Activity> AnswerAsync(Caller caller, CancellationToken cancellationToken)
    {
        using var pass = await rounds.FindOpenAsync(cancellationToken) is { } round ? await intake.EnterAsync(round.Id, cancellationToken) : null;
        return pass is null ? MessageFactory.Text(await NoneOpenAsync(caller.Language, cancellationToken))
            : pass.View.Roster.CellOf(caller.Person.Id) is null ? MessageFactory.Text(PulseCardTexts.NotAsked[caller.Language])
            : MessageFactory.Card(await cards.PollAsync(pass.View, caller, isReminder: false, cancellationToken));
    }

    private async Task<string> NoneOpenAsync(Language language, CancellationToken cancellationToken) => agency.Programs.LitigationHold is not { } hold
        ? string.Join("\n\n", GateNotice.ForStaff(await delayed.ReadAsync(cancellationToken), language).Prepend(PulseCardTexts.NoneOpen[language]))
        : hold.Reason is null ? PulseCardTexts.Held[language]
        : PulseCardTexts.Held[language] + " " + hold.Reason[language];
}
