using LeadershipBot.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadershipBot.EndToEnd.SandboxPage;

/// <summary>What a newcomer does first: looks, answers, skips, reads.</summary>
public sealed class SandboxPageTests(ChromiumFixture chromium) : IAsyncLifetime
{
    private SandboxServer sandbox = null!;
    private IBrowserContext context = null!;

    private IPage Page => context.Pages[0];

    private ILocator Caseworker => Page.Locator("#chat-0");

    private ILocator Topic => Caseworker.GetByLabel("On my team I can bring up a hard topic without paying for it later.");

    private ILocator Supervisor => Page.Locator("#chat-1");

    private ILocator Director => Page.Locator("#chat-2");

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxServer.StartAsync(new SandboxOptions { Port = 0 }, TestContext.Current.CancellationToken);
        context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await (await context.NewPageAsync()).GotoAsync(sandbox.Root.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    [Fact(Timeout = 180_000)]
    public async Task A_newcomer_answers_a_pulse_skips_to_its_close_and_reads_the_results()
    {
        await Expect(Caseworker.GetByText("Hello, I'm LeadershipBot")).ToBeVisibleAsync();
        await SkipToNextAsync();
        await Expect(Caseworker.GetByText("Your answers count in")).ToBeVisibleAsync();

        await Topic.SelectOptionAsync(new SelectOptionValue { Label = "Agree" });
        await Caseworker.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(Caseworker.GetByText("only the last time counts")).ToBeVisibleAsync();
        await Caseworker.GetByRole(AriaRole.Button, new() { Name = "Answer again" }).ClickAsync();
        await Expect(Topic).ToHaveValueAsync("");

        for (var skips = 0; await Director.GetByText("Monthly pulse: results").CountAsync() == 0; skips++)
        {
            Assert.True(skips < 30, "The round did not close.");
            await SkipToNextAsync();
        }

        await Expect(Director.GetByText("Regions", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Director.GetByText("of 5").First).ToBeVisibleAsync();
        await Expect(Supervisor.GetByText("Monthly pulse: results")).ToBeVisibleAsync();
        await Expect(Caseworker.GetByText("Monthly pulse: results")).ToHaveCountAsync(0);

        await Page.GetByRole(AriaRole.Button, new() { Name = "Releases" }).ClickAsync();
        await Expect(Page.GetByText("Not enough answers to protect everyone").First).ToBeVisibleAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Somebody_without_a_mouse_types_a_command_and_reads_its_answer()
    {
        await Director.GetByRole(AriaRole.Textbox).FocusAsync();
        await Page.Keyboard.TypeAsync("help");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Director.GetByText("What you can type")).ToBeVisibleAsync();
    }

    [Fact(Timeout = 90_000)]
    public async Task A_newcomer_sets_faults_and_watches_a_send_come_through_them()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sends" }).ClickAsync();
        await Expect(Page.GetByText("Nothing has been sent to many yet.")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "A few people blocked" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "A few people blocked" })).ToHaveAttributeAsync("aria-pressed", "true");

        await SkipToNextAsync();

        await Expect(Page.GetByRole(AriaRole.Progressbar, new() { Name = "Monthly pulse" })).ToBeVisibleAsync();
        await Expect(Page.GetByText("Waiting for more", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.GetByText("Could not be delivered:")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Row, new() { Name = "Encuesta mensual" })).ToBeVisibleAsync();
    }

    private async Task SkipToNextAsync()
    {
        await Page.RunAndWaitForResponseAsync(
            () => Page.GetByRole(AriaRole.Button, new() { Name = "Skip to next event" }).ClickAsync(),
            response => response.Url.EndsWith("/sandbox/api/clock", StringComparison.Ordinal) && response.Request.Method == "POST");
        await Expect(Page.Locator("progress")).Not.ToBeVisibleAsync();
    }
}
