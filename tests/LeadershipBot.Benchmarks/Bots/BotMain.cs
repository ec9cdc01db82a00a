using System.Globalization;
using Azure.Core;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Issuer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Benchmarks.Bots;

/// <summary>
/// The production host in a process of its own, with three things changed: its calendar starts at a given moment, it gets
/// its tokens from the benchmark (the classes of Azure.Identity insist on https), and it may send faster than a deployment.
/// </summary>
internal static class BotMain
{
    /// <summary>The benchmark's stand-in for Teams.</summary>
    public const string TeamsSetting = "Benchmark:Teams";

    public const string CalendarSetting = "Benchmark:Calendar";

    /// <summary>The date of a round to open at once; without it rounds open as planned.</summary>
    public const string RoundSetting = "Benchmark:Round";

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = LeadershipBotHost.CreateBuilder(args);
        var addresses = new SandboxAddresses(new Uri(builder.Configuration[TeamsSetting]!));
        var start = DateTimeOffset.Parse(builder.Configuration[CalendarSetting]!, CultureInfo.InvariantCulture);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new MovedTime(start)));
        builder.Services.Replace(ServiceDescriptor.Singleton<TokenCredential>(new SandboxCredential(new HttpClient(), addresses)));
        builder.Services.RemoveAll<IValidateOptions<BotFrameworkOptions>>();
        await using var app = LeadershipBotHost.Build(builder);
        await app.StartAsync();
        if (builder.Configuration[RoundSetting] is { } date)
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
