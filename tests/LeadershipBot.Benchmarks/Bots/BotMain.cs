using System.Globalization;
using Azure.Core;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Benchmarks.Bots;

/// <summary>
/// The production host in a process of its own, with two things changed: its calendar starts at a given moment and then runs
/// at real speed, and it gets its tokens as the sandbox does, since the classes of Azure.Identity insist on https.
/// </summary>
internal static class BotMain
{
    /// <summary>The root address of what stands in for Teams.</summary>
    public const string TeamsSetting = "Benchmark:Teams";

    public const string CalendarSetting = "Benchmark:Calendar";

    /// <summary>The date of a round to open at once; without it rounds open as planned.</summary>
    public const string RoundSetting = "Benchmark:Round";

    /// <summary>Whether the bot keeps to Teams' limit of requests a second; without it, to none that could be felt.</summary>
    public const string LimitsSetting = "Benchmark:Limits";

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = LeadershipBotHost.CreateBuilder(args);
        var settings = builder.Configuration;
        var addresses = new SandboxAddresses(new Uri(settings[TeamsSetting]!));
        var limits = settings.GetValue<bool>(LimitsSetting);
        settings.AddInMemoryCollection(HostSettings.OfTeams(addresses, limits));
        if (!limits)
        {
            settings["Bot:RequestsPerSecond"] = "10000";
        }

        var start = DateTimeOffset.Parse(settings[CalendarSetting]!, CultureInfo.InvariantCulture);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new MovedTime(start)));
        builder.Services.Replace(ServiceDescriptor.Singleton<TokenCredential>(_ => new SandboxCredential(SandboxCredential.CreateHttp(), addresses)));
        await using var app = LeadershipBotHost.Build(builder);
        await app.StartAsync();
        if (settings[RoundSetting] is { } date)
        {
            await OpenRoundAsync(app.Services, DateOnly.Parse(date, CultureInfo.InvariantCulture));
        }

        Console.WriteLine(app.Urls.First() + "/");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await app.StopAsync();
        return 0;
    }

    private static async Task OpenRoundAsync(IServiceProvider services, DateOnly date)
    {
        var program = services.GetRequiredService<LeadershipBot.Roster.Agency>().Programs.Pulses[0];
        if (await services.GetRequiredService<OpenRound>().RunAsync(program, date, new TimeOnly(10, 0), default) is null)
        {
            throw new InvalidOperationException("The round did not open.");
        }
    }
}
