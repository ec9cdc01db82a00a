namespace LeadershipBot.Core.Actions;

/// <summary>What came of the last pulse, for the card of the next: the same for everybody of a team.</summary>
/// <param name="Own">Of the own team, or of the nearest around it that has any.</param>
/// <param name="OfAgency">Of the agency as a whole.</param>
public sealed record WhatCame(UnitOutcome? Own, UnitOutcome? OfAgency)
{
    /// <summary>How long what is over is still told; where the round before opened earlier than that, since then.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(60);

    private const int MostActions = 2;
    private const int MostBarriers = 1;

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty => Own is null && OfAgency is null;

    /// <summary>Chooses.</summary>
    /// <param name="upwards">The keys of the team and of those above it, the nearest first, the agency last.</param>
    /// <param name="actions">Every action; what happened after <paramref name="moment"/> is left out.</param>
    /// <param name="barriers">Every barrier; likewise.</param>
    /// <param name="moment">When the round opens, so that everybody reads the same however late the card comes.</param>
    /// <param name="before">When the round before it opened; null where there was none.</param>
    public static WhatCame For(
        IReadOnlyList<string> upwards, ILookup<string, LeadershipAction> actions, ILookup<string, LeadershipBarrier> barriers, DateTimeOffset moment, DateTimeOffset? before = null)
    {
        var since = before < moment - Fresh ? before.Value : moment - Fresh;
        var units = upwards.Where(unit => unit != Unit.Agency).Select(unit => Of(actions[unit], barriers[unit], since, moment));
        return new(units.FirstOrDefault(unit => unit is not null), Of(actions[Unit.Agency], barriers[Unit.Agency], since, moment));
    }

    private static UnitOutcome? Of(IEnumerable<LeadershipAction> actions, IEnumerable<LeadershipBarrier> barriers, DateTimeOffset since, DateTimeOffset moment)
    {
        var told = actions.Select(action => action.AsOf(moment)).OfType<LeadershipAction>()
            .Where(action => action.IsOpen || action.ChangedAt >= since)
            .OrderByDescending(action => action.ChangedAt).ThenBy(action => action.Id, StringComparer.Ordinal).Take(MostActions).ToList();
        var raised = barriers.Select(barrier => barrier.AsOf(moment)).OfType<LeadershipBarrier>()
            .Where(barrier => barrier.Reply is null || barrier.Reply.At >= since)
            .OrderByDescending(barrier => barrier.Reply?.At ?? barrier.At).ThenBy(barrier => barrier.Id, StringComparer.Ordinal).Take(MostBarriers).ToList();
        return told.Count + raised.Count == 0 ? null : new(told.Count > 0 ? told[0].Team : raised[0].Team, told, raised);
    }
}

/// <summary>What came of it in one team.</summary>
/// <param name="Team">The team's name.</param>
/// <param name="Actions">Its latest actions, the latest first.</param>
/// <param name="Barriers">Its latest barrier, if any.</param>
public sealed record UnitOutcome(string Team, IReadOnlyList<LeadershipAction> Actions, IReadOnlyList<LeadershipBarrier> Barriers);
