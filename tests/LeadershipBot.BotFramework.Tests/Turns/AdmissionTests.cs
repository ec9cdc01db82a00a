using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class AdmissionTests
{
    private static readonly InvokeResponse Refusal = InvokeResponse.Ok(InvokeResponses.Card(new AdaptiveCard(new TextBlock("Sorry"))));

    [Fact]
    public async Task A_host_that_refuses_somebody_runs_no_handler()
    {
        var ran = false;
        var host = new Members(new DoingVerb("go", _ => ran = true));

        Assert.Same(Refusal, await TapAsync(host, "29:stranger"));
        Assert.False(ran);

        await TapAsync(host, "29:member");
        Assert.True(ran);
    }

    private static Task<InvokeResponse?> TapAsync(Members host, string person)
    {
        var tap = new Activity
        {
            Type = ActivityTypes.Invoke,
            Name = InvokeNames.AdaptiveCardAction,
            From = new ChannelAccount { Id = person },
            Value = System.Text.Json.JsonElement.Parse("""{"action":{"type":"Action.Execute","verb":"go"}}"""),
        };
        return host.OnTurnAsync(new TurnContext(tap, new Chat()), TestContext.Current.CancellationToken);
    }

    private sealed class Members(ICardVerbHandler verb) : ActivityHandler([verb], [], [])
    {
        public override Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) =>
            turn.Activity.From?.Id is "29:member"
                ? base.OnTurnAsync(turn, cancellationToken)
                : Task.FromResult<InvokeResponse?>(Refusal);

        protected override Task<ActiveDialog?> LoadDialogAsync(ITurnContext turn, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        protected override Task<bool> SaveDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        protected override Task EndDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
