namespace LeadershipBot.Core.Actions;

/// <summary>How leadership keeps its side, for leaders. It counts what was promised and told, never what anybody answered.</summary>
/// <param name="Releases">How many releases with something to tell are counted.</param>
/// <param name="ToldTeams">How many times a team was told what was heard.</param>
/// <param name="TeamsWithNews">How many times a team that somebody leads could have been told.</param>
/// <param name="MedianDays">Days from the close to the telling, the middle of all; null where nobody was told.</param>
/// <param name="Promised">Actions promised.</param>
/// <param name="Done">Of these, done.</param>
/// <param name="Dropped">Of these, dropped.</param>
/// <param name="BarriersRaised">Barriers raised.</param>
/// <param name="BarriersAnswered">Of these, answered.</param>
/// <param name="OverdueBarriers">Of these, open past their day.</param>
public sealed record ActionFigures(
    int Releases, int ToldTeams, int TeamsWithNews, int? MedianDays, int Promised, int Done, int Dropped, int BarriersRaised, int BarriersAnswered, int OverdueBarriers)
{
    /// <summary>The item that asks staff whether anything came of what they said; its published figure stands beside these.</summary>
    public const string PromisesKeptItem = "CO-1b";

    /// <summary>The share of teams that were told, in whole percent; null where there was nothing to tell.</summary>
    public int? ToldPercent => TeamsWithNews == 0 ? null : (int)Math.Round(100.0 * ToldTeams / TeamsWithNews, MidpointRounding.AwayFromZero);

    /// <summary>Counts.</summary>
    /// <param name="ledTeams">The keys of teams, other than the agency as a whole, that somebody leads today.</param>
    /// <param name="releases">The rounds whose results show something of the agency.</param>
    /// <param name="heard">Who was told, in any rounds.</param>
    /// <param name="actions">Every action.</param>
    /// <param name="barriers">Every barrier.</param>
    /// <param name="today">Today.</param>
    public static ActionFigures Of(
        IReadOnlyCollection<string> ledTeams,
        IReadOnlyCollection<string> releases,
        IReadOnlyCollection<Heard> heard,
        IReadOnlyCollection<LeadershipAction> actions,
        IReadOnlyCollection<LeadershipBarrier> barriers,
        DateOnly today)
    {
        var ofThese = heard.Where(one => releases.Contains(one.RoundId, StringComparer.Ordinal)).ToList();
        var told = ofThese.Where(one => ledTeams.Contains(one.Unit, StringComparer.Ordinal)).ToList();
        var days = ofThese.Select(one => one.Days).Order().ToList();
        return new(
            releases.Count,
            told.Count,
            releases.Count * ledTeams.Count,
            days.Count == 0 ? null : days[(days.Count - 1) / 2],
            actions.Count,
            actions.Count(action => action.Status == ActionStatus.Done),
            actions.Count(action => action.Status == ActionStatus.Dropped),
            barriers.Count,
            barriers.Count(barrier => !barrier.IsOpen),
            barriers.Count(barrier => barrier.IsOpen && barrier.Due < today));
    }
}
