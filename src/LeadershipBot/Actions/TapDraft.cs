using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>A button of the dialog's cards.</summary>
public sealed class TapDraft(string verb, SayAction dialog) : ICardVerbHandler
{
    public const string Next = "action.next";
    public const string Above = "action.above";
    public const string Back = "action.back";
    public const string StartOver = "action.over";
    public const string Cancel = "action.cancel";
    public const string Send = "action.send";

    public static IReadOnlyList<string> Verbs { get; } = [Next, Above, Back, StartOver, Cancel, Send];

    public string Verb => verb;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        InvokeResponses.Card(await dialog.TapAsync(turn, verb, data, cancellationToken));
}

/// <summary>"Say what we will do", from results or from what was told.</summary>
public sealed class BeginAction(SayAction dialog) : ICardVerbHandler
{
    public const string VerbName = "action.begin";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var language = turn.Caller().Language;
        return InvokeResponses.Card(TapData.Key(data, TapData.UnitKey) is { } unit
            ? await dialog.BeginAsync(turn, TapData.Key(data, TapData.RoundKey), unit, cancellationToken)
            : CardParts.Plain(language, TeamsTexts.OldCard[language]));
    }
}
