using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Actions;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>"open anyway" and a reason: shown first as staff will read it. Others are answered as if it did not exist.</summary>
public sealed class OpenAnywayCommand(ReadGate gate, Agency agency) : ITextCommand
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

        var shut = await gate.ShutAsync(cancellationToken);
        await (shut.Count == 0
            ? turn.SendActivityAsync(GateTexts.NothingWaits[caller.Language], cancellationToken)
            : turn.SendActivityAsync(MessageFactory.Card(Preview(reason, shut[0].RoundId, caller)), cancellationToken));
    }

    /// <summary>Null where it is too short or too long.</summary>
    public static string? ReasonOf(string? typed) =>
        FreeText.Clean(typed) is { } reason && GateOverride.IsReason(reason) ? reason : null;

    private AdaptiveCard Preview(string reason, string roundId, Caller caller)
    {
        var language = caller.Language;
        var names = agency.NamesIn(reason);
        return CardParts.Card(
            language,
            [
                .. names.Count == 0 ? [] : new[] { CardParts.Notice(PromiseCards.NamesNotice(names, language), isProblem: true) },
                new TextBlock(GateTexts.Preview[language]),
                new Container(new TextBlock(GateTexts.ShownReason[language]), CardParts.Typed(reason)) { Style = "emphasis" },
                new ActionSet(ExecuteAction.WithSubmitFallback(
                    GateTexts.Confirm[language], OpenAnyway.VerbName, new JsonObject { [TapData.RoundKey] = roundId, [OpenAnyway.ReasonKey] = reason })),
            ]);
    }
}

/// <summary>"Open it anyway".</summary>
public sealed class OpenAnyway(ReadGate gate, ActionsTable table, Agency agency, Agenda agenda, TimeProvider clock) : ICardVerbHandler
{
    public const string VerbName = "gate.open";
    public const string ReasonKey = "reason";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        return InvokeResponses.Card(CardParts.Plain(caller.Language, (await RunAsync(caller, data, cancellationToken))[caller.Language]));
    }

    private async Task<Core.Organization.LocalizedText> RunAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        if (!agency.MayOperate(caller.Person) || TapData.Key(data, TapData.RoundKey) is not { } roundId
            || OpenAnywayCommand.ReasonOf(TapData.Raw(data, ReasonKey)) is not { } reason)
        {
            return TeamsTexts.OldCard;
        }

        if ((await gate.ShutAsync(cancellationToken)).All(shut => shut.RoundId != roundId))
        {
            return await table.FindOverrideAsync(roundId, cancellationToken) is null ? GateTexts.NothingWaits : GateTexts.Opened;
        }

        await table.TryAddAsync(new GateOverride(roundId, reason, caller.Person.Id, clock.GetUtcNow()), cancellationToken);
        await agenda.PlanMissedWavesAsync(cancellationToken);
        return GateTexts.Opened;
    }
}
