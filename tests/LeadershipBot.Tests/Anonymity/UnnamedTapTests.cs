using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Admin;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>
/// A log of the store's requests, which an account may keep, has names of rows and times: a person's row asked for just before
/// a ballot is written would say whose it is. So no tap on a pulse asks for one, whatever comes of it.
/// </summary>
public sealed class UnnamedTapTests : IAsyncLifetime
{
    private const string NeverAsked = "North8";

    private WatchedStore _store = null!;
    private AgencyAtWork _agency = null!;
    private Wire _wire = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A round is open, of which one person was not asked.</summary>
    public async ValueTask InitializeAsync()
    {
        _agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => _store = watched));
        _wire = new(_agency);
        await LoadAsync(Harbor.Csv(Harbor.People.Where(person => person.Key != NeverAsked)));
        await _agency.AdvanceAsync(Harbor.OpensInBothZones);
        await LoadAsync(Harbor.Csv());
    }

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Theory]
    [InlineData("sealed", "North1", SubmitBallot.VerbName, Harbor.RoundId)]
    [InlineData("short questions", "North1", AnswerAgain.VerbName, Harbor.RoundId)]
    [InlineData("preguntas cortas", "North2", AnswerAgain.VerbName, Harbor.RoundId)]
    [InlineData("not on the scale", "North1", SubmitBallot.VerbName, Harbor.RoundId, "77")]
    [InlineData("is closed", "North1", SubmitBallot.VerbName, "pulse-20200101")]
    [InlineData("is closed", "North1", AnswerAgain.VerbName, "pulse-20200101")]
    [InlineData("is closed", "North1", SubmitBallot.VerbName, "No such round")]
    [InlineData("antes de que usted estuviera en la lista", NeverAsked, SubmitBallot.VerbName, Harbor.RoundId)]
    [InlineData("antes de que usted estuviera en la lista", NeverAsked, AnswerAgain.VerbName, Harbor.RoundId)]
    [InlineData("test", "North1", AnswerTest.VerbName, "test")]
    [InlineData("no longer be used", "North1", "pulse.of-another-version", Harbor.RoundId)]
    public async Task No_request_to_the_store_names_whoever_taps(string words, string person, string verb, string round, string answer = "4")
    {
        Assert.Contains(words, await TapAsync(person, verb, Data(round, answer)), StringComparison.Ordinal);
        NobodyIsNamed();

        // The same from a client that taps with a message.
        var heard = (await _agency.Find(person).HeardAsync()).Count;
        var message = _wire.Message(person, "");
        message["value"] = Data(round, answer);
        message["value"]!["verb"] = verb;
        await PostAsync(message);
        Assert.Contains(words, Assert.Single((await _agency.Find(person).HeardAsync()).Skip(heard)).Words, StringComparison.Ordinal);
        NobodyIsNamed();
    }

    [Theory]
    [InlineData(SubmitBallot.VerbName, "get")]
    [InlineData(SubmitBallot.VerbName, "upsert")]
    [InlineData(AnswerAgain.VerbName, "get")]
    public async Task Nor_while_the_store_fails(string verb, string fails)
    {
        _store.BeforeCall = call =>
        {
            if (call.Kind == fails)
            {
                throw new EntityStoreException(StoreProblem.Unavailable, "The store is out of order.");
            }
        };

        Assert.Contains("could not be saved", await TapAsync("North1", verb, Data(Harbor.RoundId)), StringComparison.Ordinal);

        NobodyIsNamed();
    }

    [Fact]
    public async Task Nor_when_the_pulse_has_been_published()
    {
        await _agency.AdvanceAsync(Harbor.Closes);

        Assert.Contains("is closed", await TapAsync("North1", SubmitBallot.VerbName, Data(Harbor.RoundId)), StringComparison.Ordinal);

        NobodyIsNamed();
    }

    [Fact]
    public async Task The_answer_is_in_the_language_of_the_card()
    {
        var person = _agency.Find("North1");
        var poll = (await person.HeardAsync(SubmitBallot.VerbName))[0];
        await TapAsync("North1", SaveSettings.VerbName, new() { ["language"] = "es", ["from"] = "9", ["to"] = "16", ["days"] = "Monday" });

        // The card on which they answer was made before they changed it, the one that they ask for next after that.
        Assert.Contains("What you sent is sealed", Message.WordsOf((await person.TapsAsync(poll, SubmitBallot.VerbName, Items.All(4))).GetProperty("value")), StringComparison.Ordinal);
        Assert.Contains("8 short questions", Message.WordsOf((await person.TapsAsync(poll, AnswerAgain.VerbName)).GetProperty("value")), StringComparison.Ordinal);
        await person.SaysAsync("pulse");
        poll = (await person.HeardAsync(SubmitBallot.VerbName))[^1];
        Assert.Contains("Lo que envió quedó sellado", Message.WordsOf((await person.TapsAsync(poll, SubmitBallot.VerbName, Items.All(4))).GetProperty("value")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"es\"", "quedó sellado")]
    [InlineData("\"en\"", "is sealed")]
    [InlineData("\"fr\"", "quedó sellado")]
    [InlineData("7", "quedó sellado")]
    [InlineData("null", "quedó sellado")]
    [InlineData("{\"es\":1}", "quedó sellado")]
    public async Task What_a_card_says_of_its_language_is_a_language_or_nothing(string language, string words)
    {
        var data = Data(Harbor.RoundId);
        data[PulseCard.LanguageKey] = JsonNode.Parse(language);

        Assert.Contains(words, await TapAsync("North2", SubmitBallot.VerbName, data), StringComparison.Ordinal);
    }

    private async Task LoadAsync(string roster)
    {
        await File.WriteAllTextAsync(_agency.RosterPath, roster, Cancellation);
        Assert.Empty(_agency.Service<AgencyFiles>().Load());
    }

    private async Task<string> TapAsync(string person, string verb, JsonObject data)
    {
        var body = await PostAsync(_wire.Tap(person, verb, data));
        return Message.WordsOf(JsonElement.Parse(body).GetProperty("value"));
    }

    private async Task<string> PostAsync(JsonObject activity)
    {
        _store.Calls.Clear();
        var (status, body) = await _wire.PostAsync(activity.ToJsonString(), _wire.Token());
        Assert.Equal(200, status);
        return body;
    }

    /// <summary>Neither by an id nor by a chat, whose key is a hash.</summary>
    private void NobodyIsNamed()
    {
        var names = _agency.People.Select(person => person.Id)
            .Concat(_agency.Chats.SelectMany(chat => new[] { chat.ConversationId, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chat.ConversationId))) }))
            .ToList();
        Assert.DoesNotContain(_store.Calls, call => names.Exists(name =>
            (call.Partition + " " + call.Row).Contains(name, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(_store.Calls, call => call.Table == Tables.Preferences || call.Table == Tables.Dialogs || call.Table == Tables.Conversations);
    }

    private static JsonObject Data(string round, string answer = "4")
    {
        var data = new JsonObject { [PulseCard.RoundKey] = round };
        foreach (var item in Items.Ids)
        {
            data[item] = answer;
        }

        return data;
    }
}
