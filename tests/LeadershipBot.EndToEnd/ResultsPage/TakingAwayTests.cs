using System.Text.Json.Nodes;
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

        await supervisor.Button("Delete the note").First.ClickAsync();
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

        Assert.Equal(2, PagesOf(await report.PdfAsync(new() { Format = paper, PreferCSSPageSize = false })));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("Letter")]
    [InlineData("A4")]
    public async Task With_eight_questions_and_the_most_regions_the_report_still_prints_on_two_pages(string paper)
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director, locale: "es-mx");
        await tab.Page.Context.RouteAsync("**/api/v1/results/overview", async route => await route.FulfillAsync(new() { Json = Largest((await (await route.FetchAsync()).JsonAsync())!.Value.GetRawText()) }));
        await tab.Page.Context.RouteAsync("**/api/v1/actions/regions", async route => await route.FulfillAsync(new() { Json = ManyPromises((await (await route.FetchAsync()).JsonAsync())!.Value.GetRawText()) }));
        var report = await tab.OpenAloneAsync("#/report");
        await Expect(report.Locator(".report-table tbody tr")).ToHaveCountAsync(21);
        await Expect(report.Locator(".report-table thead th")).ToHaveCountAsync(11);
        await Expect(report.Locator(".report")).ToContainTextAsync("Y 22 regiones más.");

        Assert.Equal(2, PagesOf(await report.PdfAsync(new() { Format = paper, PreferCSSPageSize = false })));
        await report.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Single((await report.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.report-table td, .report-table td .hint, .report-table tbody th')].map((cell) => getComputedStyle(cell).fontSize)")).Distinct());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("#/")]
    [InlineData("#/units")]
    [InlineData("#/unit/agency")]
    [InlineData("#/actions")]
    public async Task Every_page_fits_the_paper_it_is_printed_on(string hash)
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director, theme: "dark");
        var page = await tab.OpenAloneAsync(hash);
        if (await page.Locator(".chart").CountAsync() > 0)
        {
            await page.Locator(".chart canvas").First.WaitForAsync();
        }

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await page.Locator("body").EvaluateAsync("body => { body.style.width = '186mm'; }");

        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("#content *")]
              .filter((element) => !element.closest(".visually-hidden") && element.getBoundingClientRect().right > document.body.getBoundingClientRect().right + 1)
              .map((element) => `${element.tagName}.${element.className} ${element.getBoundingClientRect().right}`)
            """));
        Assert.All(
            await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.heat td')].map((cell) => getComputedStyle(cell).color.match(/[0-9.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0))"),
            light => Assert.InRange(light, 0, 300));
    }

    private static int PagesOf(byte[] pdf) => System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b");

    /// <summary>The longest of everything: eight questions, forty regions and two more, names that fill a line.</summary>
    private static JsonNode Largest(string answer)
    {
        var overview = JsonNode.Parse(answer)!;
        var (measures, regions) = (overview["measures"]!.AsArray(), overview["regions"]!.AsArray());
        var item = measures.Last(measure => (string?)measure!["kind"] == "item")!;
        for (var more = 1; measures.Count(measure => (string?)measure!["kind"] == "item") < 8; more++)
        {
            var copy = item.DeepClone();
            copy["id"] = $"more-{more}";
            copy["label"]!["es"] = "Se responsabiliza de las consecuencias";
            measures.Add(copy);
            foreach (var unit in regions.Append(overview["agency"]))
            {
                var score = unit!["scores"]!.AsArray().Last()!.DeepClone();
                score["measure"] = $"more-{more}";
                unit["scores"]!.AsArray().Add(score);
            }
        }

        while (measures.FirstOrDefault(measure => (string?)measure!["kind"] == "dimension") is { } dimension)
        {
            measures.Remove(dimension);
        }

        for (var number = regions.Count; number < 40; number++)
        {
            var copy = regions[0]!.DeepClone();
            copy["name"] = $"Región de las Montañas del Noroeste y los Valles {number}";
            regions.Add(copy);
        }

        overview["regionsLeftOut"] = 2;
        return overview;
    }

    private static JsonNode ManyPromises(string answer)
    {
        var promised = JsonNode.Parse(answer)!;
        var actions = promised["actions"]!.AsArray();
        actions[0]!["text"] = string.Concat(Enumerable.Repeat("Nos reunimos cada semana para hablar de lo que salió mal. ", 8));
        while (actions.Count < 40)
        {
            actions.Add(actions[0]!.DeepClone());
        }

        return promised;
    }
}
