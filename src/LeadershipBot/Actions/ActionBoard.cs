using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Content;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>What was promised to a person's team and to those above it, what came of it, and what was put to leaders.</summary>
public sealed class ActionBoard(ReadBoard board, ReadResults results, ReadGate gate, DelayedRounds delayed, ContentLibrary content, PromiseCards promises, Agency agency, TimeProvider clock)
{
    private const int MostButtons = 5;
    private const int LongestTitle = 40;

    public async Task<AdaptiveCard> DrawAsync(Caller caller, CancellationToken cancellationToken)
    {
        var language = caller.Language;
        var now = clock.GetUtcNow();
        var (rows, buttons) = (new List<IReadOnlyList<CardElement>>(), new List<CardAction>());
        var shown = await board.OfAsync(caller.Person, cancellationToken);
        foreach (var (actions, barriers) in shown.Units)
        {
            if (actions.Count + barriers.Count > 0)
            {
                var name = actions.Count > 0 ? actions[0].Team : barriers[0].Team;
                rows.Add([new TextBlock(CardParts.Plain(name)) { Weight = "Bolder", Size = "Medium", Separator = true, Style = "heading" }]);
            }

            rows.AddRange(actions.Select(action => (IReadOnlyList<CardElement>)[.. Draw(action, caller)]));
            rows.AddRange(barriers.Select(barrier => (IReadOnlyList<CardElement>)[.. Draw(barrier, now, language)]));
            buttons.AddRange(actions.Where(action => action.IsOpen && Speakers.OwnerOf(agency.Roster, action)?.Id == caller.Person.Id)
                .Select(action => Button(ActionTexts.Mine, action.Text, ShowOutcome.VerbName, AskOutcome.DataOf(action), language)));
        }

        buttons.AddRange(shown.ToAnswer.Select(barrier => Button(ActionTexts.MineToAnswer, barrier.Text, ShowReply.VerbName, AskReply.DataOf(barrier), language)));
        var figures = await FiguresAsync(caller, cancellationToken);
        var waiting = figures.Count > 0 ? [] : GateNotice.ForStaff(await delayed.ReadAsync(cancellationToken), language).Select(text => CardParts.Notice(text)).ToList();
        return FittingCard.Draw(rows.Count, most => CardParts.Card(
            language,
            [
                CardParts.Heading(ActionTexts.BoardTitle[language]),
                .. figures,
                .. waiting,
                .. rows.Count == 0 ? [new TextBlock(ActionTexts.BoardEmpty[language])] : rows.Take(most).SelectMany(row => row),
                .. rows.Count > most ? new[] { CardParts.Note(Format(ActionTexts.More, language, rows.Count - most)) } : [],
                .. buttons.Count == 0 ? [] : new[] { new ActionSet([.. buttons.Take(MostButtons)]) },
            ]));
    }

    /// <summary>How a barrier stands at a moment, in one line.</summary>
    /// <param name="today">The day that moment falls on for the agency.</param>
    public static string Standing(LeadershipBarrier barrier, DateTimeOffset moment, DateOnly today, Language language) => Format(
        barrier.Reply is not null ? ActionTexts.AnsweredIn : barrier.Due < today ? ActionTexts.OverdueFor : ActionTexts.OpenFor,
        language, CardParts.Plain(barrier.LeaderName), barrier.DaysOpen(moment));

    private IEnumerable<CardElement> Draw(LeadershipAction action, Caller caller)
    {
        var last = action.History.Count > 0 ? action.History[^1] : null;
        yield return CardParts.Typed(action.Text);
        yield return CardParts.Note(promises.Standing(action, last, caller.Language, caller.Person.Today(clock)));
        if (last is { Words: { } words, By: var by })
        {
            yield return CardParts.Typed(words, promises.WordsOf(by, caller.Language));
        }
    }

    private IEnumerable<CardElement> Draw(LeadershipBarrier barrier, DateTimeOffset now, Language language)
    {
        yield return CardParts.Typed(barrier.Text, ActionTexts.Barrier[language]);
        yield return CardParts.Note(Standing(barrier, now, promises.DayOf(now), language));
        if (barrier.Reply is { } reply)
        {
            yield return CardParts.Typed(reply.Text, promises.NameOf(reply.By) is { } name ? CardParts.Plain(name) : ActionTexts.Leader[language]);
        }
    }

    private async Task<IReadOnlyList<CardElement>> FiguresAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (await board.FiguresAsync(caller.Person, cancellationToken) is not { } figures)
        {
            return [];
        }

        var language = caller.Language;
        var shut = await gate.ShutAsync(cancellationToken);
        return
        [
            .. GateNotice.Draw(shut.Select(one => one.Program), language),
            new TextBlock(Format(ActionTexts.FiguresTitle, language, LocalMoment.Show(figures.Since, language))) { Weight = "Bolder", Size = "Medium", Style = "heading" },
            new FactSet(
            [
                new Fact(ActionTexts.FiguresAnswered[language], Share(figures.Answered, figures.Releases, figures.AnsweredPercent, language)),
                new Fact(ActionTexts.FiguresDays[language], figures.MedianDays is { } days ? days.ToString(CultureInfo.InvariantCulture) : "—"),
                new Fact(ActionTexts.FiguresTold[language], Share(figures.ToldTeams, figures.TeamsWithNews, figures.ToldPercent, language)),
                new Fact(ActionTexts.FiguresActions[language], Format(ActionTexts.FiguresActionsValue, language, figures.Promised, figures.Done, figures.Dropped)),
                new Fact(ActionTexts.FiguresBarriers[language], Format(ActionTexts.FiguresBarriersValue, language, figures.BarriersRaised, figures.BarriersAnswered, figures.OverdueBarriers)),
                .. await KeptAsync(caller, cancellationToken) is { } kept ? [kept] : Array.Empty<Fact>(),
            ]),
        ];
    }

    /// <summary>Promises kept as staff see them: the published figure of the item that asks.</summary>
    private async Task<Fact?> KeptAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (await results.LatestAsync(caller.Person, cancellationToken) is not { } latest || latest.Agency.Score(ActionFigures.PromisesKeptItem) is not { } score)
        {
            return null;
        }

        var texts = new ScoreTexts(content.FindInstrument(latest.InstrumentId)?.In(agency.Programs.Wording, content.Nudges), caller.Language);
        return new(ActionTexts.FiguresKept[caller.Language], texts.Named(score));
    }

    private static string Share(int part, int of, int? percent, Language language) =>
        percent is { } whole ? Format(ActionTexts.FiguresShare, language, part, of, whole) : "—";

    private static ExecuteAction Button(LocalizedText title, string text, string verb, System.Text.Json.Nodes.JsonObject data, Language language) =>
        ExecuteAction.WithSubmitFallback(Format(title, language, FreeText.Line(text, LongestTitle)), verb, data);

    private static string Format(LocalizedText text, Language language, params object[] values) => string.Format(CultureInfo.InvariantCulture, text[language], values);
}

/// <summary>"actions": the board.</summary>
public sealed class ActionsCommand(ActionBoard board) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["actions", "acciones"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(MessageFactory.Card(await board.DrawAsync(turn.Caller(), cancellationToken)), cancellationToken);
}
