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

    /// <summary>person id / "preferences"; "optedIn" / person id: who asked for nudges though they lead nobody; "left" / person id: since when somebody is not in the roster.</summary>
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

    /// <summary>round id / unit: who was told what was heard; "override": why the next round opened although everybody was not.</summary>
    public static readonly TableName Heard = TableName.Lasting("Heard");

    /// <summary>round id / unit: what whoever leads it says beside its published numbers.</summary>
    public static readonly TableName UnitNotes = TableName.Lasting("UnitNotes");

    /// <summary>"action" / unit and id: what was promised, and what came of it; "due" / date, kind and key: what is still to be sent of it.</summary>
    public static readonly TableName Actions = TableName.Lasting("Actions");

    /// <summary>"barrier" / unit and id: what was put to leaders, and what they said.</summary>
    public static readonly TableName Barriers = TableName.Lasting("Barriers");

    /// <summary>person id / card's id: a manager's own words on a nudge, for 90 days.</summary>
    public static readonly TableName Notes = TableName.Lasting("Notes");

    /// <summary>"season" / season id: the practices of a quarter; "counts" / season id: how many managers took part, where enough did.</summary>
    public static readonly TableName Seasons = TableName.Lasting("Seasons");

    /// <summary>season id / person id: in which order a manager starts the season's practices.</summary>
    public static readonly TableName StartOrders = TableName.Lasting("StartOrders");

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
        QuietModes, Nudges, Notes, Seasons, StartOrders, Circles, Heard, UnitNotes, Actions, Barriers, Probes,
    ];

    /// <summary>How the names of the tables begin that a round has for itself.</summary>
    public static IReadOnlyList<string> PrefixesOfARound { get; } = [BallotsPrefix, RoundKeysPrefix];

    /// <summary>first hex digit of the respondent key / respondent key. Dropped when the round is purged.</summary>
    public static TableName Ballots(string roundId) => TableName.Disposable(BallotsPrefix + Compact(roundId));

    /// <summary>"round" / "keys". A table of its own, so that dropping it leaves no byte behind.</summary>
    public static TableName RoundKeys(string roundId) => TableName.Disposable(RoundKeysPrefix + Compact(roundId));

    private static string Compact(string roundId) => roundId.Replace("-", "", StringComparison.Ordinal);
}
