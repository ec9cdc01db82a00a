using LeadershipBot.EndToEnd.Driver;
using LeadershipBot.Sandbox.Clock;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.EndToEnd.MainJob;

/// <summary>The real host over real HTTP, with a calendar that the test moves and clients of this machine that send no token.</summary>
internal sealed class AgencyHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private AgencyHost(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
    }

    public Uri Messages => new(new Uri(app.Urls.First()), "/api/messages");

    public static async Task<AgencyHost> StartAsync(
        HarborCounty agency, PlaygroundDirectory directory, string defaultServiceUrl, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var own = Directory.CreateTempSubdirectory("leadershipbot-").FullName;
        var roster = Path.Combine(own, "roster.csv");
        var programs = Path.Combine(own, "programs.yaml");
        await File.WriteAllTextAsync(roster, agency.RosterCsv(), cancellationToken);
        await File.WriteAllTextAsync(programs, HarborCounty.Programs, cancellationToken);

        var builder = LeadershipBotHost.CreateBuilder(["--environment", "Development", "--contentRoot", AppContext.BaseDirectory]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Bot:AppId"] = directory.AppId,
            ["Bot:TenantId"] = directory.TenantId,
            ["Bot:DevelopmentLoopback"] = "true",

            // A quarter's messages within a minute of clicking: the week has room for them.
            ["Delivery:MessagesPerWeek"] = "50",
            ["Bot:DefaultServiceUrl"] = defaultServiceUrl,
            ["Roster:File"] = roster,
            ["Programs:File"] = programs,
            ["Storage:DataDirectory"] = Path.Combine(own, "data"),
            ["Pulses:DrainSeconds"] = "0",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var clock = new SandboxClock(start);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<InFlight>();
        builder.Services.AddSingleton<Agenda>();
        builder.Services.AddSingleton(new TimelineLimits(TimeSpan.FromSeconds(30)));
        builder.Services.AddSingleton<Timeline>();

        var host = new AgencyHost(LeadershipBotHost.Build(builder), own);
        try
        {
            await host.app.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Moves the calendar and returns once everything due on the way has happened.</summary>
    public Task AdvanceToAsync(DateTimeOffset instant, CancellationToken cancellationToken) =>
        app.Services.GetRequiredService<Timeline>().AdvanceAsync(instant, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
