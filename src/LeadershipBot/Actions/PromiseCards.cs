using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>What a team reads of an action or a barrier: the same before it is sent, when it is, and later.</summary>
public sealed class PromiseCards(Agency agency)
{
    public IReadOnlyList<CardElement> Plan(LeadershipAction action, Language language) =>
    [
        CardParts.Heading(ActionTexts.PlanTitle[language]),
        CardParts.Note(CardParts.Plain(action.Team)),
        CardParts.Typed(action.Text),
        .. Line(action.DecidedWith, ActionTexts.DecidedWith, language),
        .. Line(action.HeardFrom, ActionTexts.HeardFrom, language),
        new FactSet(
        [
            new Fact(ActionTexts.Due[language], LocalMoment.Show(action.FirstDue, language)),
            .. NameOf(action.Owner) is { } owner ? [new Fact(ActionTexts.OwnerLine[language], CardParts.Plain(owner))] : Array.Empty<Fact>(),
        ]),
        CardParts.Note(ActionTexts.NoStaffAnswers[language]),
    ];

    public IReadOnlyList<CardElement> Raised(LeadershipBarrier barrier, Language language) =>
    [
        CardParts.Heading(ActionTexts.RaisedTitle[language]),
        CardParts.Note(CardParts.Plain(barrier.Team)),
        CardParts.Typed(barrier.Text, ActionTexts.Barrier[language]),
        new FactSet(
            new Fact(ActionTexts.PutTo[language], CardParts.Plain(barrier.LeaderName)),
            new Fact(ActionTexts.ReplyDue[language], LocalMoment.Show(barrier.Due, language))),
        CardParts.Note(ActionTexts.NoStaffAnswers[language]),
    ];

    /// <param name="change">Its last one.</param>
    public IReadOnlyList<CardElement> Outcome(LeadershipAction action, ActionChange change, Language language) =>
    [
        CardParts.Heading(ActionTexts.OutcomeTitle[language]),
        CardParts.Note(CardParts.Plain(action.Team)),
        CardParts.Typed(action.Text),
        new TextBlock(CardParts.Capital(Standing(action, change, language))) { Weight = "Bolder" },
        change.Words is null ? SentBy(change.By, language) : CardParts.Typed(change.Words, WordsOf(change.By, language)),
    ];

    public IReadOnlyList<CardElement> Replied(LeadershipBarrier barrier, BarrierReply reply, Language language) =>
    [
        CardParts.Heading(ActionTexts.ReplyTitle[language]),
        CardParts.Note(CardParts.Plain(barrier.Team)),
        CardParts.Typed(barrier.Text, ActionTexts.Barrier[language]),
        CardParts.Typed(reply.Text, NameOf(reply.By) is { } name ? CardParts.Plain(name) : ActionTexts.Leader[language]),
    ];

    /// <summary>Whose words they are, in front of them.</summary>
    public string WordsOf(string personId, Language language) => NameOf(personId) is { } name
        ? string.Format(CultureInfo.InvariantCulture, ActionTexts.InWordsOf[language], CardParts.Plain(name))
        : ActionTexts.InWordsOfOne[language];

    /// <summary>Who sees to what is shown in a line, and whose words they are: nobody's words stand unsigned above anonymous questions.</summary>
    public string Signature(LeadershipAction action, Language language) => (NameOf(action.Owner), NameOf(action.By)) switch
    {
        ({ } owner, _) when action.Owner == action.By => Names(ActionTexts.InWordsOf, language, owner),
        ({ } owner, { } by) => Names(ActionTexts.SeesToIt, language, owner, by),
        (_, { } by) => Names(ActionTexts.InTheWordsOf, language, by),
        _ => ActionTexts.InTheWordsOfOne[language],
    };

    /// <inheritdoc cref="Signature(LeadershipAction, Language)"/>
    public string Signature(LeadershipBarrier barrier, Language language) =>
        NameOf(barrier.By) is { } by ? Names(ActionTexts.InTheWordsOf, language, by) : ActionTexts.InTheWordsOfOne[language];

    /// <summary>Of one person's name that is in the roster.</summary>
    public string? NameOf(string personId) => agency.Roster.Find(personId)?.Name;

    /// <summary>"Done on …", "going, by …": of an action as of a change.</summary>
    public string Standing(LeadershipAction action, ActionChange? change, Language language, DateOnly? today = null) => change?.Status switch
    {
        ActionStatus.Done => Format(ActionTexts.DoneOn, language, DayOf(change.At)),
        ActionStatus.Dropped => Format(ActionTexts.DroppedOn, language, DayOf(change.At)),
        _ => Format(today is { } day && action.Due < day ? ActionTexts.PastDue : ActionTexts.GoingBy, language, action.Due),
    };

    public static string NamesNotice(IEnumerable<string> names, Language language) =>
        string.Format(CultureInfo.InvariantCulture, ActionTexts.CheckNames[language], CardParts.Plain(string.Join(", ", names)));

    private TextBlock SentBy(string personId, Language language) => CardParts.Note(
        NameOf(personId) is { } name ? string.Format(CultureInfo.InvariantCulture, HeardTexts.From[language], CardParts.Plain(name)) : ActionTexts.SentByOne[language]);

    private static IEnumerable<CardElement> Line(string? typed, LocalizedText label, Language language) =>
        typed is null ? [] : [CardParts.Typed(typed, label[language])];

    private static string Names(LocalizedText text, Language language, params string[] names) =>
        string.Format(CultureInfo.InvariantCulture, text[language], [.. names.Select(CardParts.Plain)]);

    /// <summary>By the agency's calendar: everybody of a team reads the same.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => LocalDay.Of(moment, agency.Programs.TimeZone);

    private static string Format(LocalizedText text, Language language, DateOnly date) =>
        string.Format(CultureInfo.InvariantCulture, text[language], LocalMoment.Show(date, language));
}
