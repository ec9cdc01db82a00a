using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Content;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Seasons;

/// <summary>"season": what it is, for everybody; administrators enter the practices of the next one here.</summary>
public sealed class SeasonCommand(SeasonCards cards) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["season", "temporada"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(MessageFactory.Card(await cards.ForAsync(turn.Caller(), cancellationToken)), cancellationToken);
}

/// <summary>Enters the three practices of a season that has not begun; the same tap twice changes nothing more.</summary>
public sealed class SaveSeason(SeasonCards cards, AgencySeasons seasons, ContentLibrary content, Agency agency, TimeProvider clock) : ICardVerbHandler
{
    public const string VerbName = "season.save";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (!agency.MayOperate(caller.Person))
        {
            return InvokeResponses.Card(await cards.ForAsync(caller, cancellationToken));
        }

        var today = caller.Person.Today(clock);
        DateOnly[] days = [today, SeasonCalendar.FirstDayOfNext(today)];
        var day = Array.Find(days, day => SeasonCalendar.IdOf(day) == TapData.Raw(data, SeasonCard.SeasonKey));
        var practices = SeasonCard.Inputs.Select(input => TapData.Raw(data, input) ?? "").ToList();
        var (said, isProblem) = day == default ? (SeasonTexts.HasBegun, true)
            : !SeasonPractices.AreASeason(content.Nudges, practices) ? (SeasonTexts.NotThree, true)
            : await seasons.TryChooseAsync(day, practices, cancellationToken) ? (SeasonTexts.Saved, false)
            : (SeasonTexts.HasBegun, true);
        return InvokeResponses.Card(await cards.ForAsync(caller, cancellationToken, said, isProblem));
    }
}

/// <summary>The season's card for one person.</summary>
public sealed class SeasonCards(AgencySeasons seasons, ContentLibrary content, Agency agency, TimeProvider clock)
{
    public async Task<AdaptiveCard> ForAsync(Caller caller, CancellationToken cancellationToken, LocalizedText? notice = null, bool isProblem = false)
    {
        var today = caller.Person.Today(clock);
        var (current, hasBegun) = await seasons.LookAsync(today, cancellationToken);
        var toChoose = !agency.MayOperate(caller.Person) ? null
            : !hasBegun ? current
            : (await seasons.LookAsync(SeasonCalendar.FirstDayOfNext(today), cancellationToken)).Season;
        var isLeader = Breadths.Of(caller.Person) == Breadth.Everything;
        var last = isLeader ? await LastAsync(current, cancellationToken) : null;
        return SeasonCard.Draw(new(current, toChoose, isLeader, last, agency.Programs.Wording), content.Nudges, caller.Language, notice?[caller.Language], isProblem);
    }

    private async Task<LastSeason?> LastAsync(Season current, CancellationToken cancellationToken)
    {
        var (last, hasBegun) = await seasons.LookAsync(current.FirstDay.AddDays(-1), cancellationToken);
        return hasBegun ? new(last, await seasons.FindParticipationAsync(last.Id, cancellationToken)) : null;
    }
}
