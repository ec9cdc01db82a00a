using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

/// <summary>Answers a tap with the data it got, as text.</summary>
internal sealed class EchoVerb(string verb) : ICardVerbHandler
{
    public string Verb => verb;

    public Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        Task.FromResult(InvokeResponses.Message($"{verb} {data.GetRawText()}"));
}

/// <summary>Answers a tap with what it was made with.</summary>
internal sealed class FixedVerb(string verb, AdaptiveCardInvokeResponse response) : ICardVerbHandler
{
    public string Verb => verb;

    public Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        Task.FromResult(response);
}

/// <summary>Does to a tap what it was made with.</summary>
internal sealed class DoingVerb(string verb, Action<ITurnContext> act) : ICardVerbHandler
{
    public string Verb => verb;

    public Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        act(turn);
        return Task.FromResult(InvokeResponses.Message("done"));
    }
}

/// <summary>Answers a command with its first name and its arguments.</summary>
internal sealed class EchoCommand(params string[] names) : ITextCommand
{
    public IReadOnlyList<string> Names => names;

    public Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken) =>
        turn.SendActivityAsync($"{names[0]}({arguments})", cancellationToken);
}

/// <summary>Begins a dialog.</summary>
internal sealed class BeginCommand(string name, string dialogId) : ITextCommand
{
    public IReadOnlyList<string> Names => [name];

    public Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        turn.BeginDialog(dialogId, "first");
        return turn.SendActivityAsync("What is your answer?", cancellationToken);
    }
}

/// <summary>Takes two answers.</summary>
internal sealed class TwoAnswers(string id) : IDialog
{
    public string Id => id;

    public async Task<DialogTurn> ContinueAsync(ITurnContext turn, string state, CancellationToken cancellationToken)
    {
        await turn.SendActivityAsync($"{state}: {MessageText.Of(turn.Activity)}", cancellationToken);
        return state is "first" ? new DialogTurn.Waiting("second") : new DialogTurn.Ended();
    }

    public string StartOver(string state) => "first";

    public Task ShowAsync(ITurnContext turn, string state, CancellationToken cancellationToken) =>
        turn.SendActivityAsync($"now: {state}", cancellationToken);
}
