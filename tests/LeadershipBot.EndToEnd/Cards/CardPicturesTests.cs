using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace LeadershipBot.EndToEnd.Cards;

/// <summary>
/// Every card as Microsoft's renderer draws it, in both languages, light and dark. With <c>WRITE_DOCS=1</c> the pictures and the
/// page that shows them are written anew; otherwise the page must be the one that would be written.
/// </summary>
public sealed class CardPicturesTests(ChromiumFixture chromium)
{
    private const int MostBytes = 200 * 1024;

    private static readonly string[] Languages = ["en", "es"];

    // What the pages for staff, managers and leaders show by itself, in their own language.
    private static readonly string[] Single = ["poll-en", "poll-es", "nudge-en", "results-en", "board-leader-en"];

    private static bool WritesDocs => Environment.GetEnvironmentVariable("WRITE_DOCS") == "1";

    [Fact(Timeout = 900_000)]
    public async Task Every_card_is_drawn_in_both_languages_light_and_dark()
    {
        var pictures = new Dictionary<string, Dictionary<string, byte[][]>>(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            await using var run = await PictureRun.StartAsync(chromium.Browser, language);
            await CardStory.TellAsync(run);
            Assert.Equal(CardStory.Cards.Select(card => card.Name).Order(StringComparer.Ordinal), run.Pictures.Keys.Order(StringComparer.Ordinal));
            Assert.Empty(run.Missing());
            pictures[language] = run.Pictures;
        }

        foreach (var card in CardStory.Cards)
        {
            var four = Languages.SelectMany(language => pictures[language][card.Name]).ToList();
            Assert.Equal(4, four.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
            if (WritesDocs)
            {
                await WritePictureAsync(card, four);
                await WriteSingleAsync($"{card.Name}-en", four[0]);
                await WriteSingleAsync($"{card.Name}-es", four[2]);
            }
        }

        await CheckPageAsync();
    }

    private static async Task CheckPageAsync()
    {
        var path = Repository.PathTo("docs", "cards.md");
        if (WritesDocs)
        {
            await File.WriteAllTextAsync(path, Page(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(Page(), await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.All(CardStory.Cards, card => Assert.InRange(new FileInfo(PictureOf(card)).Length, 1, MostBytes));
    }

    private static string PictureOf(CardOfStory card) => Repository.PathTo("docs", "pictures", "cards", card.Name + ".png");

    private async Task WritePictureAsync(CardOfStory card, List<byte[]> four)
    {
        string[] titles = ["English, light", "English, dark", "Spanish, light", "Spanish, dark"];
        var cells = titles.Zip(four, (title, picture) =>
            $"<figure><figcaption>{title}</figcaption><img src=\"data:image/png;base64,{Convert.ToBase64String(picture)}\"></figure>");
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new ViewportSize { Width = 860, Height = 600 } });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(
            $$"""
            <style>
              body { margin: 0; background: #f3f2f1; font: 13px sans-serif; color: #424242 }
              main { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; padding: 8px; align-items: start }
              figure { margin: 0 } figcaption { padding: 2px 0 } img { width: 100%; display: block }
            </style>
            <main>{{string.Concat(cells)}}</main>
            """);
        Directory.CreateDirectory(Path.GetDirectoryName(PictureOf(card))!);
        foreach (var (colors, width) in new[] { ("64", 860), ("32", 860), ("32", 720), ("16", 720), ("16", 560) })
        {
            await page.SetViewportSizeAsync(width, 600);
            await page.Locator("main").ScreenshotAsync(new() { Path = PictureOf(card) });
            using var pngquant = Process.Start(Prerequisite.Pngquant.Locate(), ["--force", "--nofs", "--ext", ".png", colors, PictureOf(card)]);
            await pngquant.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (new FileInfo(PictureOf(card)).Length <= MostBytes)
            {
                return;
            }
        }
    }

    private static async Task WriteSingleAsync(string name, byte[] picture)
    {
        if (!Single.Contains(name, StringComparer.Ordinal))
        {
            return;
        }

        var path = Repository.PathTo("docs", "pictures", name + ".png");
        await File.WriteAllBytesAsync(path, picture, TestContext.Current.CancellationToken);
        using var pngquant = Process.Start(Prerequisite.Pngquant.Locate(), ["--force", "--nofs", "--ext", ".png", "32", path]);
        await pngquant.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static string Page()
    {
        var page = new StringBuilder(
            """
            # Every card

            What people get, in the order of a few weeks at a made-up agency: drawn by Microsoft's renderer in the sandbox's page, in both
            languages, light and dark. Parts that open with a tap are shown open where nothing else is said. `WRITE_DOCS=1 tests/run` takes the pictures anew.


            """);
        foreach (var part in CardStory.Cards.GroupBy(card => card.Part))
        {
            page.Append(CultureInfo.InvariantCulture, $"## {part.Key}\n\n");
            foreach (var card in part)
            {
                page.Append(CultureInfo.InvariantCulture, $"### {card.Title}\n\n{card.What}\n\n![{card.Title}: the card in English and Spanish, light and dark](pictures/cards/{card.Name}.png)\n\n");
            }
        }

        return page.ToString().TrimEnd() + "\n";
    }
}
