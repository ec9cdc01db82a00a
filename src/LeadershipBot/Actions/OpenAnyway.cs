using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>"open anyway" and a reason: shown first as staff will read it. Others are answered as if it did not exist.</summary>
public sealed class OpenAnywayCommand(ReadGate gate, DelayedRounds delayed, Agency agency) : ITextCommand
{
    private static readonly string[] Ways = ["anyway", "igual"];

    public IReadOnlyList<string> Names { get; } = ["open", "abrir"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (!agency.MayOperate(caller.Person))
        {
            await turn.SendActivityAsync(TeamsTexts.Unrecognized[caller.Language], cancellationToken);
            return;
        }

        var way = Array.Find(Ways, word => arguments.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        var reason = way is null ? null : ReasonOf(arguments[way.Length..].TrimStart(' ', ':', ','));
        if (reason is null)
        {
            await turn.SendActivityAsync(GateTexts.HowTo[caller.Language], cancellationToken);
            return;
        }

        var waiting = (await delayed.ReadAsync(cancellationToken)).Where(late => late.Unanswered is not null).ToList();
        await turn.SendActivityAsync(
            waiting.Count > 0 ? MessageFactory.Card(Preview(reason, waiting, caller))
                : MessageFactory.Text(await NotNowAsync(caller.Language, cancellationToken)),
            cancellationToken);
    }

    /// <summary>Null where it is too short or too long.</summary>
    public static string? ReasonOf(string? typed) =>
        FreeText.Clean(typed) is { } reason && GateOverride.IsReason(reason) ? reason : null;

    /// <summary>Nothing waits; or not yet: leaders have until the day it is due.</summary>
    private async Task<string> NotNowAsync(Language language, CancellationToken cancellationToken) =>
        await gate.ShutAsync(cancellationToken) is { Count: > 0 } shut
            ? string.Format(CultureInfo.InvariantCulture, GateTexts.NotDue[language], string.Join(", ", shut.Select(one => $"“{one.Program.Title[language]}”")))
            : GateTexts.NothingWaits[language];

    private AdaptiveCard Preview(string reason, IEnumerable<DelayedRound> waiting, Caller caller)
    {
        var language = caller.Language;
        var names = NamesCheck.Find(reason, agency.Roster.People.Select(person => person.Name));
        return CardParts.Card(
            language,
            [
                .. names.Count == 0 ? [] : new[] { CardParts.Notice(PromiseCards.NamesNotice(names, language), isProblem: true) },
                new TextBlock(GateTexts.Preview[language]),
                new Container(new TextBlock(GateTexts.ShownReason[language]), CardParts.Typed(reason)) { Style = "emphasis" },
                new ActionSet([.. waiting.Select(late => ExecuteAction.WithSubmitFallback(
                    string.Format(CultureInfo.InvariantCulture, GateTexts.Confirm[language], late.Program.Title[language]),
                    OpenAnyway.VerbName,
                    new JsonObject { [TapData.RoundKey] = late.Unanswered, [OpenAnyway.ReasonKey] = reason }))]),
            ]);
    }
}

/// <summary>"Open it anyway".</summary>
public sealed class OpenAnyway(DelayedRounds delayed, ActionsTable table, Agency agency, Agenda agenda, TimeProvider clock) : ICardVerbHandler
{
    public const string VerbName = "gate.open";
    public const string ReasonKey = "reason";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        return InvokeResponses.Card(CardParts.Plain(caller.Language, (await RunAsync(caller, data, cancellationToken))[caller.Language]));
    }

    private async Task<LocalizedText> RunAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        if (!agency.MayOperate(caller.Person) || TapData.Key(data, TapData.RoundKey) is not { } roundId
            || OpenAnywayCommand.ReasonOf(TapData.Raw(data, ReasonKey)) is not { } reason)
        {
            return TeamsTexts.OldCard;
        }

        if ((await delayed.ReadAsync(cancellationToken)).All(late => late.Unanswered != roundId))
        {
            return await table.FindOverrideAsync(roundId, cancellationToken) is null ? GateTexts.NothingWaits : GateTexts.Opened;
        }

        await table.TryAddAsync(new GateOverride(roundId, reason, caller.Person.Id, clock.GetUtcNow()), cancellationToken);
        await agenda.PlanMissedWavesAsync(cancellationToken);
        return GateTexts.Opened;
    }
}
