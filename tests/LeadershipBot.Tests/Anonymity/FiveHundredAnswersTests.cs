using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>
/// Five hundred answers with failures among them, while everything that can be captured is: what is left are the sealed
/// ballots and nothing else. Listening is the process's, so nothing runs beside it.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FiveHundredAnswersTests
{
    private const int AnswersEach = 25;
    private const string BallotTable = "Ballotspulse20261005";

    // Of every so many writes one fails; one of all never comes back.
    private const int WritesAFailure = 23;
    private const int StuckWrite = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_leave_their_ballots_and_nothing_that_holds_or_leads_to_a_person_a_key_or_a_choice()
    {
        using var log = new CapturedLog();
        using var heard = new Eavesdropper();
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            log.IntoHost(builder);
            builder.Logging.AddEventSourceLogger();
            WatchedStore.Into(watched => store = watched)(builder);
        });
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, MaxConnectionsPerServer = 16 }) { BaseAddress = agency.Root };
        var taps = new Taps(agency);
        await taps.PostAsync(client, "North1", Items.All(3));
        var lasting = await agency.ReadLastingAsync();
        var files = FilesOf(agency);
        BreakNowAndThen(store, agency);
        store.Changes.Clear();
        log.Lines.Clear();
        heard.Listen();

        var answers = await AnswerAsync(taps, client);

        heard.Stop();
        (store.Before, store.Hold) = (null, null);

        // All of it happened: thanks, apologies for writes that failed or took too long, refusals of bad cards, and people who hung up.
        Assert.Equal(500, answers.Count);
        Assert.InRange(answers.Count(answer => answer.Contains("is sealed", StringComparison.Ordinal) || answer.Contains("quedó sellado", StringComparison.Ordinal)), 380, 470);
        Assert.InRange(answers.Count(answer => answer.Contains("could not be saved", StringComparison.Ordinal) || answer.Contains("No se pudo guardar", StringComparison.Ordinal)), 10, 40);
        Assert.Contains(answers, answer => answer.Contains("not on the scale", StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Contains("is closed", StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Length == 0);

        // The store: upserts of sealed ballots, one row a person, and not one change anywhere else.
        OnlyBallotsAreWritten(store);
        Assert.Equal(lasting, await agency.ReadLastingAsync());
        Assert.Equal(files, FilesOf(agency));
        using var keys = await RoundSecrets.KeysAsync(agency);
        var ballots = await agency.ReadBallotsAsync();
        Assert.Equal(
            agency.People.Select(person => RespondentKey.Derive(keys.Secret, Harbor.RoundId, person.Id)).Order(StringComparer.Ordinal),
            ballots.Select(ballot => ballot.RowKey).Order(StringComparer.Ordinal));
        Assert.Single(ballots.Select(ballot => ballot.Body.Length).Distinct());

        // What was listened to was really listened to.
        var sources = heard.Sources.ToHashSet(StringComparer.Ordinal);
        Assert.All(
            ["System.Net.Http", "System.Net.Sockets", "Microsoft.AspNetCore.Hosting", "Microsoft-AspNetCore-Server-Kestrel", "Microsoft-Extensions-Logging"],
            source => Assert.Contains(source, sources));
        Assert.Contains(log.Lines, line => line.Contains("Request starting", StringComparison.Ordinal));
        Assert.Contains(heard.Tags.Keys, key => key.Instrument == "leadershipbot.turns.failed");
        Assert.Contains(heard.Tags.Keys, key => key.Instrument == "kestrel.active_connections");

        // Nothing of it holds a person, a chat, a key or a choice.
        var words = SilenceTests.Personal(agency).Concat(ballots.Select(ballot => ballot.RowKey)).Concat(Items.Ids).Append("secret of the driver").ToList();
        var told = log.Lines.Concat(heard.Events).Concat(heard.Spans).Concat(heard.Tags.SelectMany(tag => tag.Value.Keys)).ToList();
        Assert.DoesNotContain(told, line => words.Exists(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));

        // Nothing counts answers one by one with something that tells them apart, and nobody is called because somebody answered.
        Assert.DoesNotContain(heard.Spans, span => span.Contains("messages", StringComparison.Ordinal) || span.Contains("pulse", StringComparison.OrdinalIgnoreCase));
        Assert.All(heard.Tags, tag => Assert.True(tag.Value.Count <= 10, $"{tag.Key.Instrument} has a value of {tag.Key.Tag} for each request."));
        Assert.Empty(heard.Requests.Where(request => !request.Contains("/api/messages", StringComparison.Ordinal)));
        Assert.NotEmpty(heard.Requests);

        // The bytes on the disk say no more than the rows.
        var secrets = words.ToDictionary(word => word, Encoding.UTF8.GetBytes, StringComparer.Ordinal);
        Assert.DoesNotContain(DataFiles.Find(agency.Folder, secrets), found =>
            found.StartsWith("table-", StringComparison.Ordinal) && ballots.All(ballot => !found.Contains(ballot.RowKey, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Answers_of_an_old_client_are_thanked_by_a_message_and_leave_no_more()
    {
        using var log = new CapturedLog();
        using var heard = new Eavesdropper();
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            log.IntoHost(builder);
            WatchedStore.Into(watched => store = watched)(builder);
        });
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = agency.Root };
        var taps = new Taps(agency);
        var lasting = await agency.ReadLastingAsync();
        store.Changes.Clear();
        log.Lines.Clear();
        heard.Listen();

        foreach (var person in Harbor.People)
        {
            await taps.SubmitAsMessageAsync(client, person.Key, Items.All(4));
        }

        heard.Stop();
        Assert.Equal(Harbor.People.Count, OnlyBallotsAreWritten(store));
        Assert.Equal(lasting, await agency.ReadLastingAsync());
        Assert.StartsWith("Thank you", (await agency.Find("North1").HeardAsync())[^1].Words, StringComparison.Ordinal);

        // The address of a chat is in the runtime's own events alone, which the released program does not have.
        Assert.Contains(heard.Requests, request => request.Contains("/v3/conversations/", StringComparison.Ordinal));
        var words = SilenceTests.Personal(agency).Concat((await agency.ReadBallotsAsync()).Select(ballot => ballot.RowKey)).Concat(Items.Ids).ToList();
        var told = log.Lines.Concat(heard.Spans).Concat(heard.Tags.SelectMany(tag => tag.Value.Keys));
        Assert.DoesNotContain(told, line => words.Exists(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(heard.Spans, span => span.Contains("messages", StringComparison.Ordinal) || span.Contains("conversations", StringComparison.Ordinal));
        Assert.All(heard.Tags, tag => Assert.True(tag.Value.Count <= 10, $"{tag.Key.Instrument} has a value of {tag.Key.Tag} for each request."));
    }

    [Fact]
    public async Task As_a_bot_is_set_up_an_answer_leaves_no_log_line_at_all()
    {
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: log.AddedToHost);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        using var client = new HttpClient { BaseAddress = agency.Root };
        var taps = new Taps(agency);
        log.Lines.Clear();

        for (var time = 0; time < 40; time++)
        {
            Assert.Contains("seal", await taps.PostAsync(client, "North1", Items.All(4)), StringComparison.Ordinal);
        }

        Assert.Empty(log.Lines);
    }

    /// <summary>How many writes those were. A write that failed makes the bot try the store with a row that is the same at all times, whoever answered what.</summary>
    private static int OnlyBallotsAreWritten(WatchedStore store)
    {
        var answers = store.Changes.ToLookup(change => change.Table != Tables.Probes);
        Assert.All(answers[true], change => Assert.Equal(("upsert", BallotTable, 1), (change.Kind, change.Table.Value, change.Rows.Count)));
        Assert.All(answers[false], change => Assert.Equal(("upsert", new Entity("probe", "probe", "{}")), (change.Kind, Assert.Single(change.Rows))));
        return answers[true].Count();
    }

    private static void BreakNowAndThen(WatchedStore store, AgencyAtWork agency)
    {
        var writes = 0;
        var person = agency.Find("North1");
        store.Before = change =>
        {
            if (change.Table != Tables.Probes && Interlocked.Increment(ref writes) % WritesAFailure == 0)
            {
                var message = $"No room for {person.Name} {person.Id} {change.Rows[0].RowKey}: VM-2=4";
                throw writes % 2 == 0 ? new EntityStoreException(StoreProblem.Unavailable, "The store is out of order.", new IOException(message)) : new InvalidOperationException(message);
            }
        };
        var held = 0;
        store.Hold = (change, cancellationToken) =>
            change.Table != Tables.Probes && Interlocked.Increment(ref held) == StuckWrite ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Everybody answers many times, sixteen at once; what each was told, or nothing where they hung up.</summary>
    private static async Task<IReadOnlyList<string>> AnswerAsync(Taps taps, HttpClient client)
    {
        var answers = new System.Collections.Concurrent.ConcurrentBag<string>();
        var planned =
            from time in Enumerable.Range(0, AnswersEach)
            from person in Harbor.People.Select((member, index) => (member.Key, Index: index))
            select (person.Key, Number: (time * Harbor.People.Count) + person.Index, Time: time);
        await Parallel.ForEachAsync(planned, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation }, async (tap, _) =>
        {
            var point = 1 + (tap.Number % 5);
            answers.Add(await ((tap.Number % 31, tap.Time) switch
            {
                (3, _) => taps.PostAsync(client, tap.Key, Items.All(point).With("VM-2", "77")),
                (7, _) => taps.PostAsync(client, tap.Key, Items.All(point).With(PulseCard.RoundKey, "pulse-20200101")),
                (11, _) => taps.PostAsync(client, tap.Key, []),
                (17, _) => taps.TwiceAsync(client, tap.Key, Items.All(point)),
                (13, _) => taps.HangUpAsync(client, tap.Key, Items.All(point)),
                _ => taps.PostAsync(client, tap.Key, Items.All(point)),
            }));
        });

        return [.. answers];
    }

    private static IReadOnlyList<string> FilesOf(AgencyAtWork agency) =>
        [.. Directory.EnumerateFiles(agency.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Taps on Submit as Teams sends them, made beforehand so that nothing but the tap happens while everybody listens.</summary>
    private sealed class Taps(AgencyAtWork agency)
    {
        private readonly Wire _wire = new(agency);
        private readonly string _token = new Wire(agency).Token();

        public async Task<string> PostAsync(HttpClient client, string key, Dictionary<string, string> answers)
        {
            using var request = Request(key, answers);
            using var response = await client.SendAsync(request, Cancellation);
            Assert.Equal(200, (int)response.StatusCode);
            return Message.WordsOf(JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancellation)).GetProperty("value"));
        }

        /// <summary>The same tap from two devices at once.</summary>
        public async Task<string> TwiceAsync(HttpClient client, string key, Dictionary<string, string> answers) =>
            (await Task.WhenAll(PostAsync(client, key, answers), PostAsync(client, key, answers)))[0];

        /// <summary>What a client sends that does not know Execute: a message that the bot answers with a message of its own.</summary>
        public async Task SubmitAsMessageAsync(HttpClient client, string key, Dictionary<string, string> answers)
        {
            var activity = _wire.Message(key);
            activity.Remove("text");
            activity["value"] = Data(answers);
            activity["value"]!["verb"] = SubmitBallot.VerbName;
            using var request = Request(activity);
            using var response = await client.SendAsync(request, Cancellation);
            Assert.Equal(200, (int)response.StatusCode);
        }

        public async Task<string> HangUpAsync(HttpClient client, string key, Dictionary<string, string> answers)
        {
            using var request = Request(key, answers);
            using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            hangUp.CancelAfter(TimeSpan.FromMilliseconds(1));
            try
            {
                using var response = await client.SendAsync(request, hangUp.Token);
            }
            catch (OperationCanceledException)
            {
                // As they wished.
            }

            return "";
        }

        private HttpRequestMessage Request(string key, Dictionary<string, string> answers) =>
            Request(_wire.Tap(key, SubmitBallot.VerbName, Data(answers)));

        private HttpRequestMessage Request(JsonObject activity) => new(HttpMethod.Post, "api/messages")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", _token) },
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };

        private static JsonObject Data(Dictionary<string, string> answers)
        {
            var data = new JsonObject { [PulseCard.RoundKey] = Harbor.RoundId };
            foreach (var (item, choice) in answers)
            {
                data[item] = choice;
            }

            return data;
        }
    }
}
