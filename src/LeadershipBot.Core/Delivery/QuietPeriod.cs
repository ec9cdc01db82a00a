using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Delivery;

/// <summary>A time in which the bot writes to nobody of a unit first, such as after something terrible happened.</summary>
/// <param name="Unit">The unit, with everything beneath it; null for the whole agency.</param>
/// <param name="Until">The first local date on which it may write again; null until an administrator ends it.</param>
public sealed record QuietPeriod(string? Unit = null, DateOnly? Until = null)
{
    /// <summary>The one of several that lasts longest for a person; null where none applies on that day.</summary>
    /// <param name="periods">All there are.</param>
    /// <param name="person">The person.</param>
    /// <param name="tree">The teams of today. Who was in a unit that is none of them any more nobody knows, so that it holds everybody back.</param>
    /// <param name="today">The person's local date.</param>
    public static QuietPeriod? For(IEnumerable<QuietPeriod> periods, Person person, OrganizationTree tree, DateOnly today) => periods
        .Where(period => period.IsOn(today) && period.Covers(person, tree))
        .MaxBy(period => period.Until ?? DateOnly.MaxValue);

    /// <summary>Whether it lasts on a day.</summary>
    public bool IsOn(DateOnly today) => Until is not { } until || today < until;

    private bool Covers(Person person, OrganizationTree tree) =>
        Unit is null
        || tree.Find(Unit) is not { } unit
        || (tree.Find(person.Team) is { } team && team.Index >= unit.Index && team.Index < tree.EndOf(unit));
}
