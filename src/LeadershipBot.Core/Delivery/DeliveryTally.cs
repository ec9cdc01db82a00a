namespace LeadershipBot.Core.Delivery;

/// <summary>Where the messages of a campaign, or of a part of it, went. Every recipient is counted once.</summary>
/// <param name="Delivered">Messages that Teams took.</param>
/// <param name="Due">Messages that wait and whose moment has come.</param>
/// <param name="Later">Messages that wait for a later moment.</param>
/// <param name="Sending">Messages on their way.</param>
/// <param name="Failed">Messages that could not be delivered, by reason.</param>
/// <param name="Excluded">Messages that were not to be sent, by reason.</param>
/// <param name="Ambiguous">
/// How many of all these may have arrived twice, or once more than the state says: a try ended in a way that leaves it open,
/// or the process died while the message was on its way.
/// </param>
public sealed record DeliveryTally(
    int Delivered,
    int Due,
    int Later,
    int Sending,
    IReadOnlyDictionary<DeliveryReason, int> Failed,
    IReadOnlyDictionary<DeliveryReason, int> Excluded,
    int Ambiguous)
{
    private static readonly Dictionary<DeliveryReason, int> None = [];

    /// <summary>Nobody.</summary>
    public static DeliveryTally Empty { get; } = new(0, 0, 0, 0, None, None, 0);

    /// <summary>Everybody the campaign was meant for: delivered, failed, excluded, waiting and on the way.</summary>
    public int Targeted => Done + Due + Later + Sending;

    /// <summary>Everybody whose message will not change any more.</summary>
    public int Done => Delivered + Failed.Values.Sum() + Excluded.Values.Sum();

    /// <summary>Both together.</summary>
    public DeliveryTally Plus(DeliveryTally other) => new(
        Delivered + other.Delivered,
        Due + other.Due,
        Later + other.Later,
        Sending + other.Sending,
        Sum(Failed, other.Failed),
        Sum(Excluded, other.Excluded),
        Ambiguous + other.Ambiguous);

    /// <summary>With one more recipient, or with one fewer.</summary>
    /// <param name="state">How far the message is.</param>
    /// <param name="reason">Why, where it failed or was excluded.</param>
    /// <param name="isLater">Whether its moment is still to come; only where it waits.</param>
    /// <param name="isAmbiguous">Whether it may have arrived once more than the state says.</param>
    /// <param name="by">1, or −1 to take a recipient out.</param>
    public DeliveryTally With(DeliveryState state, DeliveryReason? reason, bool isLater, bool isAmbiguous, int by)
    {
        var counted = state switch
        {
            DeliveryState.Delivered => this with { Delivered = Delivered + by },
            DeliveryState.Sending => this with { Sending = Sending + by },
            DeliveryState.Pending when isLater => this with { Later = Later + by },
            DeliveryState.Pending => this with { Due = Due + by },
            DeliveryState.Failed => this with { Failed = Sum(Failed, Of(reason, by)) },
            _ => this with { Excluded = Sum(Excluded, Of(reason, by)) },
        };
        return isAmbiguous ? counted with { Ambiguous = Ambiguous + by } : counted;
    }

    private static Dictionary<DeliveryReason, int> Of(DeliveryReason? reason, int by) =>
        new() { [reason ?? throw new ArgumentNullException(nameof(reason), "Who got nothing is counted under a reason.")] = by };

    private static Dictionary<DeliveryReason, int> Sum(IReadOnlyDictionary<DeliveryReason, int> some, IReadOnlyDictionary<DeliveryReason, int> others) =>
        some.Concat(others).GroupBy(entry => entry.Key, entry => entry.Value).Select(group => (group.Key, Count: group.Sum()))
            .Where(entry => entry.Count != 0).ToDictionary(entry => entry.Key, entry => entry.Count);
}
