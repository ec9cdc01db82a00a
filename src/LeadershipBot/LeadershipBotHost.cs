using LeadershipBot.About;
using LeadershipBot.Actions;
using LeadershipBot.Admin;
using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Circles;
using LeadershipBot.Delivery;
using LeadershipBot.Doctor;
using LeadershipBot.Nudges;
using LeadershipBot.Operations;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.ResultsApi;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Seasons;
using LeadershipBot.Settings;
using LeadershipBot.SignIn;
using LeadershipBot.Store;
using LeadershipBot.Tab;
using LeadershipBot.Teams;
using LeadershipBot.Telemetry;
using LeadershipBot.Verification;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot;

/// <summary>The bot as one web application. The sandbox and the tests build the same one with other settings.</summary>
public static class LeadershipBotHost
{
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args });

        // ASP.NET Core notes every request; on this bot that would be when people answered.
        // An HTTP client would note addresses, and the connector's hold conversation ids.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(ServerLimits.Apply);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services
            .AddSettings()
            .AddBotFramework(builder.Services.AddSection<BotFrameworkOptions>(builder.Configuration, BotFrameworkOptions.SectionName))
            .AddStore(builder.Configuration)
            .AddRoster(builder.Configuration)
            .AddTeams()
            .AddPreferences()
            .AddPulses(builder.Configuration)
            .AddResults(builder.Configuration)
            .AddActions()
            .AddSeasons(builder.Configuration)
            .AddNudges()
            .AddCircles()
            .AddDelivery(builder.Configuration)
            .AddAdmin()
            .AddSchedules(builder.Configuration)
            .AddOperations()
            .AddVerification()
            .AddDoctor()
            .AddSignIn(builder.Configuration)
            .AddResultsApi()
            .AddTab()
            .AddTelemetry(builder.Configuration);
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddExport();
        var app = PutTogether(builder);
        app.Services.BeginExport();

        // Two parts of one name are found here, and not by the first person who writes.
        app.Services.GetRequiredService<ActivityHandler>();
        app.UseAnswerHeaders();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.MapBotMessages();
        app.MapAdmin();
        app.MapResultsApi();
        app.MapTab();
        app.MapAbout();
        app.MapHealth();
        return app;
    }

    /// <summary>Its settings checked, and no part made: the store is not opened.</summary>
    public static WebApplication PutTogether(WebApplicationBuilder builder)
    {
        var app = builder.Build();

        // Before anything is made with them, so that all that is wrong comes in one message.
        app.Services.GetRequiredService<SettingsCheck>().Run();
        return app;
    }
}
