namespace LeadershipBot.Core.Actions;

/// <summary>A step of the dialog in which somebody says what we will do.</summary>
public enum ActionStep
{
    /// <summary>What we will do, or what stands in the way.</summary>
    What,

    /// <summary>With whom, by when, and who sees to it.</summary>
    How,

    /// <summary>To which leader it goes.</summary>
    Leader,

    /// <summary>Exactly what the team will read.</summary>
    Check,
}

/// <summary>Why a step stays where it is.</summary>
public enum ActionProblem
{
    /// <summary>Nothing was said: there is no letter and no digit.</summary>
    Empty,

    /// <summary>The text is longer than a card to a team takes.</summary>
    TooLong,

    /// <summary>Who decided or was heard is longer than a line.</summary>
    NamesTooLong,

    /// <summary>The day is missing, past, or more than a year away.</summary>
    WrongDate,

    /// <summary>The one who is to see to it can't be, or not any more.</summary>
    WrongOwner,

    /// <summary>The leader can't be asked, or not any more.</summary>
    WrongLeader,

    /// <summary>What was typed is no answer to this step; its buttons are.</summary>
    UseButtons,
}

/// <summary>Where the dialog is, with all that was said so far: what is saved between two messages.</summary>
/// <param name="Id">The id of what will come of it, so that sending twice makes one.</param>
/// <param name="Unit">The key (<see cref="Actions.Unit"/>) of the team it is for.</param>
/// <param name="RoundId">The round whose results it follows; null where there is none yet.</param>
/// <param name="Step">The step.</param>
/// <param name="Version">One more at each step, so that a card knows whether it is the current one.</param>
/// <param name="IsAbove">Whether it is a barrier for a leader rather than an action of ours.</param>
/// <param name="Text">What we will do, or what stands in the way.</param>
/// <param name="DecidedWith">Who decided it.</param>
/// <param name="HeardFrom">Who else was heard.</param>
/// <param name="Due">By when.</param>
/// <param name="Owner">The Entra object id of who sees to it.</param>
/// <param name="Leader">The Entra object id of the leader.</param>
/// <param name="Message">The id of the last message that was typed as an answer: the same one may come twice.</param>
public sealed record ActionDraft(
    string Id,
    string Unit,
    string? RoundId = null,
    ActionStep Step = ActionStep.What,
    int Version = 1,
    bool IsAbove = false,
    string? Text = null,
    string? DecidedWith = null,
    string? HeardFrom = null,
    DateOnly? Due = null,
    string? Owner = null,
    string? Leader = null,
    string? Message = null);

/// <summary>What a step of the dialog led to.</summary>
/// <param name="Draft">Where it is now, with what was said even where it was wrong.</param>
/// <param name="Problem">Why it went no further; null where it did.</param>
public sealed record ActionMove(ActionDraft Draft, ActionProblem? Problem = null);

/// <summary>What was filled in at the second step.</summary>
/// <param name="DecidedWith">Who decided it.</param>
/// <param name="HeardFrom">Who else was heard.</param>
/// <param name="Due">By when; null where it could not be read as a day.</param>
/// <param name="Owner">The Entra object id of who sees to it.</param>
public sealed record ActionDetails(string? DecidedWith, string? HeardFrom, DateOnly? Due, string? Owner);

/// <summary>The rules of the dialog: what → how, or which leader → check. Every step gives a new version; what was said is kept, right or wrong.</summary>
public static class ActionDialog
{
    /// <summary>The first step: what we will do, in <see cref="LeadershipAction.MaxText"/> characters, or what stands in the way.</summary>
    public static ActionMove Say(ActionDraft draft, string? text, bool isAbove)
    {
        var said = draft with { Text = text, IsAbove = isAbove, Step = ActionStep.What };
        return text is null || FreeText.Letters(text) == 0 ? Stay(said, ActionProblem.Empty)
            : text.Length > LeadershipAction.MaxText ? Stay(said, ActionProblem.TooLong)
            : Go(said, isAbove ? ActionStep.Leader : ActionStep.How);
    }

    /// <summary>The second step of an action.</summary>
    /// <param name="draft">Where the dialog is.</param>
    /// <param name="details">What was filled in.</param>
    /// <param name="owners">The Entra object ids of those who may see to it.</param>
    /// <param name="today">Today where the speaker is.</param>
    public static ActionMove Detail(ActionDraft draft, ActionDetails details, IEnumerable<string> owners, DateOnly today)
    {
        var said = draft with { DecidedWith = details.DecidedWith, HeardFrom = details.HeardFrom, Due = details.Due, Owner = details.Owner };
        return Problem(said, owners, today) is { } problem ? Stay(said, problem) : Go(said, ActionStep.Check);
    }

    /// <summary>The second step of a barrier.</summary>
    /// <param name="draft">Where the dialog is.</param>
    /// <param name="leader">The Entra object id of who was chosen.</param>
    /// <param name="leaders">Those of the leaders above.</param>
    public static ActionMove Choose(ActionDraft draft, string? leader, IEnumerable<string> leaders)
    {
        var said = draft with { Leader = leader };
        return leader is not null && leaders.Contains(leader, StringComparer.Ordinal) ? Go(said, ActionStep.Check) : Stay(said, ActionProblem.WrongLeader);
    }

    /// <summary>Looks again, just before it is sent, whether all of it still holds; goes back to the step that does not.</summary>
    public static ActionMove Recheck(ActionDraft draft, IEnumerable<string> owners, IEnumerable<string> leaders, DateOnly today)
    {
        if (draft.IsAbove)
        {
            var chosen = Choose(draft, draft.Leader, leaders);
            return chosen.Problem is null ? new(draft) : new(Go(draft, ActionStep.Leader).Draft, chosen.Problem);
        }

        return Problem(draft, owners, today) is { } problem ? new(Go(draft, ActionStep.How).Draft, problem) : new(draft);
    }

    /// <summary>One step back; the first stays.</summary>
    public static ActionDraft Back(ActionDraft draft) => Go(draft, draft.Step switch
    {
        ActionStep.Check => draft.IsAbove ? ActionStep.Leader : ActionStep.How,
        _ => ActionStep.What,
    }).Draft;

    /// <summary>The first step again, with nothing said.</summary>
    public static ActionDraft StartOver(ActionDraft draft) => new(draft.Id, draft.Unit, draft.RoundId, Version: draft.Version + 1);

    /// <summary>What was typed at a step whose answer it can't be.</summary>
    public static ActionMove NoAnswer(ActionDraft draft) => new(draft, ActionProblem.UseButtons);

    private static ActionProblem? Problem(ActionDraft draft, IEnumerable<string> owners, DateOnly today) =>
        draft.DecidedWith?.Length > LeadershipAction.MaxNames || draft.HeardFrom?.Length > LeadershipAction.MaxNames ? ActionProblem.NamesTooLong
        : draft.Due is not { } due || !LeadershipAction.IsDate(due, today) ? ActionProblem.WrongDate
        : draft.Owner is null || !owners.Contains(draft.Owner, StringComparer.Ordinal) ? ActionProblem.WrongOwner
        : null;

    private static ActionMove Go(ActionDraft draft, ActionStep step) => new(draft with { Step = step, Version = draft.Version + 1 });

    /// <summary>The card stays the current one: tapped again it is answered the same.</summary>
    private static ActionMove Stay(ActionDraft draft, ActionProblem problem) => new(draft, problem);
}
