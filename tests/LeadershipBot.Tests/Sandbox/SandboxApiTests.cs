using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

public sealed class SandboxApiTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Everyone_has_the_app_and_is_listed_without_an_address()
    {
        Assert.InRange(sandbox.People.Length, 145, 156);
        Assert.Equal(sandbox.People.Length, sandbox.Bot.Installed.Count);
        Assert.Equal(
            ["id", "name", "team", "role", "timeZone", "language"],
            sandbox.People[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task What_a_person_says_reaches_the_bot_as_Teams_would_send_it_and_the_answer_is_in_the_chat()
    {
        var person = sandbox.People.First(candidate => candidate.GetProperty("language").GetString() == "es");
        var id = person.GetProperty("id").GetString()!;

        var (status, _) = await sandbox.PostAsync($"sandbox/api/people/{id}/messages", new { text = "hola" });

        Assert.Equal(202, status);
        var chat = await sandbox.ChatAsync(id);
        Assert.Equal(["Welcome", "hola", "You said: hola"], chat.Take(3).Select(activity => activity.GetProperty("text").GetString()));
        Assert.Equal(["bot", "user", "bot"], chat.Take(3).Select(activity => activity.GetProperty("from").GetProperty("role").GetString()));
        var heard = Assert.Single(sandbox.Bot.Messages, activity => activity.From?.AadObjectId == id);
        Assert.Equal("msteams", heard.ChannelId);
        Assert.StartsWith("29:", heard.From!.Id, StringComparison.Ordinal);
        Assert.StartsWith("28:", heard.Recipient!.Id, StringComparison.Ordinal);
        Assert.Equal("personal", heard.Conversation!.ConversationType);
        Assert.Equal("es-US", heard.Locale);
        Assert.Equal(person.GetProperty("timeZone").GetString(), heard.LocalTimezone);
        Assert.Equal(heard.Conversation.TenantId, heard.ChannelData!.Value.GetProperty("tenant").GetProperty("id").GetString());
        Assert.Equal("clientInfo", heard.Entities!.Value[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_clock_tells_what_is_next_and_that_is_where_a_skip_goes()
    {
        await using var own = new RunningSandbox();
        await own.InitializeAsync();
        var clock = await own.Http.GetFromJsonAsync<JsonElement>("sandbox/api/clock", Cancellation);
        Assert.Equal(new DateTimeOffset(2026, 10, 2, 14, 0, 0, TimeSpan.Zero), clock.GetProperty("now").GetDateTimeOffset());
        Assert.Equal("Monthly pulse opens", clock.GetProperty("next")[0].GetProperty("what").GetString());

        var (status, after) = await own.PostAsync("sandbox/api/clock", new { skipToNext = true });

        Assert.Equal(200, status);
        Assert.Equal(new DateTimeOffset(2026, 10, 5, 16, 0, 0, TimeSpan.Zero), after.GetProperty("now").GetDateTimeOffset());
        foreach (var role in new[] { "staff", "manager", "leader" })
        {
            var chat = await own.ChatAsync(own.PersonId(role));
            Assert.Equal("Input.ChoiceSet", Card(chat[^1]).GetProperty("body")[0].GetProperty("type").GetString());
        }
    }

    [Fact]
    public async Task A_tap_carries_inputs_and_the_cards_own_data_and_the_card_in_the_answer_takes_its_place()
    {
        await using var own = new RunningSandbox();
        await own.InitializeAsync();
        await own.SkipToAsync("Monthly pulse opens");
        var id = own.PersonId("staff");
        var activityId = (await own.ChatAsync(id))[^1].GetProperty("id").GetString();

        var (status, reply) = await own.PostAsync(
            $"sandbox/api/people/{id}/actions",
            new { activityId, verb = "pulse.submit", data = new Dictionary<string, string> { ["VM-2"] = "4" } });

        Assert.Equal(200, status);
        Assert.Equal(200, reply.GetProperty("statusCode").GetInt32());
        Assert.Equal("application/vnd.microsoft.card.adaptive", reply.GetProperty("type").GetString());
        Assert.Equal("""{"round":"r1","VM-2":"4"}""", own.Bot.Answers[id].GetRawText());
        var tapped = (await own.ChatAsync(id)).Single(activity => activity.GetProperty("id").GetString() == activityId);
        Assert.Equal("Thank you", Card(tapped).GetProperty("body")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Advancing_past_several_events_lets_each_happen_and_staff_answer_but_not_the_people_shown()
    {
        await using var own = new RunningSandbox();
        await own.InitializeAsync();

        var (status, clock) = await own.PostAsync("sandbox/api/clock", new { advanceTo = "2026-10-12T00:00:00Z" });

        Assert.Equal(200, status);
        Assert.Equal(new DateTimeOffset(2026, 10, 12, 0, 0, 0, TimeSpan.Zero), clock.GetProperty("now").GetDateTimeOffset());
        Assert.InRange(own.Bot.Answers.Count, own.People.Length * 6 / 10, own.People.Length * 9 / 10);
        Assert.DoesNotContain(
            new[] { "staff", "manager", "leader" }.Select(role => own.PersonId(role)), own.Bot.Answers.ContainsKey);
        Assert.InRange(own.Bot.Taps.Count, own.Bot.Answers.Count + 1, own.Bot.Answers.Count + 25);
        Assert.All(own.Bot.Answers.Values, answers => Assert.Equal("r1", answers.GetProperty("round").GetString()));
        var values = own.Bot.Answers.Values
            .SelectMany(answers => answers.EnumerateObject().Where(property => property.Name != "round"))
            .Select(property => property.Value.GetString()).ToHashSet();
        Assert.Equal(["2", "4", "9"], values.Order());
    }

    [Fact]
    public async Task Simulated_staff_can_be_switched_off()
    {
        await using var own = new RunningSandbox();
        await own.InitializeAsync();

        Assert.Equal(200, (await own.PostAsync("sandbox/api/simulate", new { answer = false })).Status);
        await own.PostAsync("sandbox/api/clock", new { advanceTo = "2026-10-12T00:00:00Z" });

        Assert.Empty(own.Bot.Answers);
    }

    [Theory]
    [InlineData("sandbox/api/people/{id}/messages", "{", 400)]
    [InlineData("sandbox/api/people/{id}/messages", "", 400)]
    [InlineData("sandbox/api/people/{id}/messages", "[]", 400)]
    [InlineData("sandbox/api/people/{id}/messages", """{"text":7}""", 400)]
    [InlineData("sandbox/api/people/nobody/messages", """{"text":"hi"}""", 404)]
    [InlineData("sandbox/api/people/{id}/actions", """{"verb":"x"}""", 400)]
    [InlineData("sandbox/api/people/{id}/actions", """{"activityId":"1","verb":"x","data":[]}""", 400)]
    [InlineData("sandbox/api/people/{id}/actions", """{"activityId":"1","verb":"x"}""", 404)]
    [InlineData("sandbox/api/people/nobody/actions", """{"activityId":"1","verb":"x"}""", 404)]
    [InlineData("sandbox/api/clock", """{}""", 400)]
    [InlineData("sandbox/api/clock", """{"skipToNext":true,"advanceTo":"2026-10-12T00:00:00Z"}""", 400)]
    [InlineData("sandbox/api/clock", """{"advanceTo":"tomorrow"}""", 400)]
    [InlineData("sandbox/api/clock", """{"advanceTo":"2020-01-01T00:00:00Z"}""", 400)]
    [InlineData("sandbox/api/simulate", """{"answer":"yes"}""", 400)]
    [InlineData("sandbox/api/unknown", "{}", 404)]
    public async Task A_wrong_request_is_answered_with_its_status_and_a_sentence(string path, string body, int expected)
    {
        var (status, answer) = await sandbox.PostTextAsync(path.Replace("{id}", sandbox.PersonId("staff"), StringComparison.Ordinal), body);

        Assert.Equal(expected, status);
        Assert.NotEmpty(answer.GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task A_verb_the_card_does_not_have_is_sent_and_the_bots_answer_comes_back_as_it_is()
    {
        var id = sandbox.PersonId("staff", 1);
        var activityId = (await sandbox.ChatAsync(id))[0].GetProperty("id").GetString();

        var (status, reply) = await sandbox.PostAsync($"sandbox/api/people/{id}/actions", new { activityId, verb = "no.such" });

        Assert.Equal(200, status);
        Assert.Equal(400, reply.GetProperty("statusCode").GetInt32());
    }

    [Fact]
    public async Task Without_a_built_page_the_address_says_how_to_build_it()
    {
        var text = await sandbox.Http.GetStringAsync("", Cancellation);

        Assert.Contains("npm ci", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_listens_on_this_machine_only() => Assert.Equal("127.0.0.1", sandbox.Root.Host);

    private static JsonElement Card(JsonElement activity) => activity.GetProperty("attachments")[0].GetProperty("content");
}
