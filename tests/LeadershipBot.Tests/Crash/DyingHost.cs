using LeadershipBot.Core.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Operations;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>What people had received when the host died, and whose message may or may not have arrived.</summary>
internal sealed record Death(string Folder, int Port, IReadOnlyDictionary<string, int> Received, IReadOnlySet<string> Ambiguous)
{
    /// <summary>Starts again on the same directory, where people's service URL still leads.</summary>
    public Task<AgencyAtWork> RestartAsync() => AgencyAtWork.StartHarborAsync(Folder, port: Port, change: ShortLeases);

    /// <summary>Leases run in real time: as long as one of the dead process lasts, its message waits.</summary>
    public async Task AwaitLeasesAsync(AgencyAtWork agency, string campaignId)
    {
        while ((await agency.DeliveriesAsync(campaignId)).Values.Any(row => row.State == DeliveryState.Sending))
        {
            await agency.Service<FinishWork>().RunAsync(atStart: false, TestContext.Current.CancellationToken);
            await agency.Service<Timeline>().SettleAsync(TestContext.Current.CancellationToken);
        }
    }

    public static void ShortLeases(WebApplicationBuilder builder) =>
        builder.Configuration.AddInMemoryCollection([new("Delivery:LeaseSeconds", "2")]);
}

/// <summary>A host whose store takes nothing any more from one change on.</summary>
internal static class DyingHost
{
    /// <param name="step">The change, such as <c>replace Rounds 2</c>: the second since <paramref name="before"/> ended.</param>
    /// <param name="isDurable">Whether the change itself is written, though nobody hears of it.</param>
    /// <param name="campaignId">The campaign whose messages are counted.</param>
    /// <param name="before">What happens in good health.</param>
    /// <param name="until">When it is to be dead.</param>
    public static async Task<Death> RunAsync(
        string step, bool isDurable, string campaignId, Func<AgencyAtWork, Task> before, string until)
    {
        WatchedStore store = null!;
        var agency = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            Death.ShortLeases(builder);
            WatchedStore.Into(watched => store = watched)(builder);
        });
        await before(agency);

        var gate = new Lock();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var isDead = false;
        store.Before = change =>
        {
            lock (gate)
            {
                ThrowIf(isDead);
                var kind = $"{change.Kind} {change.Table}";
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
                isDead = step == $"{kind} {counts[kind]}";
                ThrowIf(isDead && !isDurable);
            }
        };
        store.After = _ =>
        {
            lock (gate)
            {
                ThrowIf(isDead);
            }
        };
        await agency.AdvanceAsync(until);
        if (!isDead)
        {
            throw new InvalidOperationException($"There was no \"{step}\"; there were {string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"))}.");
        }

        var received = await ReceivedAsync(agency, campaignId);
        var ambiguous = (await agency.DeliveriesAsync(campaignId)).Where(row => row.Value.State == DeliveryState.Sending).Select(row => row.Key);
        await agency.StopAsync();
        return new(agency.Folder, agency.Root.Port, received, ambiguous.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>How many messages of the round's campaign each person has; chats begin anew with each host.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ReceivedAsync(AgencyAtWork agency, string campaignId)
    {
        var received = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var person in agency.People)
        {
            received[person.Id] = (await person.HeardAsync()).Count(message => campaignId.EndsWith(".invite", StringComparison.Ordinal)
                ? message.Offers(SubmitBallot.VerbName) || message.Offers(AnswerAgain.VerbName)
                : message.Words.StartsWith("Monthly pulse: results", StringComparison.Ordinal));
        }

        return received;
    }

    private static void ThrowIf(bool isDead)
    {
        if (isDead)
        {
            throw new InvalidOperationException("The power is off.");
        }
    }
}
