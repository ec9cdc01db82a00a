using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>
/// The host dies at one change of the store and starts again on the same directory; people's chats outlive it, so that what
/// each received can be counted. <see cref="KilledProcessTests"/> is about ballots, keys and releases.
/// </summary>
public sealed class CrashTests
{
    private const string Invitation = Harbor.RoundId + ".invite";
    private const string Results = Harbor.RoundId + ".results";

    private static readonly string[] Answering =
        ["North1", "North2", "North3", "North4", "North5", "North6", "South1", "South2", "South3", "South4", "South5", "South6", "South7", "Director"];

    /// <summary>What the same answers give when nothing goes wrong.</summary>
    private static readonly Lazy<Task<string>> Undisturbed = new(RunUndisturbedAsync);

    public static TheoryData<string, bool> Opening { get; } = new()
    {
        { "insert Rounds 1", true },
        { "insert Campaigns 1", true },
        { "batch Deliveries 1", true },
        { "upsert Batches 1", false },
        { "upsert Occurrences 1", false },
        { "insert Budgets 5", true },
        { "replace Deliveries 14", false },
        { "replace Batches 1", false },
        { "replace Campaigns 1", false },
    };

    public static TheoryData<string, bool> Closing { get; } = new()
    {
        { "replace Rounds 3", false },
        { "batch Deliveries 1", true },
        { "replace Deliveries 5", false },
        { "replace Campaigns 1", false },
        { "replace Rounds 4", false },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Opening))]
    public async Task A_round_whose_opening_was_cut_short_opens_after_a_restart_and_everyone_is_asked_once(string step, bool isDurable)
    {
        var death = await DyingHost.RunAsync(step, isDurable, Invitation, _ => Task.CompletedTask, until: "2026-10-05T16:20:00Z");

        await using var agency = await death.RestartAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        Assert.Equal(RoundState.Open, (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))?.Value.State);
        await CheckOnceEachAsync(agency, Invitation, death, expected: _ => 1);
        await AnswerAsync(agency);
        await agency.AdvanceAsync(Harbor.Closes);
        await CheckEndAsync(agency);
    }

    [Theory]
    [MemberData(nameof(Closing))]
    public async Task A_round_whose_closing_was_cut_short_ends_after_a_restart_with_the_same_release_and_nothing_left(string step, bool isDurable)
    {
        var death = await DyingHost.RunAsync(
            step,
            isDurable,
            Results,
            async agency =>
            {
                await agency.AdvanceAsync(Harbor.OpensInBothZones);
                await AnswerAsync(agency);
                await agency.AdvanceAsync("2026-10-12T22:00:00Z");
            },
            until: "2026-10-12T23:20:00Z");

        await using var agency = await death.RestartAsync();
        await agency.AdvanceAsync("2026-10-12T23:30:00Z");

        await CheckEndAsync(agency);
        await CheckOnceEachAsync(agency, Results, death, expected: person => person.Role == "staff" ? 0 : 1);
    }

    private static async Task<string> RunUndisturbedAsync()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        await AnswerAsync(agency);
        await agency.AdvanceAsync(Harbor.Closes);
        return Assert.Single(await agency.ReleasesAsync()).GetRawText();
    }

    private static async Task AnswerAsync(AgencyAtWork agency)
    {
        // Without the card: a restarted sandbox remembers no chat.
        foreach (var (key, index) in Answering.Select((key, index) => (key, index)))
        {
            var wire = new Wire(agency);
            var data = new System.Text.Json.Nodes.JsonObject { [PulseCard.RoundKey] = Harbor.RoundId };
            foreach (var item in Items.Ids)
            {
                data[item] = (2 + (index % 3)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            var (status, body) = await wire.PostAsync(wire.Tap(key, SubmitBallot.VerbName, data).ToJsonString(), wire.Token());
            Assert.Equal(200, status);
            Assert.Contains(AnswerAgain.VerbName, body, StringComparison.Ordinal);
        }
    }

    private static async Task CheckOnceEachAsync(AgencyAtWork agency, string campaign, Death death, Func<Colleague, int> expected)
    {
        await death.AwaitLeasesAsync(agency, campaign);
        var received = await DyingHost.ReceivedAsync(agency, campaign);
        foreach (var person in agency.People)
        {
            var total = received[person.Id] + death.Received[person.Id];
            Assert.InRange(total, expected(person), expected(person) + (death.Ambiguous.Contains(person.Id) ? 1 : 0));
        }

        await agency.CheckLedgerAsync();
    }

    private static async Task CheckEndAsync(AgencyAtWork agency)
    {
        Assert.Equal(RoundState.Purged, (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))?.Value.State);
        Assert.Equal(await Undisturbed.Value, Assert.Single(await agency.ReleasesAsync()).GetRawText());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(agency.Folder, "data"), "table-*"));
        Assert.Empty(await agency.ReadAsync(Tables.RoundRosters));
    }
}
