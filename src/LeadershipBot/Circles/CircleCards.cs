using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Organization;
using LeadershipBot.Programs;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Circles;

/// <summary>A person's circle as it is now: without those who left.</summary>
public sealed class CircleCards(CircleTable table, ContentLibrary content, Agency agency)
{
    /// <summary>The latest circle of somebody who is in circles, or why there is none, or the offer to join; null where the agency has no circles.</summary>
    public async Task<AdaptiveCard?> DrawAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (agency.Programs.Circles is not [var program, ..])
        {
            return null;
        }

        var wish = await table.WishOfAsync(caller.Person.Id, cancellationToken);
        if (!(wish ?? FormNextCircles.IsInByDefault(caller.Person)))
        {
            return CircleCard.DrawInvitation(hasLeft: wish == false, caller.Language);
        }

        var dates = await table.DatesAsync(program.Id, cancellationToken);
        var latest = dates.Count == 0 ? null : await table.FindAsync(program.Id, dates[^1].Date, cancellationToken);
        return await DrawAsync(program, latest, caller, cancellationToken);
    }

    /// <summary>What a send says; null where there is nothing to say to this person (any more).</summary>
    public async Task<AdaptiveCard?> DrawAsync(string programId, DateOnly date, Caller caller, CancellationToken cancellationToken)
    {
        if (agency.Programs.Circles.FirstOrDefault(candidate => candidate.Id == programId) is not { } program
            || await table.FindAsync(programId, date, cancellationToken) is not { } circles)
        {
            return null;
        }

        var wish = await table.WishOfAsync(caller.Person.Id, cancellationToken);
        var isTold = circles.CircleOf(caller.Person.Id) is not null ? wish != false : wish == true;
        return isTold ? await DrawAsync(program, circles, caller, cancellationToken) : null;
    }

    private async Task<AdaptiveCard> DrawAsync(CircleProgram program, CirclesRow? circles, Caller caller, CancellationToken cancellationToken)
    {
        DateOnly? next = circles is null ? null : FormNextCircles.NextWeek(program, circles.Date);
        if (circles?.CircleOf(caller.Person.Id) is not { } members)
        {
            var isWaiting = circles?.Waiting.Contains(caller.Person.Id, StringComparer.Ordinal) == true;
            return CircleCard.DrawWaiting(isWaiting ? CircleTexts.Waiting : CircleTexts.NotYet, next, caller.Language);
        }

        var others = new List<Person>();
        foreach (var id in members.Where(id => id != caller.Person.Id))
        {
            if (agency.Roster.Find(id) is { } person && await table.WishOfAsync(id, cancellationToken) != false)
            {
                others.Add(person);
            }
        }

        return others.Count == 0
            ? CircleCard.DrawWaiting(CircleTexts.Alone, next, caller.Language)
            : CircleCard.Draw([.. others.OrderBy(person => person.Name, StringComparer.Ordinal)], QuestionOf(circles), caller.Language);
    }

    /// <summary>One that is not in the content any more gives way to the first.</summary>
    private CircleQuestion? QuestionOf(CirclesRow circles) =>
        content.CircleQuestions.OrderByDescending(question => question.Id == circles.QuestionId).FirstOrDefault();
}
