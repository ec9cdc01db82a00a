using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadershipBot.EndToEnd.Driver;

/// <summary>
/// A drawn card, used as a person would: by labels and button titles. The client draws cards with Fluent UI in the page
/// itself (no frames, no shadow roots): an expanded choice set is a radio group, a compact one a combobox whose options
/// open elsewhere in the page, several choices are checkboxes, and everything is named by its label. A tap on
/// Action.Execute sends only the inputs that hold something: a cleared date, an emptied text and a list with nothing
/// ticked are left out; a toggle is always sent.
/// </summary>
internal sealed class PlaygroundCard(IPage page, ILocator root)
{
    public ILocator Root => root;

    public Task ShowsAsync(string text) => Expect(root).ToContainTextAsync(text);

    public async Task ChooseAsync(string question, string choice)
    {
        var group = root.GetByRole(AriaRole.Radiogroup, new() { Name = question, Exact = true });
        var list = root.GetByRole(AriaRole.Combobox, new() { Name = question, Exact = true });
        await Expect(group.Or(list)).ToBeVisibleAsync();
        if (await group.CountAsync() > 0)
        {
            await group.GetByText(choice, new() { Exact = true }).ClickAsync();
            await Expect(group.GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true })).ToBeCheckedAsync();
        }
        else
        {
            await list.ClickAsync();
            await page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
            await Expect(list).ToHaveValueAsync(choice);
        }
    }

    /// <summary>No choice set of the card is answered: what a poll must look like, also when it is opened again.</summary>
    public async Task IsBlankAsync()
    {
        await Expect(root.Locator("[role=radio], [type=radio], [role=combobox]").First).ToBeVisibleAsync();
        await Expect(root.GetByRole(AriaRole.Radio, new() { Checked = true })).ToHaveCountAsync(0);
        Assert.All(
            await root.GetByRole(AriaRole.Combobox).EvaluateAllAsync<string[]>("lists => lists.map(list => list.value)"), Assert.Empty);
    }

    public Task TickAsync(string title, bool ticked = true) =>
        root.GetByRole(AriaRole.Checkbox, new() { Name = title, Exact = true }).SetCheckedAsync(ticked);

    public Task FillAsync(string label, string value) => root.GetByLabel(label).FillAsync(value);

    /// <summary>The client's date input takes what is typed and then shows a calendar, which Escape closes.</summary>
    public async Task PickDateAsync(string label, DateOnly date)
    {
        var input = root.GetByLabel(label).First;
        await input.FillAsync(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await input.PressAsync("Enter");
        await input.PressAsync("Escape");
    }

    public Task TapAsync(string title) => root.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync();

    /// <summary>
    /// A chart as drawn. The client names it "{title}, {kind} chart"; a chart it cannot draw is replaced by its fallback
    /// and so is not found here.
    /// </summary>
    /// <param name="kind"><c>Vertical bar</c>, <c>Horizontal bar</c>, <c>Line</c> or <c>Gauge</c>.</param>
    public async Task<PlaygroundChart> ChartAsync(string kind)
    {
        var chart = new PlaygroundChart(root.Locator($"[aria-label*='{kind} chart']").First);
        await chart.IsDrawnAsync();
        return chart;
    }
}

internal sealed class PlaygroundChart(ILocator root)
{
    /// <summary>It has a size worth the name and marks inside it.</summary>
    public async Task IsDrawnAsync()
    {
        await root.ScrollIntoViewIfNeededAsync();
        await Expect(root).ToBeVisibleAsync();
        await Expect(root.Locator("svg path, svg rect, svg line, [role=img] [style*=width]").First).ToBeAttachedAsync();
        var box = await root.BoundingBoxAsync();
        Assert.NotNull(box);
        Assert.True(box.Width > 100 && box.Height > 30, $"The chart is only {box.Width} × {box.Height}.");
    }

    /// <summary>What a screen reader says of each mark, with two decimals: <c>Harbor, 3.90</c>.</summary>
    public async Task<IReadOnlyList<string>> MarksAsync() =>
        await root.Locator("[aria-label]").EvaluateAllAsync<string[]>("marks => marks.map(mark => mark.getAttribute('aria-label'))");
}
