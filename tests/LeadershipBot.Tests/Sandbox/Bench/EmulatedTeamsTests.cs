using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Faults;
using LeadershipBot.Sandbox.Issuer;
using LeadershipBot.Sandbox.Receipts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Sandbox.Bench;

/// <summary>The emulator alone, used over HTTP by the real connector client or, to see one answer, without it.</summary>
public sealed class EmulatedTeamsTests : IClassFixture<EmulatedTeamsTests.Bench>
{
    private static readonly SandboxRoster Roster = SyntheticAgency.Create(seed: 1).Roster;

    private readonly EmulatedTeams _teams;
    private readonly HttpClient _http;

    public EmulatedTeamsTests(Bench bench)
    {
        (_teams, _http) = (bench.Teams, bench.Http);
        _teams.Faults.Set(FaultPlan.None);
        _teams.Limits.IsOn = false;
        _teams.Receipts.Clear();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_send_to_everybody_through_faults_arrives_and_only_lost_answers_arrive_twice()
    {
        await SetAsync("""{"seed":7,"rates":{"412":0.01,"429WithoutRetryAfter":0.01,"502":0.01,"503":0.01,"504":0.01,"dropBefore":0.02,"dropAfter":0.03,"slow":0.02},"slowestSeconds":0.2}""");
        using var bot = new BotOfItsOwn(_teams, limits: false, ("Bot:MaxTries", "10"));
        var ambiguous = 0;

        await Parallel.ForEachAsync(_teams.Chats.All, new ParallelOptions { MaxDegreeOfParallelism = 40, CancellationToken = Cancellation }, async (chat, _) =>
        {
            await bot.CreateAsync(chat);
            if ((await bot.SendAsync(chat, "How was your month?")).MayHaveArrivedBefore)
            {
                Interlocked.Increment(ref ambiguous);
            }
        });

        var receipts = await _http.GetFromJsonAsync<JsonElement>("sandbox/api/receipts?title=How+was", Cancellation);
        Assert.Equal((Roster.People.Count, 0), (receipts.GetProperty("people").GetInt32(), receipts.GetProperty("never").GetInt32()));
        var twice = receipts.GetProperty("twiceOrMore").GetInt32();
        Assert.InRange(twice, 1, ambiguous);
        Assert.Equal(Roster.People.Count - twice, receipts.GetProperty("once").GetInt32());
        Assert.All(_teams.Faults.Plan.Rates.Keys, kind => Assert.InRange(_teams.Faults.Injected.GetValueOrDefault(kind), 1, 60));
        Assert.Equal(
            _teams.Faults.Injected.OrderBy(pair => pair.Key).Select(pair => (FaultNames.Of(pair.Key), pair.Value)),
            (await FaultsAsync()).GetProperty("injected").EnumerateObject().Where(kind => kind.Value.GetInt64() > 0).Select(kind => (kind.Name, kind.Value.GetInt64())));
    }

    [Theory]
    [InlineData("412", 412, false)]
    [InlineData("413", 413, false)]
    [InlineData("429", 429, false)]
    [InlineData("429WithoutRetryAfter", 429, false)]
    [InlineData("502", 502, false)]
    [InlineData("503", 503, false)]
    [InlineData("504", 504, false)]
    [InlineData("dropBefore", 0, false)]
    [InlineData("dropAfter", 0, true)]
    [InlineData("slow", 201, true)]
    public async Task Each_kind_answers_as_it_says_and_delivers_or_not(string kind, int status, bool delivers)
    {
        await SetAsync($$$"""{"rates":{"{{{kind}}}":1},"slowestSeconds":0.3,"retryAfterSeconds":4}""");
        var before = _teams.Chats.All[0].Read().Count;
        var started = TimeProvider.System.GetTimestamp();

        var (answered, retryAfter) = await PostOnceAsync(_teams.Chats.All[0]);

        Assert.Equal(status, answered);
        Assert.Equal(kind == "429" ? TimeSpan.FromSeconds(4) : null, retryAfter);
        Assert.Equal(delivers ? 1 : 0, _teams.Receipts.Total);
        Assert.Equal(delivers ? 1 : 0, _teams.Chats.All[0].Read().Count - before);
        Assert.True(kind != "slow" || TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromMilliseconds(29));
    }

    [Fact]
    public async Task A_young_token_is_never_said_to_have_expired()
    {
        await SetAsync("""{"rates":{"401":1}}""");

        Assert.Equal(201, (await PostOnceAsync(_teams.Chats.All[0])).Status);
    }

    [Theory]
    [InlineData(LastingFault.BlockedByAdmin, 403, "BotDisabledByAdmin")]
    [InlineData(LastingFault.NotInRoster, 403, "BotNotInConversationRoster")]
    [InlineData(LastingFault.NotInRosterAs404, 404, "BotNotInConversationRoster")]
    [InlineData(LastingFault.BlockedByUser, 403, "ConversationBlockedByUser")]
    [InlineData(LastingFault.NotInstalled, 403, "ForbiddenOperationException")]
    [InlineData(LastingFault.NotEnoughPermissions, 403, "NotEnoughPermissions")]
    [InlineData(LastingFault.WritesBlocked, 403, "MessageWritesBlocked")]
    [InlineData(LastingFault.UnknownForbidden, 403, null)]
    [InlineData(LastingFault.ConversationNotFound, 404, "ConversationNotFound")]
    [InlineData(LastingFault.ConversationLost, 404, "ConversationNotFound")]
    public async Task Some_people_cannot_be_written_to_however_often_it_is_tried(LastingFault fault, int status, string? code)
    {
        await SetAsync($$$"""{"seed":3,"people":{"{{{FaultNames.Of(fault)}}}":0.3}}""");
        using var bot = new BotOfItsOwn(_teams);
        var hit = _teams.Chats.All.First(chat => _teams.Faults.LastingOf(chat.Person) == fault);
        var spared = _teams.Chats.All.First(chat => _teams.Faults.LastingOf(chat.Person) is null);

        Assert.Equal((status, code), await bot.TrySendAsync(hit, "One"));
        Assert.Equal((status, code), await bot.TrySendAsync(hit, "Two"));
        Assert.Equal(default, await bot.TrySendAsync(spared, "One"));
        Assert.Equal(1, _teams.Receipts.Total);
        Assert.InRange(_teams.Faults.Affected[fault], 25, 70);
        Assert.Equal(2, (await FaultsAsync()).GetProperty("refused").GetProperty(FaultNames.Of(fault)).GetInt32());
    }

    [Fact]
    public async Task A_lost_conversation_takes_messages_again_once_it_is_made_anew()
    {
        await SetAsync("""{"people":{"conversationLost":1}}""");
        using var bot = new BotOfItsOwn(_teams);
        var chat = _teams.Chats.All[0];

        Assert.Equal(404, (await bot.TrySendAsync(chat, "One")).Status);
        await bot.CreateAsync(chat);

        Assert.Equal(default, await bot.TrySendAsync(chat, "One"));
    }

    [Theory]
    [InlineData("notInstalled")]
    [InlineData("blockedByAdmin")]
    [InlineData("notEnoughPermissions")]
    public async Task Where_the_app_may_not_be_no_conversation_is_made(string kind)
    {
        await SetAsync($$$"""{"people":{"{{{kind}}}":1}}""");
        using var bot = new BotOfItsOwn(_teams);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => bot.CreateAsync(_teams.Chats.All[0]));

        Assert.Equal(403, error.StatusCode);
    }

    [Fact]
    public async Task The_same_seed_gives_each_person_the_same_fate_in_any_order()
    {
        const string Plan = """{"seed":11,"rates":{"412":0.3,"503":0.3},"people":{"blockedByUser":0.1}}""";
        await SetAsync(Plan);
        var one = await FatesAsync(_teams.Chats.All);
        await SetAsync(Plan);
        var again = await FatesAsync(_teams.Chats.All.Reverse());
        await SetAsync(Plan.Replace("11", "12", StringComparison.Ordinal));
        var other = await FatesAsync(_teams.Chats.All);

        Assert.Equal(one.OrderBy(fate => fate.Key), again.OrderBy(fate => fate.Key));
        Assert.NotEqual(one.OrderBy(fate => fate.Key), other.OrderBy(fate => fate.Key));

        async Task<Dictionary<string, string>> FatesAsync(IEnumerable<Chat> chats)
        {
            var fates = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var chat in chats.Take(60).Concat(chats.TakeLast(60)))
            {
                fates[chat.Person.Id] = fates.GetValueOrDefault(chat.Person.Id) + (await PostOnceAsync(chat)).Status + " ";
            }

            return fates;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Beyond_the_limit_it_refuses_and_says_when_to_come_back_if_it_is_set_to(bool tells)
    {
        await PostOnceAsync(_teams.Chats.All[0]);
        var before = _teams.Limits.Counts;
        await PostAsync("sandbox/api/limits", new { on = true, retryAfter = tells });

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => PostOnceAsync(_teams.Chats.All[tells ? 0 : 1])));

        var taken = answers.Count(answer => answer.Status == 201);
        var refused = answers.Where(answer => answer.Status == 429).ToList();
        Assert.InRange(taken, 7, 29);
        Assert.Equal(30, taken + refused.Count);
        Assert.All(refused, answer => Assert.Equal(tells, answer.RetryAfter > TimeSpan.Zero));
        var limits = await _http.GetFromJsonAsync<JsonElement>("sandbox/api/limits", Cancellation);
        Assert.Equal((before.Passed + taken, before.Refused + refused.Count), (limits.GetProperty("passed").GetInt64(), limits.GetProperty("refused").GetInt64()));
    }

    [Fact]
    public async Task Receipts_of_one_title_add_up_however_many_contents_have_it()
    {
        using var bot = new BotOfItsOwn(_teams);
        for (var person = 0; person < 70; person++)
        {
            // The same words first, and then others for each: more contents than are listed.
            await bot.SendAsync(_teams.Chats.All[person % _teams.Chats.All.Count], $"{new string('a', 90)} {person}");
        }

        var all = await _http.GetFromJsonAsync<JsonElement>("sandbox/api/receipts", Cancellation);

        Assert.Equal(20, all.GetProperty("contentsLeftOff").GetInt32());
        var title = Assert.Single(all.GetProperty("titles").EnumerateArray().ToList());
        Assert.Equal(70, title.GetProperty("once").GetInt32());
    }

    [Fact]
    public async Task Receipts_tell_one_content_from_another_and_who_got_which()
    {
        using var bot = new BotOfItsOwn(_teams);
        await bot.SendAsync(_teams.Chats.All[0], "One");
        await bot.SendAsync(_teams.Chats.All[1], "One");
        await bot.SendAsync(_teams.Chats.All[1], "One");
        await bot.SendAsync(_teams.Chats.All[1], "Other");

        var one = _teams.Receipts.TimesReceived(new ReceiptFilter(Title: "One"));
        Assert.Equal([1, 2, 0], one.Take(3).Select(entry => entry.Times));
        var all = await _http.GetFromJsonAsync<JsonElement>("sandbox/api/receipts?people=true", Cancellation);
        Assert.Equal([1, 3, 0], all.GetProperty("byPerson").EnumerateArray().Take(3).Select(entry => entry.GetProperty("times").GetInt32()));
        Assert.Equal(["One", "Other"], all.GetProperty("contents").EnumerateArray().Select(content => content.GetProperty("title").GetString()));
        var hash = all.GetProperty("contents")[0].GetProperty("content").GetString();
        var ofHash = await _http.GetFromJsonAsync<JsonElement>($"sandbox/api/receipts?content={hash}", Cancellation);
        Assert.Equal((1, 1, 3), (ofHash.GetProperty("once").GetInt32(), ofHash.GetProperty("twiceOrMore").GetInt32(), ofHash.GetProperty("messages").GetInt32()));
        Assert.Equal(JsonValueKind.Null, ofHash.GetProperty("byPerson").ValueKind);
    }

    [Fact]
    public async Task A_card_is_known_by_what_its_buttons_send()
    {
        var card = new
        {
            type = "message",
            attachments = new[]
            {
                new
                {
                    contentType = "application/vnd.microsoft.card.adaptive",
                    content = new
                    {
                        type = "AdaptiveCard",
                        body = new object[]
                        {
                            new { type = "TextBlock", text = "Monthly pulse" },
                            new { type = "ActionSet", actions = new[] { new { type = "Action.Execute", verb = "pulse.submit", data = new { round = "r1" } } } },
                        },
                    },
                },
            },
        };
        await PostOnceAsync(_teams.Chats.All[5], card);

        Assert.Equal(1, Times("pulse.submit"));
        Assert.Equal(1, Times("""pulse.submit {"round":"r1"}"""));
        Assert.Equal(0, Times("""pulse.submit {"round":"r2"}"""));
        Assert.Equal(0, Times("pulse.sub"));
        Assert.Equal("Monthly pulse", Assert.Single(_teams.Receipts.Contents(new ReceiptFilter())).Content.Title);

        int Times(string action) => _teams.Receipts.TimesReceived(new ReceiptFilter(Action: action)).Sum(entry => entry.Times);
    }

    [Theory]
    [InlineData("sandbox/api/faults", """{"rates":{"418":1}}""")]
    [InlineData("sandbox/api/faults", "[]")]
    [InlineData("sandbox/api/faults", "{")]
    [InlineData("sandbox/api/limits", "{}")]
    [InlineData("sandbox/api/limits", """{"on":1}""")]
    [InlineData("sandbox/api/limits", """{"off":true}""")]
    public async Task A_wrong_setting_is_refused_with_a_sentence_and_changes_nothing(string path, string body)
    {
        await SetAsync("""{"rate":0.5}""");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await _http.PostAsync(path, content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("error").GetString()!);
        Assert.Equal(0.5, _teams.Faults.Plan.Rates.Values.Sum(), 9);
        Assert.False(_teams.Limits.IsOn);
    }

    private Task SetAsync(string plan) => PostAsync("sandbox/api/faults", JsonElement.Parse(plan));

    private async Task PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(path, body, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private Task<JsonElement> FaultsAsync() => _http.GetFromJsonAsync<JsonElement>("sandbox/api/faults", Cancellation);

    /// <summary>One request without another try; 0 if the connection broke.</summary>
    private async Task<(int Status, TimeSpan? RetryAfter)> PostOnceAsync(Chat chat, object? activity = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"connector/v3/conversations/{Uri.EscapeDataString(chat.ConversationId)}/activities");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _teams.Services.GetRequiredService<TokenIssuer>().IssueForConnector());
        request.Content = JsonContent.Create(activity ?? new { type = "message", text = "Hello" });
        try
        {
            using var response = await _http.SendAsync(request, Cancellation);
            return ((int)response.StatusCode, response.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException)
        {
            return (0, null);
        }
    }

    public sealed class Bench : IAsyncLifetime
    {
        public EmulatedTeams Teams { get; private set; } = null!;

        public HttpClient Http { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Teams = await EmulatedTeams.StartAsync(Roster, limits: false);
            Http = new HttpClient { BaseAddress = Teams.Addresses.Root };
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await Teams.DisposeAsync();
        }
    }
}
