using System.Text.Json.Nodes;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Anonymity;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>
/// SIGKILL of a real process between any two writes of open, answer or close, then a start on the same directory. The
/// writes are those that an undisturbed round made. Each kind of write is died at once, right after it, which is right
/// before the next; with KILL_AT_EVERY_WRITE=1 it is every single one, before it and after it.
/// </summary>
public sealed class KilledProcessTests(RecordedRound round) : IClassFixture<RecordedRound>
{
    private static readonly bool IsThorough = Environment.GetEnvironmentVariable("KILL_AT_EVERY_WRITE") == "1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Killed_at_any_write_of_opening_a_round_opens_and_ends_as_if_nothing_had_happened() =>
        AtEachAsync(round.OpeningWrites, RecordedRound.BeforeOpening, async (folder, step) =>
        {
            var port = await KillAsync(folder, step, Harbor.OpensInBothZones);

            await using var agency = await AgencyAtWork.StartHarborAsync(folder, port: port);
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
        AtEachAsync(round.AnsweringWrites, RecordedRound.BeforeAnswering, async (folder, step) =>
        {
            var acknowledged = 0;
            int port;
            await using (var victim = await VictimProcess.StartAsync(folder, step))
            {
                port = victim.Root.Port;
                foreach (var (key, answers) in RecordedRound.Answers)
                {
                    if (!await victim.AnswerAsync(Harbor.People.Single(person => person.Key == key).Id, answers))
                    {
                        break;
                    }

                    acknowledged++;
                }

                await victim.DiedAsync(step);
            }

            await using var agency = await AgencyAtWork.StartHarborAsync(folder, port: port);
            var people = RecordedRound.Answers.Take(acknowledged).Select(answer => answer.Key).Distinct().Count();
            var isStored = step.StartsWith("after", StringComparison.Ordinal) && RecordedRound.Answers.Take(acknowledged).All(answer => answer.Key != RecordedRound.Answers[acknowledged].Key);
            Assert.Equal(people + (isStored ? 1 : 0), (await agency.ReadBallotsAsync()).Count);

            // Whoever got no thanks answers again; those who did are not asked.
            foreach (var (key, answers) in RecordedRound.Answers.Skip(acknowledged))
            {
                await AnswerAsync(agency, key, answers);
            }

            await EndAsync(agency, await RoundSecrets.CollectAsync(agency));
        });

    [Fact]
    public Task Killed_at_any_write_of_closing_a_round_ends_with_the_same_release_and_nothing_left() =>
        AtEachAsync(round.ClosingWrites, RecordedRound.BeforeClosing, async (folder, step) =>
        {
            var port = await KillAsync(folder, step, Harbor.Closes);

            await using var agency = await AgencyAtWork.StartHarborAsync(folder, port: port);
            await EndAsync(agency, round.Secrets);
        });

    private static async Task<int> KillAsync(string folder, string step, string until)
    {
        await using var victim = await VictimProcess.StartAsync(folder, step);
        Assert.False(await victim.AdvanceAsync(until), $"It lived past \"{step}\".");
        await victim.DiedAsync(step);
        return victim.Root.Port;
    }

    private static async Task AnswerAsync(AgencyAtWork agency, string key, Dictionary<string, string> answers)
    {
        var wire = new Wire(agency);
        var data = new JsonObject(answers.Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)answer.Value))) { [PulseCard.RoundKey] = Harbor.RoundId };
        var (status, body) = await wire.PostAsync(wire.Tap(key, SubmitBallot.VerbName, data).ToJsonString(), wire.Token());
        Assert.Equal(200, status);
        Assert.Contains(AnswerAgain.VerbName, body, StringComparison.Ordinal);
    }

    private async Task AtEachAsync(IReadOnlyList<string> writes, string moment, Func<string, string, Task> run)
    {
        var all = writes.SelectMany(write => new[] { "before " + write, "after " + write });
        var kinds = writes.Where(write => write.EndsWith(" 1", StringComparison.Ordinal) || write.Contains("Rounds", StringComparison.Ordinal));
        var steps = IsThorough ? all : [$"before {writes[0]}", .. kinds.Select(write => "after " + write)];
        await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Cancellation }, async (step, _) =>
        {
            var folder = round.CopyOf(moment);
            try
            {
                await run(folder, step);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Killed {step}: {error.Message}", error);
            }
        });
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
