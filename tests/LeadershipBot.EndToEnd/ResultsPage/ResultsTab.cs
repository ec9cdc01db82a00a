using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadershipBot.EndToEnd.ResultsPage;

/// <summary>Somebody's results tab, in the frame that Teams, or here the sandbox, puts it in.</summary>
internal sealed class ResultsTab : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private ResultsTab(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        Content = page.FrameLocator("#tab");
    }

    public IPage Page { get; }

    public IFrameLocator Content { get; }

    public ConcurrentQueue<Uri> Requests { get; } = new();

    /// <summary>Of every answer of the API.</summary>
    public ConcurrentQueue<int> Statuses { get; } = new();

    public ConcurrentQueue<string> Errors { get; } = new();

    public ILocator Main => Content.Locator("#content");

    public ILocator Title => Main.Locator("h1");

    public ILocator Pages => Content.Locator("nav").First.GetByRole(AriaRole.Link);

    /// <summary>A Fluent button says what it is by its internals, where Playwright does not look for roles.</summary>
    public ILocator Button(string words) => Main.Locator("fluent-button", new() { HasText = words });

    public IFrame Frame => Page.Frames.Single(frame => frame.ParentFrame is not null);

    public static async Task<ResultsTab> OpenAsync(IBrowserContext context, Uri address)
    {
        var tab = new ResultsTab(context, await context.NewPageAsync());
        context.Request += (_, request) => tab.Requests.Enqueue(new Uri(request.Url));
        context.Response += (_, response) =>
        {
            if (response.Url.Contains("/api/v1/", StringComparison.Ordinal))
            {
                tab.Statuses.Enqueue(response.Status);
            }
        };
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                tab.Errors.Enqueue(message.Text);
            }
        };
        context.WebError += (_, error) => tab.Errors.Enqueue(error.Error);
        await tab.Page.GotoAsync(address.ToString());
        await tab.LoadedAsync();
        return tab;
    }

    /// <summary>Follows an address within the tab, as a link of its own would.</summary>
    public async Task GoAsync(string hash)
    {
        await Frame.EvaluateAsync("hash => { location.hash = hash; }", hash);
        await LoadedAsync();
    }

    public async Task LoadedAsync()
    {
        await Content.Locator("#content:not([aria-busy])").WaitForAsync();
        await Expect(Title).ToBeVisibleAsync();
    }

    /// <summary>Until every chart is drawn and every row of a long table is there.</summary>
    public async Task DrawnAsync()
    {
        await LoadedAsync();
        foreach (var chart in await Content.Locator(".chart").AllAsync())
        {
            await chart.Locator("canvas, svg").First.WaitForAsync();
        }
    }

    /// <summary>
    /// The same page in a window of its own, because a browser prints windows to a file and not frames. It is told to take the
    /// window that opened it for the one around it.
    /// </summary>
    public async Task<IPage> OpenAloneAsync(string hash)
    {
        await _context.AddInitScriptAsync("if (window.opener) { window.parent = window.opener; }");
        var alone = await Page.RunAndWaitForPopupAsync(() => Page.EvaluateAsync("hash => { open('/tab/' + hash); }", hash));
        await alone.Locator("#content:not([aria-busy]) h1").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return alone;
    }

    public async Task<bool> IsTooWideAsync() =>
        await Frame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")
        || await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
