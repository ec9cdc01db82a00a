namespace LeadershipBot.Core.Delivery;

/// <summary>A place that a campaign's message took in a person's week.</summary>
/// <param name="Week">The Monday of that week, on the person's own calendar.</param>
/// <param name="CampaignId">The campaign.</param>
public sealed record BudgetSlot(DateOnly Week, string CampaignId);

/// <summary>
/// How many messages one person gets a week without having asked: all campaigns share it. It says what was sent to a person,
/// never what they did with it; answers in an open dialog are not counted.
/// </summary>
/// <param name="Slots">The places taken, each campaign at most once.</param>
public sealed record MessageBudget(IReadOnlyList<BudgetSlot> Slots)
{
    private const int WeeksKept = 5;

    /// <summary>Nothing taken.</summary>
    public static MessageBudget Empty { get; } = new([]);

    /// <summary>The Monday of the week that an instant is in, on the zone's clocks.</summary>
    public static DateOnly WeekOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        WeekOf(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime));

    /// <summary>The Monday of the week that a day is in.</summary>
    public static DateOnly WeekOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    /// <summary>Whether the campaign has a place in that week.</summary>
    public bool Holds(string campaignId, DateOnly week) => Slots.Contains(new BudgetSlot(week, campaignId));

    /// <summary>
    /// Takes a place in a week, giving back what the same campaign held in another; taking it twice changes nothing. Messages
    /// of a kind that goes first and are sure to come later in the week keep theirs free.
    /// </summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="week">The Monday of the week.</param>
    /// <param name="foreseen">Kinds of other campaigns that will write to this person later in that week, one entry each.</param>
    /// <param name="perWeek">Messages a week, 1 or more.</param>
    /// <returns>The budget afterwards; null where there is no place.</returns>
    public MessageBudget? Take(string campaignId, CampaignKind kind, DateOnly week, IEnumerable<CampaignKind> foreseen, int perWeek)
    {
        if (Holds(campaignId, week))
        {
            return this;
        }

        var taken = Slots.Count(slot => slot.Week == week && slot.CampaignId != campaignId);
        return taken + foreseen.Count(other => other < kind) >= perWeek
            ? null
            : new([.. Slots.Where(slot => slot.CampaignId != campaignId && slot.Week.AddDays(7 * WeeksKept) > week), new(week, campaignId)]);
    }

    /// <summary>Gives the campaign's place back: nothing was sent.</summary>
    public MessageBudget GiveBack(string campaignId) => new([.. Slots.Where(slot => slot.CampaignId != campaignId)]);
}
