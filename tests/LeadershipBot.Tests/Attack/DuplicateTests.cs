using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Nudges;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.MainJob;
using Xunit;

namespace LeadershipBot.Tests.Attack;

/// <summary>
/// Teams sends a tap or a message again when it has not heard of it in time. Whatever came of the first, the second
/// changes nothing more and is answered the same.
/// </summary>
public sealed class DuplicateTests(OpenHarbor harbor) : IClassFixture<OpenHarbor>
{
    /// <summary>What each command's first word is typed with.</summary>
    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.Ordinal)
    {
        ["help"] = ["help"],
        ["privacy"] = ["privacy"],
        ["settings"] = ["settings"],
        ["pause"] = ["pause", "pause 2026-12-24", "pause whenever", "pause all until 2026-12-24"],
        ["resume"] = ["resume"],
        ["status"] = ["status"],
        ["test"] = ["test"],
        ["doctor"] = ["doctor"],
        ["pulse"] = ["pulse"],
        ["plan"] = ["plan"],
        ["results"] = ["results", "results North"],
        ["nudge"] = ["nudge"],
        ["action"] = ["action", "action agency"],
        ["actions"] = ["actions"],
        ["open"] = ["open anyway because of the holiday"],
        ["notes"] = ["notes"],
        ["season"] = ["season"],
        ["circle"] = ["circle"],
    };

    public static TheoryData<string> TapNames => [.. VerbCases.All.Keys];

    public static TheoryData<string, string> Typed => new(Commands.SelectMany(command => command.Value.Select(text => (command.Key, text))));

    [Fact]
    public void Every_verb_and_every_command_has_a_case_here()
    {
        Assert.Equal(
            harbor.Agency.Service<IEnumerable<ICardVerbHandler>>().Select(handler => handler.Verb).Append(VerbCases.NoSuchVerb).Order(StringComparer.Ordinal),
            VerbCases.All.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            harbor.Agency.Service<IEnumerable<ITextCommand>>().Select(command => command.Names[0]).Order(StringComparer.Ordinal),
            Commands.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TapNames))]
    public async Task A_tap_that_comes_twice_counts_once(string verb)
    {
        foreach (var who in VerbCases.All[verb].People)
        {
            var tap = await VerbCases.TapAsync(harbor.Agency, who, verb);
            var first = await PostAsync(tap);
            var stored = await StoredAsync();

            Assert.Equal(first, await PostAsync(tap));
            Assert.Equal(stored, await StoredAsync());
        }
    }

    [Theory]
    [MemberData(nameof(TapNames))]
    public async Task A_tap_that_comes_twice_at_once_counts_once(string verb)
    {
        await using var agency = await StartAsync();
        foreach (var who in VerbCases.All[verb].People)
        {
            var tap = await VerbCases.TapAsync(agency, who, verb);
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(agency, tap)));
            var stored = await StoredAsync(agency);

            Assert.Single(answers.Distinct());
            Assert.Equal(answers[0], await PostAsync(agency, tap));
            Assert.Equal(stored, await StoredAsync(agency));
        }
    }

    [Fact]
    public async Task A_second_tap_for_another_nudge_gets_the_card_that_the_first_is_just_making()
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var first = await VerbCases.TapAsync(agency, "Director", AnswerNudge.Another);
        await PostAsync(agency, first);

        // On the second card of the week: the third is the last there is.
        var next = JsonNode.Parse(first)!;
        next["value"]!["action"]!["data"]![NudgeCard.CardKey] = (string)next["value"]!["action"]!["data"]![NudgeCard.CardKey]! + ".a";
        var tap = next.ToJsonString();
        var held = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        store.HoldRead = (call, _) =>
        {
            if (call.Kind != "query" || call.Table != Tables.Nudges || !held.TrySetResult())
            {
                return Task.CompletedTask;
            }

            return goOn.Task;
        };

        var slow = PostAsync(agency, tap);
        await held.Task;
        var quick = await PostAsync(agency, tap);
        goOn.SetResult();

        Assert.Equal(quick, await slow);
        Assert.Contains(AnswerNudge.Accept, quick.Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task A_command_that_comes_twice_counts_once(string command, string text)
    {
        var who = command is "plan" or "status" or "test" or "open" || text.StartsWith("pause all", StringComparison.Ordinal) ? "Admin" : command is "nudge" or "action" ? "SouthLead" : "South5";
        await using var agency = await StartAsync();
        var wire = new Wire(agency);
        var message = wire.Message(who, text).ToJsonString();

        var before = (await agency.Find(who).HeardAsync()).Count;
        Assert.Equal((200, ""), await wire.PostAsync(message, wire.Token()));
        var first = (await agency.Find(who).HeardAsync()).Skip(before).Select(heard => heard.Words).ToList();
        var stored = await StoredAsync(agency);
        Assert.Equal((200, ""), await wire.PostAsync(message, wire.Token()));

        Assert.Equal(first, (await agency.Find(who).HeardAsync()).TakeLast(first.Count).Select(heard => heard.Words));
        Assert.Equal(stored, await StoredAsync(agency));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => wire.PostAsync(message, wire.Token())));
        Assert.Equal(
            first.Order(StringComparer.Ordinal).SelectMany(words => Enumerable.Repeat(words, 4)),
            (await agency.Find(who).HeardAsync()).TakeLast(4 * first.Count).Select(heard => heard.Words).Order(StringComparer.Ordinal));
        Assert.Equal(stored, await StoredAsync(agency));
    }

    private static async Task<AgencyAtWork> StartAsync()
    {
        var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        return agency;
    }

    private static async Task<(int Status, string Body)> PostAsync(AgencyAtWork agency, string tap)
    {
        var wire = new Wire(agency);
        var answer = await wire.PostAsync(tap, wire.Token());
        Assert.Equal(200, answer.Status);
        return answer;
    }

    /// <summary>The whole store but for versions and for what is in a ballot, which is sealed anew each time.</summary>
    private static async Task<IReadOnlyList<string>> StoredAsync(AgencyAtWork agency) =>
    [
        .. (await agency.ReadLastingAsync()).Select(WithoutVersion).Order(StringComparer.Ordinal),
        .. (await agency.ReadBallotsAsync()).Select(ballot => $"{ballot.PartitionKey} {ballot.RowKey} {ballot.Body.Length}").Order(StringComparer.Ordinal),
    ];

    // "table partition row version body"
    private static string WithoutVersion(string row)
    {
        var parts = row.Split(' ', 5);
        return $"{parts[0]} {parts[1]} {parts[2]} {parts[4]}";
    }

    private Task<IReadOnlyList<string>> StoredAsync() => StoredAsync(harbor.Agency);

    private Task<(int Status, string Body)> PostAsync(string tap) => PostAsync(harbor.Agency, tap);
}
