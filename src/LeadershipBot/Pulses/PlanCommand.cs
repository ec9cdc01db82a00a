using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Content;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Seasons;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>What the next round of each pulse will probably show, for administrators. Others are answered as if it did not exist.</summary>
public sealed class PlanCommand(Agency agency, ContentLibrary content, Releases releases, AgencySeasons seasons, TimeProvider clock) : ITextCommand
{
    private const int Seed = 1;

    public IReadOnlyList<string> Names { get; } = ["plan", "previsión"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (!AccessPolicy.May(agency.Roster, caller.Person.Id, new Resource.Forecast()))
        {
            await turn.SendActivityAsync(TeamsTexts.Unrecognized[caller.Language], cancellationToken);
            return;
        }

        var today = caller.Person.Today(clock);
        var (season, _) = await seasons.LookAsync(today, cancellationToken);
        var history = await releases.HistoryAsync(exceptRound: null, closing: today, cancellationToken);
        var roster = FrozenRoster.Create(agency.Roster, _ => true);
        foreach (var program in agency.Programs.Pulses)
        {
            var forecast = PlanRound.Run(content.Instrument(content.InSeason(program.InstrumentId, season.PracticeIds)), roster, history, Seed);
            await turn.SendActivityAsync(MessageFactory.Card(PlanCard.Draw(forecast, program.Title, caller.Language)), cancellationToken);
        }

        if (agency.Programs.Pulses.Count == 0)
        {
            await turn.SendActivityAsync(PlanTexts.NoPulse[caller.Language], cancellationToken);
        }
    }
}
