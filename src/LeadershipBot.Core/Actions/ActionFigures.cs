namespace LeadershipBot.Core.Actions;

/// <summary>A round whose results show something of the agency.</summary>
/// <param name="RoundId">The round.</param>
/// <param name="Closed">The day it closed.</param>
public sealed record ShownRelease(string RoundId, DateOnly Closed);

/// <summary>How leadership keeps its side, for leaders: all of one time. It counts what was promised and told, never what anybody answered.</summary>
/// <param name="Since">The first day that is counted: when the first of the releases closed.</param>
/// <param name="Releases">How many releases with something to tell are counted.</param>
/// <param name="Answered">Of these, those of which everybody was told what was heard.</param>
/// <param name="MedianDays">Days from the close until everybody was told: half of the releases took at most so many. The median, rounded up; null where nobody was told.</param>
/// <param name="ToldTeams">How many times a lead told the own team; whoever had read the same figures by then was not sent them again.</param>
/// <param name="TeamsWithNews">How many times a team that somebody leads could have been.</param>
/// <param name="Promised">Actions promised.</param>
/// <param name="Done">Of these, done.</param>
/// <param name="Dropped">Of these, dropped.</param>
/// <param name="BarriersRaised">Barriers raised.</param>
/// <param name="BarriersAnswered">Of these, answered.</param>
/// <param name="OverdueBarriers">Of these, open past their day.</param>
public sealed record ActionFigures(
    DateOnly Since, int Releases, int Answered, int? MedianDays, int ToldTeams, int TeamsWithNews, int Promised, int Done, int Dropped,
    int BarriersRaised, int BarriersAnswered, int OverdueBarriers)
{
    /// <summary>The item that asks staff whether anything came of what they said; its published figure stands beside these.</summary>
    public const string PromisesKeptItem = "CO-1b";

    /// <summary>The most releases that are counted, the latest.</summary>
    public const int MostReleases = 12;

    /// <summary>The share of releases that were answered, in whole percent; null where there was nothing to tell.</summary>
    public int? AnsweredPercent => Percent(Answered, Releases);

    /// <summary>The share of teams that were told by their own lead, in whole percent; null where there was nothing to tell.</summary>
    public int? ToldPercent => Percent(ToldTeams, TeamsWithNews);

    /// <summary>The first day a release may have closed to be counted: what is older may be deleted already.</summary>
    public static DateOnly Earliest(DateOnly today) => today.AddYears(-1);

    /// <summary>Counts.</summary>
    /// <param name="ledTeams">The keys of teams, other than the agency as a whole, that somebody leads today.</param>
    /// <param name="releases">The releases that are counted, none from before <see cref="Earliest"/>.</param>
    /// <param name="heard">Who was told, in any rounds.</param>
    /// <param name="actions">Actions of any time.</param>
    /// <param name="barriers">Barriers of any time.</param>
    /// <param name="zone">The agency's: which day a moment falls on.</param>
    /// <param name="today">Today.</param>
    public static ActionFigures Of(
        IReadOnlyCollection<string> ledTeams,
        IReadOnlyCollection<ShownRelease> releases,
        IReadOnlyCollection<Heard> heard,
        IEnumerable<LeadershipAction> actions,
        IEnumerable<LeadershipBarrier> barriers,
        TimeZoneInfo zone,
        DateOnly today)
    {
        var since = releases.Count == 0 ? Earliest(today) : releases.Min(release => release.Closed);
        var rounds = releases.Select(release => release.RoundId).ToHashSet(StringComparer.Ordinal);
        var ofThese = heard.Where(one => rounds.Contains(one.RoundId)).ToList();
        var days = ofThese.Where(one => one.Unit == Unit.Agency).Select(one => one.DaysIn(zone)).Order().ToList();
        var promised = actions.Where(action => DayOf(action.At) >= since).ToList();
        var raised = barriers.Where(barrier => DayOf(barrier.At) >= since).ToList();
        return new(
            since,
            releases.Count,
            days.Count,
            days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2] + 1) / 2,
            ofThese.Count(one => ledTeams.Contains(one.Unit, StringComparer.Ordinal)),
            releases.Count * ledTeams.Count,
            promised.Count,
            promised.Count(action => action.Status == ActionStatus.Done),
            promised.Count(action => action.Status == ActionStatus.Dropped),
            raised.Count,
            raised.Count(barrier => !barrier.IsOpen),
            raised.Count(barrier => barrier.IsOpen && barrier.Due < today));

        DateOnly DayOf(DateTimeOffset moment) => LocalDay.Of(moment, zone);
    }

    private static int? Percent(int part, int of) => of == 0 ? null : (int)Math.Round(100.0 * part / of, MidpointRounding.AwayFromZero);
}
