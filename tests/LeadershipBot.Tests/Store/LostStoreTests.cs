using System.Diagnostics;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Receipts;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace LeadershipBot.Tests.Store;

/// <summary>The table service goes away in the middle of everything and comes back with what it had.</summary>
public sealed class LostStoreTests : IDisposable
{
    private const string Problem = "not ready: the store does not answer (look at Storage:ConnectionString and the log)";

    private readonly DirectoryInfo _tables = Directory.CreateTempSubdirectory("tables-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _tables.Delete(recursive: true);

    [Fact]
    public async Task People_are_asked_to_try_again_in_their_language_and_then_everything_goes_on_by_itself()
    {
        using var log = new CapturedLog();
        await using var azurite = await AzuriteProcess.StartAsync(_tables.FullName, cancellationToken: Cancellation);
        await using var agency = await StartAsync(azurite, log.IntoHost + WatchedStore.OnTables(_ => { }));
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var key in new[] { "North1", "North2", "North3", "South1", "South2", "South3" })
        {
            await agency.Find(key).AnswersAsync(Items.All(4));
        }

        Assert.Equal((200, "ready"), await ReadyAsync(agency));
        await azurite.StopAsync(Cancellation);

        // Nobody is told that their answer was taken, and the card stays as they filled it in.
        var english = await agency.Find("North5").TapsAsync(await PollOf(agency, "North5"), SubmitBallot.VerbName, Items.All(3));
        var spanish = await agency.Find("North4").TapsAsync(await PollOf(agency, "North4"), SubmitBallot.VerbName, Items.All(3));
        Assert.All([english, spanish], answer => Assert.Equal(InvokeResponses.MessageType, answer.GetProperty("type").GetString()));
        Assert.Equal("Your answer could not be saved. Please try again in a minute.", english.GetProperty("value").GetString());
        Assert.Equal("No se pudo guardar su respuesta. Por favor intente otra vez en un minuto.", spanish.GetProperty("value").GetString());
        Assert.Equal("That did not work just now. Please try again in a minute.", (await agency.Find("Director").SaysAsync("results")).Words);
        Assert.Equal("Eso no funcionó en este momento. Por favor intente otra vez en un minuto.", (await agency.Find("North2").SaysAsync("ajustes")).Words);
        Assert.Equal((503, Problem), await ReadyAsync(agency));

        // The reminder comes due meanwhile.
        await agency.AdvanceAsync(Harbor.RemindedInBothZones);
        Assert.DoesNotContain(Polls(agency), times => times > 1);

        await using var again = await SamePort.StartAsync(() => AzuriteProcess.StartAsync(_tables.FullName, azurite.Port, cancellationToken: Cancellation));
        await UntilAsync(async () => (await ReadyAsync(agency)).Status == 200);
        await UntilAsync(() => Task.FromResult(Polls(agency).All(times => times == 2)));

        await agency.Find("North5").AnswersAsync(Items.All(3));
        Assert.Contains("is sealed", Message.WordsOf(await agency.Find("North1").AnswersAsync(Items.All(5))), StringComparison.Ordinal);
        Assert.Equal(7, (await agency.ReadBallotsAsync()).Count);
        await agency.AdvanceAsync(Harbor.Closes);
        await UntilAsync(async () => (await agency.ReleasesAsync()).Length == 1);
        await agency.Service<Timeline>().SettleAsync(Cancellation);

        Assert.All(Polls(agency), times => Assert.Equal(2, times));
        Assert.Equal(RoundState.Purged, (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))!.Value.State);
        Assert.Single(log.Lines, line => line.Contains("The store does not work", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.Contains("The store works again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gone_in_the_middle_of_a_send_it_costs_nobody_their_message_and_nobody_gets_two()
    {
        // Some messages are sent by then whose outcome is not written yet.
        const int Change = 14;
        await using var azurite = await AzuriteProcess.StartAsync(_tables.FullName, cancellationToken: Cancellation);
        WatchedStore store = null!;
        await using var agency = await StartAsync(azurite, WatchedStore.OnTables(watched => store = watched));
        var changes = 0;
        Task<AzuriteProcess>? back = null;
        store.Hold = async (stored, _) =>
        {
            if (stored.Table.Value == "Deliveries" && stored.Kind == "replace" && Interlocked.Increment(ref changes) == Change)
            {
                await azurite.StopAsync(Cancellation);
                back = ComeBackAsync();
            }
        };

        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        await using var again = await back!;
        await UntilAsync(() => Task.FromResult(Polls(agency).All(times => times == 1)));
        await UntilAsync(async () => (await agency.DeliveriesAsync(Harbor.RoundId + ".invite")).Values.All(row => !row.IsOpen));
        await agency.Service<Timeline>().SettleAsync(Cancellation);
        Assert.All(Polls(agency), times => Assert.Equal(1, times));
        Assert.Equal(1, await agency.CheckLedgerAsync());
        Assert.DoesNotContain((await agency.DeliveriesAsync(Harbor.RoundId + ".invite")).Values, row => row.IsAmbiguous);

        async Task<AzuriteProcess> ComeBackAsync()
        {
            // Not before a call has given up.
            await UntilAsync(() => Task.FromResult(agency.Service<StoreHealth>().Problem is not null));
            return await SamePort.StartAsync(() => AzuriteProcess.StartAsync(_tables.FullName, azurite.Port, cancellationToken: Cancellation));
        }
    }

    private static Task<AgencyAtWork> StartAsync(AzuriteProcess azurite, Action<WebApplicationBuilder> change) => AgencyAtWork.StartHarborAsync(
        change: builder =>
        {
            builder.Configuration["Schedules:SweepSeconds"] = "5";
            change(builder);
        },
        store: SandboxStore.Azurite,
        tables: azurite.ConnectionString);

    private static async Task<Message> PollOf(AgencyAtWork agency, string key) => (await agency.Find(key).HeardAsync(SubmitBallot.VerbName))[^1];

    /// <summary>How often each received a poll or its reminder.</summary>
    private static List<int> Polls(AgencyAtWork agency) =>
        [.. agency.Service<MessageReceipts>().TimesReceived(new ReceiptFilter(Action: SubmitBallot.VerbName)).Select(entry => entry.Times)];

    private static async Task<(int Status, string Body)> ReadyAsync(AgencyAtWork agency)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "readyz");
        using var response = await agency.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60), "It did not come to that within a minute.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation);
        }
    }
}
