using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace LeadershipBot.Tests.Sandbox;

/// <summary>
/// A small bot for tests of the sandbox itself: greets, echoes, sends everyone a two-item pulse on the first Monday of a
/// month and remembers who answered what. Its protocol side, authentication included, is the real one.
/// </summary>
internal sealed class TestBot(IEnumerable<ICardVerbHandler> verbs, TestBot.Memory memory) : ActivityHandler(verbs, [], [])
{
    public static SandboxHost Host { get; } = new(CreateBuilder, Build);

    protected override Task<ActiveDialog?> LoadDialogAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        Task.FromResult<ActiveDialog?>(null);

    protected override Task<bool> SaveDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken) => Task.FromResult(true);

    protected override Task EndDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task OnInstallationUpdateAddAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        memory.Installed[turn.Activity.From!.AadObjectId!] = turn.Activity;
        await turn.SendActivityAsync("Welcome", cancellationToken);
    }

    protected override async Task OnUnrecognizedMessageAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        memory.Messages.Enqueue(turn.Activity);
        await turn.SendActivityAsync("You said: " + turn.Activity.Text, cancellationToken);
    }

    private static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBotFramework(builder.Configuration.GetSection("Bot"));
        builder.Services.AddSingleton<Memory>();
        builder.Services.AddSingleton<ActivityHandler, TestBot>();
        builder.Services.AddSingleton<ICardVerbHandler, Submit>();
        builder.Services.AddQuartz(quartz =>
        {
            quartz.AddJob<Wave>(job => job.WithIdentity("wave"));
            quartz.AddTrigger(trigger => trigger.ForJob("wave").WithDescription("Monthly pulse opens").WithSchedule(
                CronScheduleBuilder.Create(new CronExpression("0 0 10 ? * MON#1"))
                    .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("America/Denver"))));
        });
        builder.Services.AddQuartzHostedService();
        return builder;
    }

    private static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.MapBotMessages();
        return app;
    }

    internal sealed class Memory
    {
        public ConcurrentDictionary<string, Activity> Installed { get; } = [];

        public ConcurrentQueue<Activity> Messages { get; } = [];

        public ConcurrentQueue<Activity> Taps { get; } = [];

        public ConcurrentDictionary<string, JsonElement> Answers { get; } = [];
    }

    private sealed class Submit(Memory memory) : ICardVerbHandler
    {
        public string Verb => "pulse.submit";

        public Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
        {
            memory.Taps.Enqueue(turn.Activity);
            memory.Answers[turn.Activity.From!.AadObjectId!] = data.Clone();
            return Task.FromResult(InvokeResponses.Card(new AdaptiveCard(new TextBlock("Thank you"))));
        }
    }

    private sealed class Wave(Memory memory, ConnectorClient connector) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            Choice[] choices = [new("Agree", "4"), new("Disagree", "2"), new("I can't tell", "9"), new("Skip", "0")];
            var card = new AdaptiveCard(
                new ChoiceSetInput("VM-2") { Label = "I can bring up a hard topic.", Choices = choices },
                new ChoiceSetInput("VM-3") { Label = "My supervisor asked how I was.", Choices = choices },
                new ActionSet(ExecuteAction.WithSubmitFallback("Submit", "pulse.submit", new JsonObject { ["round"] = "r1" })));
            foreach (var chat in memory.Installed.Values)
            {
                await connector.SendToConversationAsync(chat.ServiceUrl!, chat.Conversation!.Id!, MessageFactory.Card(card), cancellationToken);
            }
        }
    }
}
