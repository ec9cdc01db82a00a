using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;

namespace LeadershipBot.Actions;

/// <summary>Makes an action or a barrier of a draft that was checked, and has the team told. Doing it twice makes one.</summary>
public sealed class RecordPromise(ActionsTable table, DraftCards cards, FollowUps followUps, Agency agency)
{
    /// <summary>Whether something else was sent under the draft's id: by a process that died before the dialog ended, say.</summary>
    public async Task<bool> HasOtherAsync(ActionDraft draft, CancellationToken cancellationToken)
    {
        var key = $"{draft.Unit}.{draft.Id}";
        if (await table.FindActionAsync(key, cancellationToken) is { Value: var action })
        {
            return draft.IsAbove || (action.Text, action.FirstDue, action.Owner, action.DecidedWith, action.HeardFrom) != (draft.Text, draft.Due, draft.Owner, draft.DecidedWith, draft.HeardFrom);
        }

        return await table.FindBarrierAsync(key, cancellationToken) is { Value: var barrier }
            && (!draft.IsAbove || (barrier.Text, barrier.Leader) != (draft.Text, draft.Leader));
    }

    public async Task RunAsync(ActionDraft draft, Person speaker, CancellationToken cancellationToken)
    {
        var team = Unit.Find(agency.Roster.Tree, draft.Unit) ?? agency.Roster.Tree.Root;
        await (draft.IsAbove
            ? RunAsync(cards.BarrierOf(draft, team, speaker), cancellationToken)
            : RunAsync(cards.ActionOf(draft, team, speaker), cancellationToken));
    }

    private async Task RunAsync(LeadershipAction action, CancellationToken cancellationToken)
    {
        var tell = await followUps.NoteAsync(FollowUpKind.TellPlan, action.Key, date: null, cancellationToken);
        var ask = await followUps.NoteAsync(FollowUpKind.AskOwner, action.Key, action.Due, cancellationToken);
        await table.TryAddAsync(action, cancellationToken);
        await followUps.StartAsync(tell, cancellationToken);
        await followUps.StartAsync(ask, cancellationToken);
    }

    private async Task RunAsync(LeadershipBarrier barrier, CancellationToken cancellationToken)
    {
        var raise = await followUps.NoteAsync(FollowUpKind.RaiseBarrier, barrier.Key, date: null, cancellationToken);
        var again = await followUps.NoteAsync(FollowUpKind.AskAgain, barrier.Key, barrier.Due, cancellationToken);
        await table.TryAddAsync(barrier, cancellationToken);
        await followUps.StartAsync(raise, cancellationToken);
        await followUps.StartAsync(again, cancellationToken);
    }
}
