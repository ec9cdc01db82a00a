using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadershipBot.EndToEnd.Driver;

/// <summary>The chat page of the playground, as the current user.</summary>
internal sealed class PlaygroundPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly IPage page;

    private PlaygroundPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        this.page = page;
    }

    public static async Task<PlaygroundPage> OpenAsync(IBrowser browser, Uri address)
    {
        var own = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 1280, Height = 1000 },
            Locale = "en-US",
        });
        own.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);

        // The client asks a content network for its fonts; nothing of a test leaves this machine.
        await own.RouteAsync(url => !new Uri(url).IsLoopback, route => route.AbortAsync());
        var tab = await own.NewPageAsync();
        await tab.GotoAsync(address.AbsoluteUri);
        var opened = new PlaygroundPage(own, tab);
        await Expect(opened.Composer).ToBeVisibleAsync();
        return opened;
    }

    /// <summary>The message box: the log panel beside it is editable too, but no text box to assistive technology.</summary>
    private ILocator Composer => page.Locator("[data-lexical-editor][role=textbox]");

    /// <summary>Runs one step of a story; on failure the page is kept as a picture named after it.</summary>
    public async Task StepAsync(string name, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception exception)
        {
            var picture = await ScreenshotAsync(name);
            throw new InvalidOperationException($"Step \"{name}\" failed ({picture}): {exception.Message}", exception);
        }
    }

    public async Task SendAsync(string text)
    {
        await Composer.ClickAsync();
        await Composer.PressSequentiallyAsync(text);
        await Composer.PressAsync("Enter");
        await Expect(Composer).ToHaveTextAsync("");
    }

    public Task WaitForTextAsync(string text) => Expect(page.GetByText(text).Last).ToBeVisibleAsync();

    /// <summary>
    /// The latest card that shows the text. A card replaced by the answer to a tap keeps its place in the chat, so ask
    /// again for the text that is new.
    /// </summary>
    public async Task<PlaygroundCard> WaitForCardAsync(string containing)
    {
        var card = Cards(containing).Last;
        await Expect(card).ToBeVisibleAsync();
        return new PlaygroundCard(page, card);
    }

    public Task ShowsOneCardAsync(string containing) => Expect(Cards(containing)).ToHaveCountAsync(1);

    public Task ShowsNoCardAsync(string containing) => Expect(Cards(containing)).ToHaveCountAsync(0);

    public async Task<string> ScreenshotAsync(string name)
    {
        var path = Repository.ArtifactPath("playground", string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')) + ".png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        return path;
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private ILocator Cards(string containing) => page.Locator(".ac-adaptiveCard", new() { HasText = containing });
}
