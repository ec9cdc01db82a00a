using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadershipBot.EndToEnd.ResultsPage;

/// <summary>What each reader must see on each page, and what none of them may.</summary>
public sealed class ReaderTests(ResultsSandbox sandbox) : IClassFixture<ResultsSandbox>
{
    private const string NotFound = "We could not find that";

    [Fact(Timeout = 60_000)]
    public async Task The_director_sees_the_agency_its_regions_and_every_unit_in_the_order_of_the_organization()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director);
        await Expect(tab.Pages).ToHaveTextAsync(["Overview", "Units", "Actions", "Nudges", "Report"]);
        await Expect(tab.Main.Locator(".score-card")).ToContainTextAsync(LarkspurCounty.Agency);
        await Expect(tab.Main.Locator(".score-mean")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d\.\d[+−]?$"));
        await Expect(tab.Main.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Larkspur County"));
        await Expect(tab.Main.Locator(".region-table tbody th")).ToHaveTextAsync(["North Region", "South Region", "West Region"]);
        await Expect(tab.Main).ToContainTextAsync("Lowest");
        await Expect(tab.Main.Locator(".promised")).ToContainTextAsync("Keep Wednesday mornings free of meetings.");

        await tab.GoAsync("#/units");
        await Expect(tab.Main.Locator(".unit-name a")).ToHaveTextAsync(
        [
            "Larkspur County", "North Region", "Family Support", "Intake", "Night Team", "South Region", "Benefits", "Child Safety", "Foster Care", "West Region", "Home Visiting", "Kinship Care",
        ]);
        var night = tab.Main.Locator("tr", new() { HasText = LarkspurCounty.NightTeam });
        await Expect(night.Locator("td").First).ToContainTextAsync("Not enough answers to protect everyone.");
        await Expect(night.Locator("td", new() { HasText = "Shown for the agency and its regions only." })).Not.ToHaveCountAsync(0);
        Assert.Equal(await night.Locator("td").CountAsync(), await night.Locator("td.hidden-cell").CountAsync());

        await tab.Main.GetByRole(AriaRole.Link, new() { Name = LarkspurCounty.ChildSafety }).ClickAsync();
        await Expect(tab.Title).ToHaveTextAsync(LarkspurCounty.ChildSafety);
        await Expect(tab.Main.Locator(".path a")).ToHaveTextAsync([LarkspurCounty.Agency, LarkspurCounty.South]);
        await Expect(tab.Main).ToContainTextAsync("Talk about it");
        await Expect(tab.Button("Write a note")).ToHaveCountAsync(0);
        await tab.GoAsync(await AddressOfAsync(LarkspurCounty.North));
        await Expect(tab.Main.Locator(".note-card")).ToContainTextAsync(["Hand cases over in pairs, with the family present where they wish."]);
        await tab.GoAsync(await AddressOfAsync(LarkspurCounty.FamilySupport));
        await Expect(tab.Main.Locator(".notes")).ToContainTextAsync("Talk through every removal on the same day.");

        await tab.GoAsync("#/actions");
        await Expect(tab.Main).ToContainTextAsync("Keep Wednesday mornings free of meetings.");
        await Expect(tab.Main).ToContainTextAsync("Work phones lose their signal in the hills.");
        await tab.GoAsync("#/nudges");
        await Expect(tab.Main).ToContainTextAsync("never by name");
        await Expect(tab.Main.Locator(".seasons > li").Last.Locator(".counts div")).ToHaveTextAsync(["Managers10 to 19", "Took one on5 to 9", "Did it5 to 9"]);
        await tab.GoAsync("#/report");
        await Expect(tab.Main.Locator(".sheet")).ToHaveCountAsync(2);
        await Expect(tab.Main.Locator(".report")).Not.ToContainTextAsync(LarkspurCounty.ChildSafety);
        await Expect(tab.Main.Locator(".report .promised")).ToContainTextAsync("Hand cases over in pairs");
        await Expect(tab.Main.Locator(".report")).Not.ToContainTextAsync("Talk through every removal");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_supervisor_sees_the_own_branch_and_what_is_above_it()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Supervisor);
        await Expect(tab.Pages).ToHaveTextAsync(["Overview", "Units", "Actions"]);
        await Expect(tab.Main.Locator(".score-card h2")).ToHaveTextAsync([LarkspurCounty.FamilySupport, LarkspurCounty.Agency]);
        await Expect(tab.Main.Locator(".region-table tbody th")).ToHaveTextAsync([LarkspurCounty.North]);
        await Expect(tab.Main.Locator(".promised")).ToContainTextAsync("Keep Wednesday mornings free of meetings.");

        await tab.GoAsync("#/units");
        await Expect(tab.Main.Locator(".unit-name a")).ToHaveTextAsync([LarkspurCounty.Agency, LarkspurCounty.North, LarkspurCounty.FamilySupport]);
        await tab.GoAsync("#/actions");
        await Expect(tab.Main).ToContainTextAsync("Talk through every removal on the same day.");
        await Expect(tab.Main).ToContainTextAsync("Drop the second intake form.");
        foreach (var hash in new[] { "#/nudges", "#/report", await AddressOfAsync(LarkspurCounty.ChildSafety) })
        {
            await tab.GoAsync(hash);
            await Expect(tab.Title).ToHaveTextAsync(NotFound);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_regional_manager_sees_the_region_with_its_teams_and_no_other()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.NorthManager, "#/units");

        await Expect(tab.Main.Locator(".unit-name a")).ToHaveTextAsync(["Larkspur County", "North Region", "Family Support", "Intake", "Night Team"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_caseworker_sees_the_own_group_and_the_agency_and_nothing_of_others()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Caseworker);
        await Expect(tab.Pages).ToHaveTextAsync(["Overview", "Units", "Actions"]);
        await Expect(tab.Main.Locator(".score-card h2")).ToHaveTextAsync([LarkspurCounty.FamilySupport, LarkspurCounty.Agency]);

        await Expect(tab.Main.Locator(".region-table")).ToHaveCountAsync(0);

        await tab.GoAsync("#/units");
        await Expect(tab.Main.Locator(".unit-name a")).ToHaveTextAsync([LarkspurCounty.Agency, LarkspurCounty.FamilySupport]);
        await tab.GoAsync("#/actions");
        await Expect(tab.Main).ToContainTextAsync("Keep Wednesday mornings free of meetings.");
        foreach (var hash in new[] { "#/nudges", "#/report", await AddressOfAsync(LarkspurCounty.ChildSafety), await AddressOfAsync(LarkspurCounty.North) })
        {
            await tab.GoAsync(hash);
            await Expect(tab.Title).ToHaveTextAsync(NotFound);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Whose_own_team_is_not_shown_reads_the_nearest_group_and_why()
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.NightWorker);

        await Expect(tab.Main.Locator(".kind-word")).ToContainTextAsync("Night Team is not shown by itself");
        await Expect(tab.Main.Locator(".score-card h2").First).ToHaveTextAsync(LarkspurCounty.North);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("#/unit/0123456789abcdef")]
    [InlineData("#/unit/../../results")]
    [InlineData("#/unit/%3Cscript%3E")]
    [InlineData("#/units/all")]
    [InlineData("#/administration")]
    [InlineData("#/unit/")]
    public async Task A_unit_nobody_has_and_an_address_made_by_hand_are_not_found(string hash)
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director, hash);

        await Expect(tab.Title).ToHaveTextAsync(NotFound);
        await tab.Main.GetByRole(AriaRole.Link, new() { Name = "Go to the overview" }).ClickAsync();
        await Expect(tab.Title).ToHaveTextAsync("Overview");
    }

    /// <summary>As somebody could pass it on who sees the unit.</summary>
    private async Task<string> AddressOfAsync(string unit)
    {
        await using var tab = await sandbox.OpenAsync(LarkspurCounty.Director, "#/units");
        return (await tab.Main.Locator(".unit-name a", new() { HasText = unit }).GetAttributeAsync("href"))!;
    }
}
