using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Receipts;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Sandbox.Bench;

/// <summary>The real host in a process of its own, which dies while the emulator lives on.</summary>
public sealed class BotProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-process-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(SandboxStore.Sqlite)]
    [InlineData(SandboxStore.Azurite)]
    public async Task It_sends_to_people_it_has_never_heard_from_dies_and_goes_on_where_it_was(SandboxStore store)
    {
        var options = new SandboxOptions
        {
            RosterFile = Path.Combine(_folder.FullName, "roster.csv"),
            DataDirectory = Path.Combine(_folder.FullName, "data"),
            Port = 0,
            Store = store,
        };
        await File.WriteAllTextAsync(options.RosterFile, Harbor.Csv(), Cancellation);
        await using var teams = await EmulatedTeams.StartAsync(RosterFile.Read(options.RosterFile), limits: false, cancellationToken: Cancellation);

        DateTimeOffset north;
        await using (var bot = await BotProcess.StartAsync(teams, options, cancellationToken: Cancellation))
        {
            north = (await bot.SkipToNextAsync(Cancellation)).GetProperty("now").GetDateTimeOffset();
            await bot.KillAsync();
        }

        var asked = Polls();
        Assert.InRange(asked.Count(times => times == 1), 5, 15);
        Assert.DoesNotContain(asked, times => times > 1);

        await using var again = await BotProcess.StartAsync(teams, options with { Start = north }, cancellationToken: Cancellation);
        await again.SkipToNextAsync(Cancellation);
        var reply = await teams.People.SayAsync(teams.Chats.All[0], "help", Cancellation);

        Assert.True(reply.IsSuccess);
        Assert.Equal(Enumerable.Repeat(1, 20), Polls());

        List<int> Polls() => [.. teams.Receipts.TimesReceived(new ReceiptFilter(Action: "pulse.submit")).Select(entry => entry.Times)];
    }
}
