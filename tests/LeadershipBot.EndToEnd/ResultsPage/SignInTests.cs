using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadershipBot.EndToEnd.ResultsPage;

/// <summary>Who the page takes people for, and how it follows what they set in Teams.</summary>
public sealed class SignInTests(ResultsSandbox sandbox) : IClassFixture<ResultsSandbox>
{
    [Fact(Timeout = 60_000)]
    public async Task A_stale_token_is_renewed_and_nobody_notices()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director, token: "stale");

        await Expect(tab.Title).ToHaveTextAsync("Overview");
        Assert.Contains(401, tab.Statuses);
        Assert.Equal(2, tab.Requests.Count(request => request.AbsolutePath.EndsWith("/token", StringComparison.Ordinal)));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("expired")]
    [InlineData("none")]
    public async Task Whoever_cannot_be_signed_in_is_told_what_to_do(string token)
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director, token: token);

        await Expect(tab.Title).ToHaveTextAsync("Please sign in again");
        await Expect(tab.Main).ToContainTextAsync("open it again");
        await Expect(tab.Button("Try again")).ToBeVisibleAsync();
        Assert.DoesNotContain(200, tab.Statuses);
    }

    [Fact(Timeout = 60_000)]
    public async Task Somebody_who_is_not_on_the_roster_learns_that_and_nothing_else()
    {
        await using var tab = await sandbox.OpenAsync(Sandbox.Agency.SandboxRoster.Stranger.Id);

        await Expect(tab.Title).ToHaveTextAsync("You are not on the list yet");
        await Expect(tab.Main).ToContainTextAsync("Ask your administrator");
        await Expect(tab.Content.Locator("nav")).ToHaveCountAsync(0);
        Assert.All(tab.Statuses, status => Assert.Equal(403, status));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_page_speaks_Spanish_to_whoever_uses_Teams_in_Spanish()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Supervisor, locale: "es-mx");

        await Expect(tab.Title).ToHaveTextAsync("Resumen");
        await Expect(tab.Content.Locator("html")).ToHaveAttributeAsync("lang", "es");
        foreach (var hash in new[] { "#/", "#/units", "#/actions", "#/unit/agency" })
        {
            await tab.GoAsync(hash);
            await Expect(tab.Main).Not.ToContainTextAsync(new System.Text.RegularExpressions.Regex("answers|Closed|Overview|Round|Not shown|promised|Everybody"));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task The_page_follows_when_the_theme_or_the_language_of_Teams_changes()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director);
        var html = tab.Content.Locator("html");
        await Expect(html).ToHaveAttributeAsync("data-theme", "default");
        var light = await BackgroundAsync(tab);

        await tab.Page.Locator("#theme").SelectOptionAsync("dark");
        await Expect(html).ToHaveAttributeAsync("data-theme", "dark");
        Assert.NotEqual(light, await BackgroundAsync(tab));

        await tab.Page.Locator("#theme").SelectOptionAsync("contrast");
        await Expect(html).ToHaveAttributeAsync("data-theme", "contrast");
        Assert.Equal("rgb(0, 0, 0)", await BackgroundAsync(tab));

        await tab.Page.Locator("#locale").SelectOptionAsync("es-mx");
        await Expect(tab.Title).ToHaveTextAsync("Resumen");
    }

    [Fact(Timeout = 60_000)]
    public async Task Teams_hears_that_the_page_is_there_and_a_link_leads_to_one_of_its_pages()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director);
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-tab", "ready");

        await tab.Page.GotoAsync(new Uri(sandbox.Root, $"sandbox/teams?person={LarkspurCounty.Director}&page=actions").ToString());

        await Expect(tab.Title).ToHaveTextAsync("Actions");
    }

    private static Task<string> BackgroundAsync(ResultsTab tab) =>
        tab.Frame.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
}
