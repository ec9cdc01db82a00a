namespace LeadershipBot.Core.Delivery;

/// <summary>
/// What administrators may see of a campaign: totals from which nobody's own settings follow. While messages may still go out,
/// whoever's settings keep them from it counts as waiting, so that two looks tell nothing; afterwards own settings stand with
/// other reasons for which nothing was to be sent, unless there are many people and several of them. In small campaigns all
/// reasons for which nothing was to be sent stand together.
/// </summary>
/// <param name="Tally">The totals, without <see cref="DeliveryReason.OwnSettings"/> where they are not shown by themselves.</param>
/// <param name="NotSent">How many of all excluded are shown under one heading: own settings, a full week, nothing to say; in small campaigns all.</param>
public sealed record ShownTally(DeliveryTally Tally, int NotSent)
{
    /// <summary>Own settings are shown by themselves from this many on.</summary>
    public const int FewestOwnSettings = 5;

    /// <summary>In campaigns of fewer people all reasons for which nothing was to be sent stay together.</summary>
    public const int FewestPeople = 20;

    /// <summary>What tells who took a nudge on is shown from this many on.</summary>
    public const int FewestManagers = 5;

    private static readonly DeliveryReason[] Together = [DeliveryReason.OwnSettings, DeliveryReason.MessageBudget, DeliveryReason.NothingToSay];

    /// <summary>Everybody whose message will not change any more, as far as it is shown.</summary>
    public int Done => Tally.Done + NotSent;

    /// <summary>
    /// Whether nothing of a campaign may be shown: it reaches only those who took a nudge on, and while it runs, or where fewer than
    /// <see cref="FewestManagers"/> got it or did not, its figures would tell what somebody did.
    /// </summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="tally">The totals as they are.</param>
    /// <param name="isOver">Whether nothing can go out any more.</param>
    public static bool IsPrivate(CampaignKind kind, DeliveryTally tally, bool isOver)
    {
        var reached = tally.Delivered + tally.Failed.Values.Sum();
        return kind.TellsWhatManagersDid()
            && (!isOver || tally.Delivered < FewestManagers || tally.Targeted - reached < FewestManagers);
    }

    /// <summary>As it may be shown.</summary>
    /// <param name="tally">The totals as they are.</param>
    /// <param name="isOver">Whether nothing can go out any more.</param>
    public static ShownTally Of(DeliveryTally tally, bool isOver)
    {
        var hidden = tally.Targeted < FewestPeople ? [.. tally.Excluded.Keys] : Together;
        var count = hidden.Sum(reason => tally.Excluded.GetValueOrDefault(reason));
        if (!isOver)
        {
            // The same reasons as afterwards, or the difference would tell.
            return new(Without(tally, hidden) with { Later = tally.Later + count }, 0);
        }

        var own = tally.Excluded.GetValueOrDefault(DeliveryReason.OwnSettings);
        var isApart = tally.Targeted >= FewestPeople && own >= FewestOwnSettings && tally.Targeted - own >= FewestOwnSettings;
        return isApart ? new(tally, 0) : new(Without(tally, hidden), count);
    }

    private static DeliveryTally Without(DeliveryTally tally, IReadOnlyCollection<DeliveryReason> reasons) =>
        tally with { Excluded = tally.Excluded.Where(entry => !reasons.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value) };
}
