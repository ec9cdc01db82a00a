using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Delivery;

/// <summary>A time in which the bot writes to nobody of a unit first, such as after something terrible happened.</summary>
/// <param name="Unit">The unit, with everything beneath it; null for the whole agency.</param>
/// <param name="Until">The first local date on which it may write again; null until an administrator ends it.</param>
/// <param name="EndedOn">The day on which an administrator ended it; null where nobody did.</param>
public sealed record QuietPeriod(string? Unit = null, DateOnly? Until = null, DateOnly? EndedOn = null)
{
    /// <summary>How long afterwards people are in the weeks after something hard.</summary>
    private const int WeeksAfter = 6;

    /// <summary>The one of several that lasts longest for a person; null where none applies on that day.</summary>
    /// <param name="periods">All there are.</param>
    /// <param name="person">The person.</param>
    /// <param name="tree">The teams of today. Who was in a unit that is none of them any more nobody knows, so that it holds everybody back.</param>
    /// <param name="today">The person's local date.</param>
    public static QuietPeriod? For(IEnumerable<QuietPeriod> periods, Person person, OrganizationTree tree, DateOnly today) => periods
        .Where(period => period.IsOn(today) && period.Covers(person, tree))
        .MaxBy(period => period.Until ?? DateOnly.MaxValue);

    /// <summary>Whether it lasts on a day.</summary>
    public bool IsOn(DateOnly today) => EndedOn is null && (Until is not { } until || today < until);

    /// <summary>Whether it is over for a person, and was not six weeks ago.</summary>
    /// <inheritdoc cref="For"/>
    public bool IsJustOverFor(Person person, OrganizationTree tree, DateOnly today) =>
        (EndedOn ?? Until) is { } end && end <= today && today < end.AddDays(7 * WeeksAfter) && (Unit is null || tree.Find(Unit) is not null) && Covers(person, tree);

    private bool Covers(Person person, OrganizationTree tree) =>
        Unit is null
        || tree.Find(Unit) is not { } unit
        || (tree.Find(person.Team) is { } team && team.Index >= unit.Index && team.Index < tree.EndOf(unit));
}
