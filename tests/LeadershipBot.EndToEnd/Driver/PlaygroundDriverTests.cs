namespace LeadershipBot.EndToEnd.Driver;

/// <summary>Microsoft's own client against the protocol's real adapter: what every story of this suite rests on.</summary>
public sealed class PlaygroundDriverTests(ChromiumFixture chromium)
{
    [Fact(Timeout = 120_000)]
    public async Task A_card_is_drawn_answered_by_clicking_and_replaced_and_charts_are_drawn()
    {
        await using var bot = await DriverBot.StartAsync(PlaygroundDirectory.Read());
        await using var playground = await PlaygroundProcess.StartAsync(
            bot.Messages, PlaygroundProcess.FreePort(), TestContext.Current.CancellationToken);
        await using var page = await PlaygroundPage.OpenAsync(chromium.Browser, playground.Address);

        await page.StepAsync("A card is drawn", async () =>
        {
            var card = await page.WaitForCardAsync("Two questions");
            await card.IsBlankAsync();
        });

        await page.StepAsync("It is answered and replaced", async () =>
        {
            var card = await page.WaitForCardAsync("Two questions");
            await card.ChooseAsync(DriverBot.Question, "Agree");
            await card.ChooseAsync(DriverBot.Place, "North");
            await card.TapAsync("Submit");
            var received = await page.WaitForCardAsync("Received");
            await received.ShowsAsync("""{"round":"r1","topic":"4","place":"n"}""");
            await page.ShowsNoCardAsync("Two questions");
        });

        await page.StepAsync("Charts are drawn", async () =>
        {
            await page.SendAsync("chart");
            var card = await page.WaitForCardAsync("Four charts");
            var bars = await card.ChartAsync("Vertical bar");
            Assert.Contains("North, 4.10", await bars.MarksAsync(), StringComparer.Ordinal);
            await card.ChartAsync("Horizontal bar");
            await card.ChartAsync("Gauge");
            await card.ChartAsync("Line");
        });
    }
}
