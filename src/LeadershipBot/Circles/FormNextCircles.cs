using LeadershipBot.Content;
using LeadershipBot.Core.Circles;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Preferences;
using LeadershipBot.Programs;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Circles;

/// <summary>Forms circles when the weeks between two times are over; once, however often it is asked.</summary>
public sealed class FormNextCircles(
    CircleTable table, PreferencesTable preferences, QuietModes quiet, ContentLibrary content, Agency agency, TimeProvider clock)
{
    /// <summary>Who is in circles without having said so.</summary>
    public static bool IsInByDefault(Person person) => person.Role == Role.Manager || (person.IsLead && person.Role == Role.Staff);

    /// <summary>The Monday of the first week after circles in which new ones may be formed.</summary>
    public static DateOnly NextWeek(CircleProgram program, DateOnly date) => MessageBudget.WeekOf(date).AddDays(7 * program.EveryWeeks);

    /// <summary>The circles of that date; null where it is too early for new ones.</summary>
    public async Task<CirclesRow?> RunAsync(CircleProgram program, DateOnly date, CancellationToken cancellationToken)
    {
        var dates = await table.DatesAsync(program.Id, cancellationToken);
        if (await table.FindAsync(program.Id, date, cancellationToken) is { } formed)
        {
            return await table.AddAsync(program.Id, formed, cancellationToken);
        }

        var last = dates.Count == 0 ? null : dates[^1];
        if (last is not null && date < NextWeek(program, last.Date))
        {
            return null;
        }

        var past = new List<CirclesRow>();
        foreach (var row in dates)
        {
            if (await table.FindAsync(program.Id, row.Date, cancellationToken) is { } circles)
            {
                past.Add(circles);
            }
        }

        var number = last is null ? 0 : last.Number + 1;
        var found = FormCircles.Of(await CandidatesAsync(past.LastOrDefault()?.Waiting ?? [], cancellationToken), Met(past), $"{program.Id}\n{date:yyyyMMdd}");
        return await table.AddAsync(program.Id, new(date, number, QuestionOf(number), found.Circles, found.Waiting), cancellationToken);
    }

    private async Task<IReadOnlyList<CircleCandidate>> CandidatesAsync(IEnumerable<string> waitedLastTime, CancellationToken cancellationToken)
    {
        var waited = waitedLastTime.ToHashSet(StringComparer.Ordinal);
        var all = await preferences.ReadAllAsync(cancellationToken);
        var wishes = await table.WishesAsync(cancellationToken);
        var periods = await quiet.ReadAsync(cancellationToken);
        var candidates = new List<CircleCandidate>();
        foreach (var person in agency.Roster.People)
        {
            bool? wish = wishes.TryGetValue(person.Id, out var said) ? said : null;
            if ((wish ?? IsInByDefault(person)) && IsThere(person, wish, all.GetValueOrDefault(person.Id, PreferencesRow.Default), periods))
            {
                candidates.Add(new(person.Id, person.Team, Above(person.Team), waited.Contains(person.Id)));
            }
        }

        return candidates;
    }

    /// <summary>Not on leave, not in a unit that is left in peace, and not in circles by default only while wanting no nudges.</summary>
    private bool IsThere(Person person, bool? wish, PreferencesRow own, IReadOnlyList<QuietPeriod> periods)
    {
        var today = person.Today(clock);
        return QuietPeriod.For(periods, person, agency.Roster.Tree, today) is null
            && own.AsOf(today).PausedUntil is null
            && (wish is not null || !own.NoNudges);
    }

    private List<string> Above(string team) =>
        agency.Roster.Tree.Find(team) is { } node ? [.. agency.Roster.Tree.AncestorsOf(node).Select(above => above.Name)] : [];

    private static Dictionary<CirclePair, int> Met(IEnumerable<CirclesRow> past)
    {
        var met = new Dictionary<CirclePair, int>();
        foreach (var pair in past.SelectMany(circles => circles.Circles).SelectMany(CirclePair.In))
        {
            met[pair] = met.GetValueOrDefault(pair) + 1;
        }

        return met;
    }

    private string? QuestionOf(int number) => content.CircleQuestions is { Count: > 0 } questions ? questions[number % questions.Count].Id : null;
}
