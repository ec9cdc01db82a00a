using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.EndToEnd.Driver;

/// <summary>The protocol's real adapter with the least bot that shows everything the driver can do.</summary>
internal sealed class DriverBot : IAsyncDisposable
{
    public const string Question = "I can bring up a hard topic.";
    public const string Place = "Where do you work?";

    private readonly WebApplication app;

    private DriverBot(WebApplication app) => this.app = app;

    public Uri Messages => new(new Uri(app.Urls.First()), "/api/messages");

    public static async Task<DriverBot> StartAsync(PlaygroundDirectory directory)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddBotFramework(options =>
        {
            options.AppId = directory.AppId;
            options.TenantId = directory.TenantId;
            options.DevelopmentLoopback = true;
        });
        builder.Services.AddSingleton<ActivityHandler, Handler>();
        builder.Services.AddSingleton<ICardVerbHandler, Submit>();
        var built = builder.Build();
        built.MapBotMessages();
        await built.StartAsync();
        return new DriverBot(built);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private sealed class Handler(IEnumerable<ICardVerbHandler> verbs) : ActivityHandler(verbs, [new Chart()], [])
    {
        protected override Task<ActiveDialog?> LoadDialogAsync(ITurnContext turn, CancellationToken cancellationToken) =>
            Task.FromResult<ActiveDialog?>(null);

        protected override Task<bool> SaveDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken) => Task.FromResult(true);

        protected override Task EndDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken) => Task.CompletedTask;

        protected override Task OnInstallationUpdateAddAsync(ITurnContext turn, CancellationToken cancellationToken) =>
            turn.SendActivityAsync(MessageFactory.Card(Poll), cancellationToken);
    }

    private static AdaptiveCard Poll { get; } = new(
        new TextBlock("Two questions") { Style = "heading" },
        new ChoiceSetInput("topic")
        {
            Label = Question,
            Style = ChoiceSetInputStyle.Expanded,
            Choices = [new Choice("Disagree", "2"), new Choice("Agree", "4"), new Choice("Strongly agree", "5")],
        },
        new ChoiceSetInput("place")
        {
            Label = Place,
            Style = ChoiceSetInputStyle.Compact,
            Choices = [new Choice("Harbor", "h"), new Choice("North", "n")],
        },
        new ActionSet(ExecuteAction.WithSubmitFallback("Submit", "driver.submit", new JsonObject { ["round"] = "r1" })));

    private sealed class Submit : ICardVerbHandler
    {
        public string Verb => "driver.submit";

        public Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
            Task.FromResult(InvokeResponses.Card(new AdaptiveCard(new TextBlock($"Received {data.GetRawText()}"))));
    }

    private sealed class Chart : ITextCommand
    {
        public IReadOnlyList<string> Names => ["chart"];

        public Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken) =>
            turn.SendActivityAsync(MessageFactory.Card(new AdaptiveCard(
                new TextBlock("Four charts"),
                new VerticalBarChart(new TextBlock("no vertical bars")) { Title = "Upright", Data = [new("Harbor", 3.9), new("North", 4.1)] },
                new HorizontalBarChart(new TextBlock("no horizontal bars")) { Title = "Lying", Data = [new("Harbor", 3.9), new("North", 4.1)] },
                new GaugeChart(new TextBlock("no gauge")) { Title = "Score", Value = 3.9, Min = 1, Max = 5, Segments = [new(2, "low"), new(2, "high")] },
                new LineChart(new TextBlock("no line")) { Title = "Rounds", Data = [new("Agency", [new("2026-09-01", 3.6), new("2026-10-01", 3.9)])] })), cancellationToken);
    }
}
