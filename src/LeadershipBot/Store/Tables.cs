using LeadershipBot.Storage;

namespace LeadershipBot.Store;

/// <summary>Every table, with its partition key / row key.</summary>
public static class Tables
{
    private const string BallotsPrefix = "Ballots";
    private const string RoundKeysPrefix = "RoundKeys";

    /// <summary>person id / "personal": where to write to that person.</summary>
    public static readonly TableName Conversations = TableName.Lasting("Conversations");

    /// <summary>conversation id, hashed / "dialog": the open dialog, if any.</summary>
    public static readonly TableName Dialogs = TableName.Lasting("Dialogs");

    /// <summary>person id / "preferences".</summary>
    public static readonly TableName Preferences = TableName.Lasting("Preferences");

    /// <summary>
    /// program id / local date and zone: claimed once, with its stage; "date" and local date: whether a pulse keeps it; "known" and
    /// zone: the schedule.
    /// </summary>
    public static readonly TableName Occurrences = TableName.Lasting("Occurrences");

    /// <summary>"round" / round id.</summary>
    public static readonly TableName Rounds = TableName.Lasting("Rounds");

    /// <summary>round id / piece: who was asked, while the round lives.</summary>
    public static readonly TableName RoundRosters = TableName.Lasting("RoundRosters");

    /// <summary>round id / piece: who was asked behind the scores of that round, in small groups.</summary>
    public static readonly TableName PublishedGroups = TableName.Lasting("PublishedGroups");

    /// <summary>round id / piece: what was published.</summary>
    public static readonly TableName Releases = TableName.Lasting("Releases");

    /// <summary>"campaign" / campaign id.</summary>
    public static readonly TableName Campaigns = TableName.Lasting("Campaigns");

    /// <summary>campaign id / batch number: how far each part of a send is.</summary>
    public static readonly TableName Batches = TableName.Lasting("Batches");

    /// <summary>campaign id and batch number / person id: who was sent what; never who answered.</summary>
    public static readonly TableName Deliveries = TableName.Lasting("Deliveries");

    /// <summary>person id / "budget": the places that messages took in that person's weeks.</summary>
    public static readonly TableName Budgets = TableName.Lasting("Budgets");

    /// <summary>"quiet" / unit: when nobody in it is written to.</summary>
    public static readonly TableName QuietModes = TableName.Lasting("QuietModes");

    /// <summary>person id / campaign id: nudges sent and what the manager said.</summary>
    public static readonly TableName Nudges = TableName.Lasting("Nudges");

    /// <summary>
    /// program id / date: when circles were formed; program id and date / piece: who is in them; "wishes.circles" / person id: who wants to
    /// be, or not to be.
    /// </summary>
    public static readonly TableName Circles = TableName.Lasting("Circles");

    /// <summary>"probe" / "probe": written now and then to see that the store can be written; it says nothing.</summary>
    public static readonly TableName Probes = TableName.Lasting("Probes");

    public static IReadOnlyList<TableName> All { get; } =
    [
        Conversations, Dialogs, Preferences, Occurrences, Rounds, RoundRosters, PublishedGroups, Releases, Campaigns, Batches, Deliveries, Budgets,
        QuietModes, Nudges, Circles, Probes,
    ];

    /// <summary>How the names of the tables begin that a round has for itself.</summary>
    public static IReadOnlyList<string> PrefixesOfARound { get; } = [BallotsPrefix, RoundKeysPrefix];

    /// <summary>first hex digit of the respondent key / respondent key. Dropped when the round is purged.</summary>
    public static TableName Ballots(string roundId) => TableName.Disposable(BallotsPrefix + Compact(roundId));

    /// <summary>"round" / "keys". A table of its own, so that dropping it leaves no byte behind.</summary>
    public static TableName RoundKeys(string roundId) => TableName.Disposable(RoundKeysPrefix + Compact(roundId));

    private static string Compact(string roundId) => roundId.Replace("-", "", StringComparison.Ordinal);
}
