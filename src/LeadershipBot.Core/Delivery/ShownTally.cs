namespace LeadershipBot.Core.Delivery;

/// <summary>
/// What administrators may see of a campaign: totals from which nobody's own settings follow. While messages may still go out,
/// whoever's settings keep them from it counts as waiting, so that two looks tell nothing; afterwards own settings stand with
/// other reasons for which nothing was to be sent, unless there are many people and several of them.
/// </summary>
/// <param name="Tally">The totals, without <see cref="DeliveryReason.OwnSettings"/> where they are not shown by themselves.</param>
/// <param name="NotSent">How many of all excluded are shown under one heading: own settings, a full week, nothing to say.</param>
public sealed record ShownTally(DeliveryTally Tally, int NotSent)
{
    /// <summary>Own settings are shown by themselves from this many on.</summary>
    public const int FewestOwnSettings = 5;

    /// <summary>In campaigns of fewer people the reasons stay together whatever they are.</summary>
    public const int FewestPeople = 20;

    private static readonly DeliveryReason[] Together = [DeliveryReason.OwnSettings, DeliveryReason.MessageBudget, DeliveryReason.NothingToSay];

    /// <summary>Everybody whose message will not change any more, as far as it is shown.</summary>
    public int Done => Tally.Done + NotSent;

    /// <summary>As it may be shown.</summary>
    /// <param name="tally">The totals as they are.</param>
    /// <param name="isOver">Whether nothing can go out any more.</param>
    public static ShownTally Of(DeliveryTally tally, bool isOver)
    {
        var own = tally.Excluded.GetValueOrDefault(DeliveryReason.OwnSettings);
        if (!isOver)
        {
            return new(Without(tally, [DeliveryReason.OwnSettings]) with { Later = tally.Later + own }, 0);
        }

        return tally.Targeted >= FewestPeople && (own == 0 || (own >= FewestOwnSettings && tally.Targeted - own >= FewestOwnSettings))
            ? new(tally, 0)
            : new(Without(tally, Together), Together.Sum(reason => tally.Excluded.GetValueOrDefault(reason)));
    }

    private static DeliveryTally Without(DeliveryTally tally, DeliveryReason[] reasons) =>
        tally with { Excluded = tally.Excluded.Where(entry => !reasons.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value) };
}
