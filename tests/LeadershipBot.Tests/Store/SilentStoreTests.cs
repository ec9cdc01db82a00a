using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Nudges;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Store;

/// <summary>A store that takes requests and never answers: nobody in Teams waits for it as long as its client would.</summary>
public sealed class SilentStoreTests : IAsyncLifetime
{
    private const string TryAgain = "That did not work just now. Please try again in a minute.";
    private const string Intente = "Eso no funcionó en este momento. Por favor intente otra vez en un minuto.";
    private const string NotSaved = "Your answer could not be saved. Please try again in a minute.";

    private readonly CapturedLog _log = new();
    private readonly ShortenedTime _time = new(StoreHealth.Patience);
    private AgencyAtWork _agency = null!;
    private WatchedStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _agency = await AgencyAtWork.StartHarborAsync(change: _log.IntoHost + _time.IntoHost + WatchedStore.Into(watched => _store = watched));
        await _agency.AdvanceAsync(Harbor.OpensInBothZones);
    }

    public async ValueTask DisposeAsync()
    {
        await _agency.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Whoever_types_is_asked_to_try_again_and_the_log_says_why_once()
    {
        Silence(_ => true);
        Assert.Equal(TryAgain, (await _agency.Find("North1").SaysAsync("settings")).Words);

        Silence(call => call.ToString() != "get Preferences" && call.ToString() != "get Dialogs");
        Assert.Equal(TryAgain, (await _agency.Find("NorthLead").SaysAsync("results")).Words);
        Assert.Equal(TryAgain, (await _agency.Find("Admin").SaysAsync("status")).Words);
        Assert.Equal(Intente, (await _agency.Find("North2").SaysAsync("encuesta")).Words);

        Assert.Single(_log.Lines, line => line.Contains("The store does not work", StringComparison.Ordinal) && line.Contains("did not answer for 7 seconds", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("A turn failed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("get Rounds", SubmitBallot.VerbName, NotSaved)]
    [InlineData("upsert Ballots", SubmitBallot.VerbName, NotSaved)]
    [InlineData("get Preferences", AnswerNudge.Accept, TryAgain)]
    [InlineData("get Nudges", AnswerNudge.Accept, TryAgain)]
    public async Task Whoever_taps_is_told_so_beside_their_card_and_succeeds_later(string call, string verb, string words)
    {
        var wire = new Wire(_agency);
        var tap = wire.Tap("North1", verb, new() { [PulseCard.RoundKey] = Harbor.RoundId, [NudgeCard.CardKey] = "nudge-20261006" }).ToJsonString();
        Silence(silent => silent.ToString() == call);

        var (status, body) = await wire.PostAsync(tap, wire.Token());
        var answer = JsonElement.Parse(body);

        Assert.Equal((200, InvokeResponses.MessageType, words), (status, answer.GetProperty("type").GetString(), answer.GetProperty("value").GetString()));
        Assert.Empty(await _agency.ReadBallotsAsync());
        Hear();
        Assert.Equal(InvokeResponses.CardType, JsonElement.Parse((await wire.PostAsync(tap, wire.Token())).Body).GetProperty("type").GetString());
        Assert.Equal(verb == SubmitBallot.VerbName ? 1 : 0, (await _agency.ReadBallotsAsync()).Count);
    }

    [Fact]
    public void Nobody_hears_that_an_answer_was_not_saved_later_than_closing_waits_for_it()
    {
        Assert.True(StoreHealth.Patience < SubmitBallot.GiveUpAfter);
        Assert.True(SubmitBallot.GiveUpAfter.TotalSeconds < new PulseOptions().DrainSeconds);
    }

    [Fact]
    public async Task Sending_takes_as_long_as_Teams_wants_and_the_work_after_it_has_its_time_again()
    {
        var time = new MovableTime();
        using var limited = new LimitedTurn(new TurnContext(new Activity { Type = ActivityTypes.Message }, new SlowSender(time)), time, Cancellation);

        await limited.SendActivityAsync("one", limited.Token);
        Assert.False(limited.Token.IsCancellationRequested);
        time.Move(StoreHealth.Patience - TimeSpan.FromSeconds(1));
        Assert.False(limited.IsOver);
        time.Move(TimeSpan.FromSeconds(1));
        Assert.True(limited.IsOver && limited.Token.IsCancellationRequested);

        // What was done can still be said.
        await limited.SendActivityAsync("two", limited.Token);
    }

    private void Silence(Func<StoreCall, bool> silent)
    {
        _time.IsHurried = true;
        _store.HoldRead = (call, cancellationToken) => silent(call) ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken) : Task.CompletedTask;
        _store.Hold = (change, cancellationToken) =>
            silent(new StoreCall(change.Kind, change.Table)) ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>With all its time again, for what is asked of it then takes as long as it takes.</summary>
    private void Hear()
    {
        _time.IsHurried = false;
        (_store.HoldRead, _store.Hold) = (null, null);
    }

    private sealed class SlowSender(MovableTime time) : ActivitySender
    {
        public override Task<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
        {
            time.Move(TimeSpan.FromSeconds(30));
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(new ResourceResponse());
        }

        public override Task<ResourceResponse> UpdateAsync(Activity activity, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task DeleteAsync(string serviceUrl, string conversationId, string activityId, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
