using System.Text.Json.Nodes;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Anonymity;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>
/// SIGKILL of a real process between any two writes of open, answer or close, then a start on the same directory. Several
/// hosts share a process and a death, each at a write of its own. The writes are those that an undisturbed round made. Each kind of write is died at once, right after it, which is right
/// before the next; with KILL_AT_EVERY_WRITE=1 it is every single one, before it and after it.
/// </summary>
public sealed class KilledProcessTests(RecordedRound round) : IClassFixture<RecordedRound>
{
    private static readonly bool IsThorough = Environment.GetEnvironmentVariable("KILL_AT_EVERY_WRITE") == "1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Killed_at_any_write_of_opening_a_round_opens_and_ends_as_if_nothing_had_happened() =>
        AtEachAsync(round.OpeningWrites, RecordedRound.BeforeOpening, victim => victim.AdvanceAsync(Harbor.OpensInBothZones), async (_, agency) =>
        {
            await agency.AdvanceAsync(Harbor.OpensInBothZones);
            Assert.Equal(RoundState.Open, (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))?.Value.State);
            foreach (var (key, answers) in RecordedRound.Answers)
            {
                await AnswerAsync(agency, key, answers);
            }

            await EndAsync(agency, await RoundSecrets.CollectAsync(agency));
        });

    [Fact]
    public Task Killed_at_any_write_of_an_answer_no_acknowledged_ballot_is_lost() =>
        AtEachAsync(round.AnsweringWrites, RecordedRound.BeforeAnswering, AnswerAllAsync, async (victim, agency) =>
        {
            var acknowledged = RecordedRound.Answers.Take(victim.Acknowledged).Select(answer => answer.Key).ToHashSet(StringComparer.Ordinal);
            var isStored = victim.Step.StartsWith("after", StringComparison.Ordinal) && !acknowledged.Contains(RecordedRound.Answers[victim.Acknowledged].Key);
            Assert.Equal(acknowledged.Count + (isStored ? 1 : 0), (await agency.ReadBallotsAsync()).Count);

            // Whoever got no thanks answers again; those who did are not asked.
            foreach (var (key, answers) in RecordedRound.Answers.Skip(victim.Acknowledged))
            {
                await AnswerAsync(agency, key, answers);
            }

            await EndAsync(agency, await RoundSecrets.CollectAsync(agency));
        });

    [Fact]
    public Task Killed_at_any_write_of_closing_a_round_ends_with_the_same_release_and_nothing_left() =>
        AtEachAsync(
            round.ClosingWrites, RecordedRound.BeforeClosing, victim => victim.AdvanceAsync(Harbor.Closes), (_, agency) => EndAsync(agency, round.Secrets));

    private static async Task<bool> AnswerAllAsync(Victim victim)
    {
        foreach (var (key, answers) in RecordedRound.Answers)
        {
            if (!await victim.AnswerAsync(Harbor.People.Single(person => person.Key == key).Id, answers))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task AnswerAsync(AgencyAtWork agency, string key, Dictionary<string, string> answers)
    {
        var wire = new Wire(agency);
        var data = new JsonObject(answers.Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)answer.Value))) { [PulseCard.RoundKey] = Harbor.RoundId };
        var (status, body) = await wire.PostAsync(wire.Tap(key, SubmitBallot.VerbName, data).ToJsonString(), wire.Token());
        Assert.Equal(200, status);
        Assert.Contains(AnswerAgain.VerbName, body, StringComparison.Ordinal);
    }

    private async Task AtEachAsync(
        IReadOnlyList<string> writes, string moment, Func<Victim, Task<bool>> live, Func<Victim, AgencyAtWork, Task> goOn)
    {
        var all = writes.SelectMany(write => new[] { "before " + write, "after " + write });
        var kinds = writes.Where(write => write.EndsWith(" 1", StringComparison.Ordinal) || write.Contains("Rounds", StringComparison.Ordinal));
        var steps = IsThorough ? all : [$"before {writes[0]}", .. kinds.Select(write => "after " + write)];
        foreach (var some in steps.Chunk(VictimProcess.Capacity))
        {
            await using var process = await VictimProcess.StartAsync(some.Select(step => (round.CopyOf(moment), step)));
            await process.DieAsync(live);
            foreach (var victim in process.Victims)
            {
                try
                {
                    await using var agency = await victim.RestartAsync();
                    await goOn(victim, agency);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    throw new InvalidOperationException($"Killed {victim.Step}: {error.Message}", error);
                }
            }
        }
    }

    private async Task EndAsync(AgencyAtWork agency, IReadOnlyDictionary<string, byte[]> secrets)
    {
        await agency.AdvanceAsync(Harbor.Closes);

        Assert.Equal(RoundState.Purged, (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))?.Value.State);
        Assert.Equal(round.Release, await RecordedRound.ReadReleaseAsync(agency));
        Assert.Empty(await agency.ReadAsync(Tables.RoundRosters));
        await agency.StopAsync();
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(agency.Folder, "data"), "table-*"));
        Assert.Empty(DataFiles.Find(agency.Folder, secrets));
    }
}
