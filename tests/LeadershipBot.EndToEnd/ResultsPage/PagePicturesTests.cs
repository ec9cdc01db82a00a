using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace LeadershipBot.EndToEnd.ResultsPage;

/// <summary>
/// Every page in three themes and on a phone of 320 pixels, for docs/results.md. With <c>WRITE_DOCS=1</c> the pictures are taken
/// anew; otherwise the page must show them all, and none may be large.
/// </summary>
public sealed class PagePicturesTests(ResultsSandbox sandbox) : IClassFixture<ResultsSandbox>
{
    private const int MostBytes = 200 * 1024;
    private const int Bar = 120;

    private static readonly (string Name, string Person, string Hash)[] Pages =
    [
        ("overview", LarkspurCounty.Director, "#/"),
        ("overview-supervisor", LarkspurCounty.Supervisor, "#/"),
        ("units", LarkspurCounty.Director, "#/units"),
        ("unit", LarkspurCounty.Supervisor, ""),
        ("actions", LarkspurCounty.Supervisor, "#/actions"),
        ("nudges", LarkspurCounty.Director, "#/nudges"),
        ("report", LarkspurCounty.Director, "#/report"),
        ("not-on-the-roster", Sandbox.Agency.SandboxRoster.Stranger.Id, "#/"),
    ];

    private static readonly (string Suffix, string Theme, int Width)[] Looks =
        [("light", "default", 1040), ("dark", "dark", 1040), ("contrast", "contrast", 1040), ("320", "default", 320)];

    private static bool WritesDocs => Environment.GetEnvironmentVariable("WRITE_DOCS") == "1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 400_000)]
    public async Task Every_page_is_pictured_in_three_themes_and_at_320_pixels()
    {
        var pictures = Pages.SelectMany(page => Looks.Select(look => (Page: page, Look: look, Name: $"{page.Name}-{look.Suffix}.png"))).ToList();
        if (WritesDocs)
        {
            Directory.CreateDirectory(PathOf(""));
            var unit = await PrepareAsync();
            foreach (var (page, look, name) in pictures)
            {
                await TakeAsync(page.Person, page.Hash.Length == 0 ? $"#/unit/{unit}" : page.Hash, look.Theme, look.Width, PathOf(name));
            }
        }

        var text = await File.ReadAllTextAsync(Repository.PathTo("docs", "results.md"), Cancellation);
        Assert.All(pictures, picture => Assert.Contains($"(pictures/results/{picture.Name})", text, StringComparison.Ordinal));
        Assert.All(pictures, picture => Assert.InRange(new FileInfo(PathOf(picture.Name)).Length, 1, MostBytes));
    }

    private static string PathOf(string name) => Repository.PathTo("docs", "pictures", "results", name);

    /// <summary>A season has begun, and the supervisor has said something about the numbers; the key of their unit.</summary>
    private async Task<string> PrepareAsync()
    {
        using var http = new HttpClient { BaseAddress = sandbox.Root };
        using var moved = await http.PostAsJsonAsync("sandbox/api/clock", new { advanceTo = "2026-10-07T12:00:00Z" }, Cancellation);
        moved.EnsureSuccessStatusCode();
        var token = await http.GetFromJsonAsync<JsonElement>($"sandbox/api/people/{LarkspurCounty.Supervisor}/token", Cancellation);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("token").GetString());
        var map = await http.GetFromJsonAsync<JsonElement>("api/v1/results/rounds/latest/units", Cancellation);
        var unit = map.GetProperty("units").EnumerateArray().First(candidate => candidate.GetProperty("name").GetString() == LarkspurCounty.FamilySupport)
            .GetProperty("unit").GetString()!;
        using var noted = await http.PutAsJsonAsync(
            $"api/v1/results/rounds/latest/units/{unit}/note",
            new { text = "We moved offices in the week of this pulse. The new rooms are being put right.", sendAnyway = true },
            Cancellation);
        noted.EnsureSuccessStatusCode();
        return unit;
    }

    private async Task TakeAsync(string person, string hash, string theme, int width, string path)
    {
        await using var tab = await sandbox.OpenAsync(person, hash, theme, width: width, height: 800);
        await tab.DrawnAsync();
        var height = await tab.Frame.EvaluateAsync<int>("() => Math.ceil(document.getElementById('content').getBoundingClientRect().bottom + scrollY)");
        await tab.Page.SetViewportSizeAsync(width, height + Bar);
        await tab.Page.Locator("#tab").EvaluateAsync("(frame, height) => { frame.style.flex = 'none'; frame.style.height = `${height}px`; }", height);
        await tab.DrawnAsync();
        foreach (var colors in new[] { "64", "32", "16" })
        {
            await tab.Page.Locator("#tab").ScreenshotAsync(new() { Path = path });
            using var pngquant = Process.Start(Prerequisite.Pngquant.Locate(), ["--force", "--nofs", "--ext", ".png", colors, path]);
            await pngquant.WaitForExitAsync(Cancellation);
            if (new FileInfo(path).Length <= MostBytes)
            {
                return;
            }
        }
    }
}
