using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Sandbox.Past;

/// <summary>What those who lead promised after past rounds, in every state that a promise can be in.</summary>
internal sealed class PastPromises(ActionsTable table, LeadershipBot.Roster.Agency agency)
{
    public async Task WriteAsync(DateTimeOffset start, CancellationToken cancellationToken)
    {
        var tree = agency.Roster.Tree;
        if (agency.Roster.LeadOf(tree.Root.Name) is not { } director)
        {
            return;
        }

        var team = agency.Roster.People.Where(person => person.IsLead).Select(person => tree.Find(person.Team)!).FirstOrDefault(node => node.Children.Count == 0);
        var branch = team is null ? null : tree.AncestorsOf(team).FirstOrDefault(node => node.ParentIndex is not null && agency.Roster.LeadOf(node.Name) is not null);
        foreach (var action in Actions(tree, director, branch, team, start))
        {
            await table.TryAddAsync(action, cancellationToken);
            if (action.IsOpen)
            {
                await table.AddAsync(new FollowUp(action.Due, FollowUpKind.AskOwner, action.Key), cancellationToken);
            }
        }

        if (team is not null && agency.Roster.LeadOf(team.Name) is { } lead)
        {
            await table.TryAddAsync(Answered(tree, team, lead, director, start), cancellationToken);
            await table.TryAddAsync(Open(tree, team, lead, director, start), cancellationToken);
        }
    }

    private IEnumerable<LeadershipAction> Actions(OrganizationTree tree, Person director, TeamNode? branch, TeamNode? team, DateTimeOffset start)
    {
        yield return Promise("past-schedule", tree.Root, director, "Post the on-call schedule four weeks ahead.", start.AddDays(-70), 30)
            .With(new ActionChange(ActionStatus.Done, start.AddDays(-45), director.Id, "It is out, and swaps are in the same place."));
        yield return Promise("past-mornings", tree.Root, director, "Keep Wednesday mornings free of meetings.", start.AddDays(-20), 60)
            with { DecidedWith = "the regional managers", HeardFrom = "families who asked for morning visits" };
        if (branch is not null)
        {
            var lead = agency.Roster.LeadOf(branch.Name)!;
            yield return Promise("past-pairs", branch, lead, "Hand cases over in pairs, with the family present where they wish.", start.AddDays(-50), 21)
                .With(new ActionChange(ActionStatus.Going, start.AddDays(-28), lead.Id, "Two teams still need a room for it.", DateOnly.FromDateTime(start.AddDays(25).Date)));
        }

        if (team is not null)
        {
            var lead = agency.Roster.LeadOf(team.Name)!;
            yield return Promise("past-debrief", team, lead, "Talk through every removal on the same day.", start.AddDays(-40), 14)
                .With(new ActionChange(ActionStatus.Done, start.AddDays(-27), lead.Id));
            yield return Promise("past-forms", team, lead, "Drop the second intake form.", start.AddDays(-45), 20)
                .With(new ActionChange(ActionStatus.Dropped, start.AddDays(-30), lead.Id, "The state asks for it until next year."));
        }

        LeadershipAction Promise(string id, TeamNode unit, Person by, string text, DateTimeOffset at, int days) => new(
            id, Unit.KeyOf(tree, unit.Name), unit.Name, text, DateOnly.FromDateTime(at.AddDays(days).Date), by.Id, by.Id, at, []);
    }

    private static LeadershipBarrier Answered(OrganizationTree tree, TeamNode team, Person lead, Person director, DateTimeOffset start) => new(
        "past-cars",
        Unit.KeyOf(tree, team.Name),
        team.Name,
        "There are two cars for nine home visits a day.",
        director.Id,
        director.Name,
        lead.Id,
        start.AddDays(-38),
        DateOnly.FromDateTime(start.AddDays(LeadershipBarrier.DaysToReply - 38).Date),
        new BarrierReply("A third car comes in November. Until then please use taxis; the agency pays.", director.Id, start.AddDays(-31)));

    private static LeadershipBarrier Open(OrganizationTree tree, TeamNode team, Person lead, Person director, DateTimeOffset start) => new(
        "past-phones",
        Unit.KeyOf(tree, team.Name),
        team.Name,
        "Work phones lose their signal in the hills.",
        director.Id,
        director.Name,
        lead.Id,
        start.AddDays(-6),
        DateOnly.FromDateTime(start.AddDays(LeadershipBarrier.DaysToReply - 6).Date));
}
