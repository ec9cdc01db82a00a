using LeadershipBot.Core.Nudges;
using LeadershipBot.Nudges;
using LeadershipBot.Roster;
using LeadershipBot.Sandbox;
using LeadershipBot.Seasons;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LeadershipBot.EndToEnd.ResultsPage;

/// <summary>The sandbox with a year of rounds behind it, for the tests of a class.</summary>
public sealed class ResultsSandbox(ChromiumFixture chromium) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("results-page-");
    private SandboxServer _sandbox = null!;

    public Uri Root => _sandbox.Root;

    public async ValueTask InitializeAsync()
    {
        var roster = Path.Combine(_folder.FullName, "roster.csv");
        await File.WriteAllTextAsync(roster, LarkspurCounty.Csv());
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions
        {
            Port = 0,
            RosterFile = roster,
            DataDirectory = Path.Combine(_folder.FullName, "data"),
            PastRounds = 12,
            Seed = 4,
        });
        await WritePastSeasonsAsync(_sandbox.Services, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>
    /// What the managers did in the season before this one, which is counted here as it is every day, and in this one, which is not over.
    /// Every other one takes a nudge on, and all of these but one say that they did it.
    /// </summary>
    private static async Task WritePastSeasonsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (agency, seasons) = (services.GetRequiredService<Agency>(), services.GetRequiredService<AgencySeasons>());
        var history = services.GetRequiredService<NudgeHistory>();
        var now = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        foreach (var day in new[] { SeasonCalendar.FirstDay(now).AddDays(-30), SeasonCalendar.FirstDay(now).AddDays(10) })
        {
            await services.GetRequiredService<ManagerOrders>().DrawAsync(await seasons.BeginAsync(day, cancellationToken), cancellationToken);
            foreach (var (index, manager) in agency.Roster.People.Where(agency.IsNudged).Index())
            {
                var response = index % 2 == 0 ? NudgeResponse.WillTry : NudgeResponse.NotThisWeek;
                CheckInOutcome? outcome = response == NudgeResponse.WillTry && index != 4 ? CheckInOutcome.Did : null;
                await history.AddAsync(manager.Id, $"past-{day:yyyyMMdd}", new NudgeRow("past", day, response, Outcome: outcome), cancellationToken);
            }
        }

        await ActivatorUtilities.CreateInstance<SweepNudges>(services).RunAsync(cancellationToken);
    }

    /// <summary>Opens a person's tab as Teams would, on one of its pages.</summary>
    internal async Task<ResultsTab> OpenAsync(
        string person, string hash = "#/", string theme = "default", string locale = "en-us", string token = "fresh", int width = 1280, int height = 900)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        return await ResultsTab.OpenAsync(context, new Uri(Root, $"sandbox/teams?person={person}&theme={theme}&locale={locale}&token={token}{hash}"));
    }
}
