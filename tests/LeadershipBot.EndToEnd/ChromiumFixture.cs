using LeadershipBot.EndToEnd;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]

// One browser on a small machine: tests that share it one after another are faster than side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace LeadershipBot.EndToEnd;

/// <summary>One headless Chromium of the distribution for all tests; each test opens its own context in it.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser has not been started.");

    public async ValueTask InitializeAsync()
    {
        var chromium = Prerequisite.Chromium.Locate();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Headless = true,
            Args =
            [
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
