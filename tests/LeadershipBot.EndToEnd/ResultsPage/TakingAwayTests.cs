using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadershipBot.EndToEnd.ResultsPage;

/// <summary>What goes out of the page: a unit's own words, files, and paper.</summary>
public sealed class TakingAwayTests(ResultsSandbox sandbox) : IClassFixture<ResultsSandbox>
{
    [Fact(Timeout = 90_000)]
    public async Task Whoever_leads_a_unit_writes_a_note_that_those_who_see_its_numbers_read()
    {
        const string Note = "We lost two <b>rooms</b> in the move; that is what the low number is about.";
        await using var supervisor = await sandbox.OpenAsync(LarkspurCounty.Supervisor, "#/units");
        await supervisor.Main.GetByRole(AriaRole.Link, new() { Name = LarkspurCounty.FamilySupport }).ClickAsync();
        await supervisor.Button("Write a note").ClickAsync();
        var text = supervisor.Main.GetByRole(AriaRole.Textbox, new() { Name = "Note" });
        var save = supervisor.Button("Save");

        await save.ClickAsync();
        await Expect(supervisor.Main).ToContainTextAsync("Please write something first.");
        await text.FillAsync("Ask Jo Birch about it.");
        await save.ClickAsync();
        await Expect(supervisor.Content.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Jo, Birch");
        await supervisor.Button("Change the text").ClickAsync();
        await text.FillAsync(Note);
        await save.ClickAsync();
        await Expect(supervisor.Main).ToContainTextAsync(Note);

        await using var director = await sandbox.OpenAsync(LarkspurCounty.Director, "#/units");
        var row = director.Main.Locator("tr", new() { HasText = LarkspurCounty.FamilySupport });
        await Expect(row).ToContainTextAsync("has a note");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(director.Main).ToContainTextAsync(Note);
        await Expect(director.Main).ToContainTextAsync("Rosa Alder");

        await supervisor.Button("Delete the note").ClickAsync();
        await supervisor.Main.Locator("dialog fluent-button", new() { HasText = "Delete the note" }).ClickAsync();
        await Expect(supervisor.Main).ToContainTextAsync("There is no note yet.");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("This round as CSV")]
    [InlineData("All rounds as CSV")]
    public async Task A_file_holds_what_its_reader_sees_with_the_definitions_first(string button)
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Caseworker);

        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Button(button).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        var csv = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.StartsWith("blob:", download.Url, StringComparison.Ordinal);
        Assert.Contains(LarkspurCounty.FamilySupport, csv, StringComparison.Ordinal);
        Assert.DoesNotContain(LarkspurCounty.ChildSafety, csv, StringComparison.Ordinal);
        Assert.DoesNotContain(LarkspurCounty.North, csv, StringComparison.Ordinal);
        Assert.True(csv.IndexOf("1 to 5", StringComparison.OrdinalIgnoreCase) is >= 0 and < 2000, csv[..Math.Min(csv.Length, 2000)]);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("en-us", "Letter")]
    [InlineData("es-mx", "Letter")]
    [InlineData("en-us", "A4")]
    public async Task The_report_prints_on_two_pages(string locale, string paper)
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director, locale: locale);
        var report = await tab.OpenAloneAsync("#/report");

        var pdf = System.Text.Encoding.Latin1.GetString(await report.PdfAsync(new() { Format = paper, PreferCSSPageSize = false }));

        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(pdf, @"/Type\s*/Page\b"));
    }
}
