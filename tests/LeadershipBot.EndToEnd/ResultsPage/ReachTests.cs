using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadershipBot.EndToEnd.ResultsPage;

/// <summary>Everybody can use it, and it speaks with nobody but its own host.</summary>
public sealed class ReachTests(ResultsSandbox sandbox) : IClassFixture<ResultsSandbox>
{
    private const string Rules = """
        async () => {
          const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] });
          return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.any.map((check) => check.message).join("; ")}`));
        }
        """;

    private static readonly NodePackages Packages = new("axe");

    private static readonly string[] Hashes = ["#/", "#/units", "#/unit/agency", "#/actions", "#/nudges", "#/report", "#/unknown"];

    [Theory(Timeout = 120_000)]
    [InlineData("default")]
    [InlineData("dark")]
    [InlineData("contrast")]
    public async Task Axe_finds_nothing_on_any_page(string theme)
    {
        var axe = await File.ReadAllTextAsync(
            await Packages.InstalledAsync(TestContext.Current.CancellationToken, "axe-core", "axe.min.js"), TestContext.Current.CancellationToken);
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director, theme: theme);
        await tab.Frame.EvaluateAsync(axe);
        var found = new List<string>();
        foreach (var hash in Hashes)
        {
            await tab.GoAsync(hash);
            await tab.DrawnAsync();
            found.AddRange((await tab.Frame.EvaluateAsync<string[]>(Rules)).Select(violation => $"{hash} {violation}"));
        }

        await using var supervisor = await sandbox.OpenAsync(LarkspurCounty.Supervisor, "#/units", theme);
        await supervisor.Main.GetByRole(AriaRole.Link, new() { Name = LarkspurCounty.FamilySupport }).ClickAsync();
        await supervisor.Button("Write a note").ClickAsync();
        await supervisor.Frame.EvaluateAsync(axe);
        found.AddRange((await supervisor.Frame.EvaluateAsync<string[]>(Rules)).Select(violation => $"note {violation}"));

        Assert.Empty(found);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("en-us")]
    [InlineData("es-mx")]
    public async Task Nothing_scrolls_sideways_on_a_phone_of_320_pixels(string locale)
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director, locale: locale, width: 320, height: 640);
        foreach (var hash in Hashes)
        {
            await tab.GoAsync(hash);
            await tab.DrawnAsync();
            Assert.False(await tab.IsTooWideAsync(), hash);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Nothing_is_asked_of_anybody_else_and_the_content_security_policy_has_nothing_to_stop()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director);
        foreach (var hash in Hashes)
        {
            await tab.GoAsync(hash);
            await tab.DrawnAsync();
        }

        var answer = await tab.Page.APIRequest.GetAsync(new Uri(sandbox.Root, "tab/").ToString());
        var policy = answer.Headers["content-security-policy"];
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.All(tab.Requests, request => Assert.Equal(sandbox.Root.Authority, request.Authority));
        Assert.All(tab.Requests, request => Assert.DoesNotMatch(@"\d\.\d", request.Query));
        Assert.Empty(tab.Errors);
    }

    [Fact(Timeout = 60_000)]
    public async Task Somebody_without_a_mouse_reaches_a_unit_and_comes_back()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director);
        await tab.Page.Locator("#locale").FocusAsync();
        await PressAsync(tab, "Tab", "Enter");
        await Expect(tab.Main).ToBeFocusedAsync();

        await UntilFocusedAsync(tab, "Units", "Shift+Tab");
        await PressAsync(tab, "Enter");
        await Expect(tab.Title).ToHaveTextAsync("Units");
        
        await UntilFocusedAsync(tab, LarkspurCounty.Agency, "Tab");
        await PressAsync(tab, "ArrowDown", "ArrowDown");
        Assert.Equal(LarkspurCounty.FamilySupport, await FocusedAsync(tab));
        await PressAsync(tab, "ArrowRight");
        await Expect(tab.Main.Locator("td:focus")).ToHaveCountAsync(1);
        await PressAsync(tab, "Home", "Enter");
        await Expect(tab.Title).ToHaveTextAsync(LarkspurCounty.FamilySupport);

        await UntilFocusedAsync(tab, "Show as table", "Tab");
        await PressAsync(tab, "Enter");
        await Expect(tab.Button("Show as chart")).ToBeFocusedAsync();
        await tab.Frame.EvaluateAsync("() => history.back()");
        await Expect(tab.Title).ToHaveTextAsync("Units");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_newcomer_gets_from_a_persons_chat_to_what_that_person_sees()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director);
        var chats = await tab.Page.Context.NewPageAsync();
        await chats.GotoAsync(new Uri(sandbox.Root, $"?people={LarkspurCounty.Caseworker}").ToString());

        var results = await chats.RunAndWaitForPopupAsync(
            () => chats.Locator("#chat-0").GetByRole(AriaRole.Link, new() { Name = "Results" }).ClickAsync());

        await Expect(results.FrameLocator("#tab").Locator(".score-card h2").First).ToHaveTextAsync(LarkspurCounty.FamilySupport);
    }

    private static async Task PressAsync(ResultsTab tab, params string[] keys)
    {
        foreach (var key in keys)
        {
            await tab.Page.Keyboard.PressAsync(key);
        }
    }

    private static async Task UntilFocusedAsync(ResultsTab tab, string name, string key)
    {
        for (var presses = 0; await FocusedAsync(tab) != name; presses++)
        {
            Assert.True(presses < 60, $"{name} cannot be reached with {key}.");
            await tab.Page.Keyboard.PressAsync(key);
        }
    }

    private static Task<string> FocusedAsync(ResultsTab tab) => tab.Frame.EvaluateAsync<string>("() => document.activeElement?.textContent?.trim() ?? ''");
}
