using LeadershipBot.Admin;
using LeadershipBot.Delivery;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LeadershipBot.Tests.Schedules;

internal static class Downtime
{
    /// <summary>These tests are about when waves go out, so that a week has room for all.</summary>
    public static void ManyMessages(WebApplicationBuilder builder) =>
        builder.Configuration.AddInMemoryCollection([new("Delivery:MessagesPerWeek", "50")]);

    /// <summary>Stops the host and starts it again on the same folder when the calendar stands elsewhere. Chats begin anew.</summary>
    public static async Task<AgencyAtWork> SleepUntilAsync(this AgencyAtWork agency, string instant)
    {
        await agency.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(agency.Folder, "data", "clock.txt"), instant, TestContext.Current.CancellationToken);
        return await AgencyAtWork.StartHarborAsync(agency.Folder, port: agency.Root.Port, change: ManyMessages);
    }

    /// <summary>Ends every quiet mode there is.</summary>
    public static async Task ResumeAsync(this AgencyAtWork agency) => await agency.Service<PauseSending>().EndAsync(
        await agency.Service<QuietModes>().ReadAsync(TestContext.Current.CancellationToken), DateOnly.FromDateTime((await agency.NowAsync()).UtcDateTime), TestContext.Current.CancellationToken);

    /// <summary>Local times at which somebody heard messages that offer a verb since the host started last.</summary>
    public static async Task<IReadOnlyList<DateTime>> TimesAsync(this AgencyAtWork agency, string key, string verb)
    {
        var person = agency.Find(key);
        return [.. (await person.HeardAsync(verb)).Select(message => person.LocalTimeOf(message).DateTime)];
    }
}
