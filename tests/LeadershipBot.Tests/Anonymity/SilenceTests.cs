using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>A whole round with everything turned on that could be logged or traced. Spans are the process's, so nothing runs beside it.</summary>
[Collection(nameof(Alone))]
public sealed class SilenceTests
{
    [Fact]
    public async Task No_log_line_names_a_person_a_chat_a_ballot_or_a_choice_even_when_things_fail()
    {
        using var log = new CapturedLog();
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            log.IntoHost(builder);
            WatchedStore.Into(watched => store = watched)(builder);
        });
        await RunRoundAsync(agency, store);

        Assert.Contains(log.Lines, line => line.Contains("A turn failed", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("A message could not be delivered", StringComparison.Ordinal));
        var personal = Personal(agency);
        var rowKeys = store.Changes.Where(change => change.Table.Value.StartsWith("Ballots", StringComparison.Ordinal))
            .SelectMany(change => change.Rows).Select(row => row.RowKey).Distinct().ToList();
        Assert.NotEmpty(rowKeys);
        Assert.DoesNotContain(log.Lines, line => personal.Concat(rowKeys).Concat(Items.Ids).Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task No_span_says_that_somebody_wrote_to_the_bot_or_was_written_to()
    {
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                // What an exporter takes.
                if (span.Recorded)
                {
                    spans.Enqueue($"{span.TraceId} {span.Source.Name} {span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        await RunRoundAsync(agency, store);
        var (tap, answered) = await PostTracedAsync(agency, wire => wire.Tap("North1", SubmitBallot.VerbName, []));
        var (message, said) = await PostTracedAsync(agency, wire => wire.Message("North1"));
        Assert.Equal((200, 200), (answered, said));
        await agency.StopAsync();

        Assert.Contains(spans, span => span.Contains("Quartz.Job.Execute", StringComparison.Ordinal));
        Assert.DoesNotContain(spans, span => span.StartsWith(tap, StringComparison.Ordinal) || span.StartsWith(message, StringComparison.Ordinal));
        Assert.DoesNotContain(spans, span => span.Contains("/v3/conversations", StringComparison.Ordinal) || span.Contains("/api/messages", StringComparison.Ordinal));
        var personal = Personal(agency);
        Assert.DoesNotContain(spans, span => personal.Any(word => span.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<(string Trace, int Status)> PostTracedAsync(AgencyAtWork agency, Func<Wire, JsonObject> activity)
    {
        var wire = new Wire(agency);
        var trace = ActivityTraceId.CreateRandom().ToString();
        var (status, _) = await wire.PostAsync(
            activity(wire).ToJsonString(), wire.Token(), traceParent: $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        return (trace, status);
    }

    private static async Task RunRoundAsync(AgencyAtWork agency, WatchedStore store)
    {
        // One has removed the app without the bot being told: writing to them fails.
        var roster = agency.Service<SandboxRoster>();
        agency.Service<Chats>().Of(roster.Find(agency.Find("South8").Id)!).Uninstall();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in agency.With("staff").Take(9))
        {
            await person.AnswersAsync(Items.All(4));
        }

        var unlucky = agency.Find("North1");
        var poll = (await unlucky.HeardAsync())[^1];
        await unlucky.TapsAsync(poll, SubmitBallot.VerbName, Items.All(77).With(PulseCard.RoundKey, Harbor.RoundId));
        await unlucky.TapsAsync(poll, SubmitBallot.VerbName, Items.All(4).With(PulseCard.RoundKey, "pulse-20200101"));
        await unlucky.TapsAsync(poll, "no.such.verb", Items.All(4));
        await unlucky.SaysAsync("My name is North1 Larkspur and I say VM-2 is 4");
        store.Before = change =>
        {
            if (change.Table.Value.StartsWith("Ballots", StringComparison.Ordinal) && change.Kind == "upsert")
            {
                throw new InvalidOperationException($"No room for {unlucky.Name} {unlucky.Id} {change.Rows[0].RowKey}: VM-2=4");
            }
        };
        await unlucky.TapsAsync(poll, SubmitBallot.VerbName, Items.All(4).With(PulseCard.RoundKey, Harbor.RoundId));
        store.Before = null;
        await unlucky.SaysAsync("settings");
        await agency.AdvanceAsync(Harbor.Closes);
        await unlucky.TapsAsync(poll, SubmitBallot.VerbName, Items.All(4).With(PulseCard.RoundKey, Harbor.RoundId));
        await agency.Find("Director").SaysAsync("results");
    }

    /// <summary>Everything that points to one person.</summary>
    internal static IReadOnlyList<string> Personal(AgencyAtWork agency) =>
    [
        "larkspur",
        .. agency.People.Select(person => person.Id),
        .. agency.Chats.SelectMany(chat => new[] { chat.ConversationId, chat.UserId }),
        .. agency.Chats.SelectMany(chat => new[] { Uri.EscapeDataString(chat.ConversationId), Uri.EscapeDataString(chat.UserId) }),
    ];
}

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
