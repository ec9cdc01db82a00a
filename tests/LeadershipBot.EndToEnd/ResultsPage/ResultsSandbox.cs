using LeadershipBot.Sandbox;
using Microsoft.Playwright;

namespace LeadershipBot.EndToEnd.ResultsPage;

/// <summary>The sandbox with a year of rounds behind it, for the tests of a class.</summary>
public sealed class ResultsSandbox(ChromiumFixture chromium) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("results-page-");
    private SandboxServer _sandbox = null!;

    public Uri Root => _sandbox.Root;

    public async ValueTask InitializeAsync()
    {
        var roster = Path.Combine(_folder.FullName, "roster.csv");
        await File.WriteAllTextAsync(roster, LarkspurCounty.Csv());
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions
        {
            Port = 0,
            RosterFile = roster,
            DataDirectory = Path.Combine(_folder.FullName, "data"),
            PastRounds = 12,
            Seed = 4,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Opens a person's tab as Teams would, on one of its pages.</summary>
    internal async Task<ResultsTab> OpenAsync(
        string person, string hash = "#/", string theme = "default", string locale = "en-us", string token = "fresh", int width = 1280, int height = 900)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        return await ResultsTab.OpenAsync(context, new Uri(Root, $"sandbox/teams?person={person}&theme={theme}&locale={locale}&token={token}{hash}"));
    }
}
