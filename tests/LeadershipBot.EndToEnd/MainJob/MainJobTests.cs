using LeadershipBot.EndToEnd.Driver;

namespace LeadershipBot.EndToEnd.MainJob;

/// <summary>The main job from end to end, in Microsoft's own client, as the manager of Intake.</summary>
public sealed class MainJobTests(ChromiumFixture chromium)
{
    private const string Topic = "On my team I can bring up a hard topic without paying for it later.";

    // Local times in Denver, UTC−6 in October: the pulse opens Monday at 10, closes Tuesday at 8:15, the nudge comes Tuesday at 9.
    private static readonly DateTimeOffset Friday = new(2026, 10, 2, 14, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset MondayTen = new(2026, 10, 5, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset TuesdayEightThirty = new(2026, 10, 6, 14, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset TuesdayNine = new(2026, 10, 6, 15, 0, 0, TimeSpan.Zero);

    // Two days after the nudge, 9:05: it was taken on a moment after it came.
    private static readonly DateTimeOffset ThursdayNine = new(2026, 10, 8, 15, 5, 0, TimeSpan.Zero);

    [Fact(Timeout = 240_000)]
    public async Task A_manager_answers_sees_results_acts_on_a_nudge_tells_what_was_heard_and_says_what_will_be_done()
    {
        var stop = TestContext.Current.CancellationToken;
        var directory = PlaygroundDirectory.Read();
        var agency = new HarborCounty(directory);
        await using var colleagues = await Colleagues.StartAsync(directory);
        await using var host = await AgencyHost.StartAsync(agency, directory, colleagues.ServiceUrl, Friday, stop);
        await using var playground = await PlaygroundProcess.StartAsync(host.Messages, PlaygroundProcess.FreePort(), stop);
        await using var page = await PlaygroundPage.OpenAsync(chromium.Browser, playground.Address);

        await page.StepAsync("Welcome", async () =>
        {
            var welcome = await page.WaitForCardAsync("Hello, I'm LeadershipBot");
            await welcome.ShowsAsync("Nobody is shown your answers, or whether you answered.");
        });

        await page.StepAsync("The poll is drawn", async () =>
        {
            await host.AdvanceToAsync(MondayTen, stop);
            var poll = await page.WaitForCardAsync("Monthly pulse");
            await poll.ShowsAsync("Your answers count in: Harbor County");
            await poll.IsBlankAsync();
            await page.ShowsOneCardAsync("Hello, I'm LeadershipBot");
        });

        await page.StepAsync("It is answered by clicking and thanked", async () =>
        {
            var poll = await page.WaitForCardAsync("Monthly pulse");
            await poll.ChooseAsync(Topic, "Agree");
            await poll.TapAsync("Submit");
            await (await page.WaitForCardAsync("Thank you")).ShowsAsync("only the last time counts");
            await page.ShowsNoCardAsync("Monthly pulse");
        });

        await page.StepAsync("It is answered again on a blank card", async () =>
        {
            await (await page.WaitForCardAsync("Thank you")).TapAsync("Answer again");
            var poll = await page.WaitForCardAsync("Monthly pulse");
            await poll.IsBlankAsync();
            await poll.ChooseAsync(Topic, "Strongly agree");
            await poll.TapAsync("Submit");
            await page.WaitForCardAsync("Thank you");
            await page.ShowsNoCardAsync("Monthly pulse");
        });

        await page.StepAsync("Others answer and all get the same thanks", async () =>
        {
            // Nine in Intake answer 2, 3, 4, 5, 2, 3, 4, 5, 2; the first of them said 5 before and thought again.
            var thanks = new HashSet<string>(StringComparer.Ordinal)
            {
                await colleagues.AnswerPollAsync(host.Messages, agency.Intake[0], 5, stop),
            };
            foreach (var team in new[] { agency.Intake, agency.FamilySupport, [.. agency.NorthOffice.Take(5)] })
            {
                for (var i = 0; i < team.Count; i++)
                {
                    thanks.Add(await colleagues.AnswerPollAsync(host.Messages, team[i], 2 + (i % 4), stop));
                }
            }

            Assert.Contains("Thank you", Assert.Single(thanks), StringComparison.Ordinal);
        });

        await page.StepAsync("The round closes and the result is drawn as a chart and said in words", async () =>
        {
            await host.AdvanceToAsync(TuesdayEightThirty, stop);
            var result = await page.WaitForCardAsync("Monthly pulse: results");
            await result.ShowsAsync("Intake · closed October 6, 2026");
            await result.ShowsAsync("3.3 of 5 · 40 % favorable · 5–9 answers");
            await result.ChartAsync("Gauge");
            await result.TapAsync("All numbers and questions");
            var chart = await result.ChartAsync("Horizontal bar");
            Assert.Contains("Safe to bring up hard topics, 3.30", await chart.MarksAsync(), StringComparer.Ordinal);
        });

        await page.StepAsync("A nudge is taken on", async () =>
        {
            await host.AdvanceToAsync(TuesdayNine, stop);
            var nudge = await page.WaitForCardAsync("I'll try it");
            await nudge.TapAsync("I'll try it");
            await page.WaitForCardAsync("You took this on. Nobody else is shown that.");
            await page.ShowsNoCardAsync("I'll try it");
        });

        await page.StepAsync("Two days later it is asked how it went", async () =>
        {
            await host.AdvanceToAsync(ThursdayNine, stop);
            var checkIn = await page.WaitForCardAsync("How did it go?");
            await checkIn.FillAsync("A note to yourself (if you like)", "I began with the strength.");
            await checkIn.TapAsync("Did it");
            await page.WaitForCardAsync("Small things like this are seen.");
        });

        await page.StepAsync("The team is told what was heard", async () =>
        {
            await (await page.WaitForCardAsync("Monthly pulse: results")).TapAsync("Tell Intake what we heard");
            var preview = await page.WaitForCardAsync("What we heard");
            await preview.ShowsAsync("3.3 of 5 · 40 % favorable · 5–9 answers");
            Assert.All(agency.Intake, person => Assert.DoesNotContain("What we heard", string.Concat(colleagues.ReceivedBy(person)), StringComparison.Ordinal));
            await preview.TapAsync("Send it");
            await (await page.WaitForCardAsync("What we heard")).ShowsAsync("It is on its way.");
            await host.AdvanceToAsync(ThursdayNine.AddMinutes(30), stop);
            var others = agency.Intake.Except(directory.Users.Select(user => user.AadObjectId), StringComparer.Ordinal);
            Assert.All(others, person => Assert.Contains("What we heard", string.Concat(colleagues.ReceivedBy(person)), StringComparison.Ordinal));
        });

        await page.StepAsync("And what we will do", async () =>
        {
            await (await page.WaitForCardAsync("It is on its way.")).TapAsync("Say what we will do (Intake)");
            var what = await page.WaitForCardAsync("Step 1 of 3");
            await what.FillAsync("Or in your own words", "We keep ten minutes on Mondays for what gets in the way.");
            await what.TapAsync("Next");
            var how = await page.WaitForCardAsync("Step 2 of 3");
            await how.FillAsync("Decided with", "the team, on Thursday");
            await how.PickDateAsync("By when", new DateOnly(2026, 10, 30));
            await how.TapAsync("Next");
            var check = await page.WaitForCardAsync("Step 3 of 3");
            await check.ShowsAsync("We keep ten minutes on Mondays for what gets in the way.");
            await check.TapAsync("Send it");
            await page.WaitForCardAsync("It is on its way to your team:");
            await host.AdvanceToAsync(ThursdayNine.AddMinutes(60), stop);
            Assert.Contains("ten minutes on Mondays", string.Concat(colleagues.ReceivedBy(agency.Intake[^1])), StringComparison.Ordinal);
            await page.SendAsync("actions");
            await (await page.WaitForCardAsync("What was promised, and what came of it")).ShowsAsync("ten minutes on Mondays");
        });

        await page.StepAsync("Settings in Spanish", async () =>
        {
            await page.SendAsync("settings");
            var settings = await page.WaitForCardAsync("Your settings");
            await settings.ChooseAsync("Language", "Español");
            await settings.TapAsync("Save");
            await (await page.WaitForCardAsync("Sus ajustes")).ShowsAsync("Guardado.");
            await page.SendAsync("ayuda");
            await page.WaitForCardAsync("Lo que puede escribir");
        });
    }
}
