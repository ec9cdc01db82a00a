using System.Net;
using System.Text.Json;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Store;

/// <summary>A store that fails at whatever it is asked, in front of people, jobs and tools.</summary>
public sealed class BrokenStoreTests : IAsyncLifetime
{
    private const string TryAgain = "That did not work just now. Please try again in a minute.";
    private const string Intente = "Eso no funcionó en este momento. Por favor intente otra vez en un minuto.";
    private const string Secret = "row of c0ffee00 with VM-2=4";

    private readonly CapturedLog _log = new();
    private AgencyAtWork _agency = null!;
    private WatchedStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _agency = await AgencyAtWork.StartHarborAsync(
        change: _log.IntoHost + WatchedStore.Into(watched => _store = watched), start: new DateTimeOffset(2026, 10, 4, 0, 0, 0, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        await _agency.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Whatever_somebody_types_they_are_asked_to_try_again()
    {
        // Who is there and what they read is known; everything else fails.
        Break(call => call.ToString() != "get Preferences" && call.ToString() != "get Dialogs");

        foreach (var command in new[] { "results", "pulse", "nudge", "pause 2026-12-24" })
        {
            Assert.Equal((command, TryAgain), (command, (await _agency.Find("NorthLead").SaysAsync(command)).Words));
        }

        foreach (var command in new[] { "status", "pause all", "resume all" })
        {
            Assert.Equal((command, TryAgain), (command, (await _agency.Find("Admin").SaysAsync(command)).Words));
        }

        foreach (var command in new[] { "resultados", "encuesta", "pausa 2026-12-24" })
        {
            Assert.Equal((command, Intente), (command, (await _agency.Find("North2").SaysAsync(command)).Words));
        }

        _store.BeforeCall = null;
        Assert.Empty(await _agency.ReadAsync(Tables.Preferences));
        Assert.Empty(await _agency.ReadAsync(Tables.QuietModes));
    }

    [Theory]
    [InlineData(SubmitBallot.VerbName, "Your answer could not be saved. Please try again in a minute.", "No se pudo guardar su respuesta. Por favor intente otra vez en un minuto.")]
    [InlineData(AnswerNudge.Accept, TryAgain, Intente)]
    [InlineData(AnswerNudge.Another, TryAgain, Intente)]
    [InlineData(SaveSettings.VerbName, TryAgain, Intente)]
    public async Task Whatever_somebody_taps_they_are_asked_to_try_again_beside_their_card(string verb, string english, string spanish)
    {
        await _agency.AdvanceAsync(Harbor.OpensInBothZones);
        var rows = await _agency.ReadLastingAsync();
        Break(call => call.ToString() != "get Preferences");
        var wire = new Wire(_agency);
        foreach (var (key, words) in new[] { ("North1", english), ("North2", spanish) })
        {
            var tap = wire.Tap(key, verb, new() { [PulseCard.RoundKey] = Harbor.RoundId, [NudgeCard.CardKey] = "nudge-20261006", ["language"] = key == "North2" ? "es" : "en", ["from"] = "9", ["to"] = "16", ["pulses"] = "true", ["days"] = "Monday" });
            var (status, body) = await wire.PostAsync(tap.ToJsonString(), wire.Token());
            var answer = JsonElement.Parse(body);

            Assert.Equal((200, InvokeResponses.MessageType, words), (status, answer.GetProperty("type").GetString(), answer.GetProperty("value").GetString()));

            // A client of before taps with a message and is answered with one.
            var heard = (await _agency.Find(key).HeardAsync()).Count;
            var submit = wire.Message(key, "");
            submit["value"] = tap["value"]!["action"]!["data"]!.DeepClone();
            submit["value"]!["verb"] = verb;
            await wire.PostAsync(submit.ToJsonString(), wire.Token());
            Assert.Equal(words, Assert.Single((await _agency.Find(key).HeardAsync()).Skip(heard)).Words);
        }

        _store.BeforeCall = null;
        Assert.Equal(rows, await _agency.ReadLastingAsync());
    }

    [Fact]
    public async Task Tools_of_administrators_are_told_so()
    {
        var token = (await _agency.GetAsync<JsonElement>($"sandbox/api/people/{_agency.Find("Admin").Id}/token")).GetProperty("token").GetString();
        Break(_ => true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/admin/campaigns") { Headers = { Authorization = new("Bearer", token) } };
        using var response = await _agency.SendAsync(request);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("Please try again in a minute", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_due_meanwhile_is_said_once_in_the_stores_words_and_nothing_behind_them_is_logged()
    {
        Break(_ => true);

        await _agency.AdvanceAsync("2026-10-07T00:00:00Z");
        await _agency.Find("North1").SaysAsync("results");

        Assert.Single(_log.Lines, line => line.Contains("LeadershipBot.Store.StoreHealth: The store does not work", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains(nameof(EntityStoreException), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_file_is_planned_once_the_store_works_again()
    {
        Break(call => call.Kind == "upsert" && call.Table == Tables.Occurrences);
        await File.WriteAllTextAsync(_agency.ProgramPath, (await File.ReadAllTextAsync(_agency.ProgramPath, Cancellation)).Replace("0 0 10 ?", "0 0 11 ?", StringComparison.Ordinal), Cancellation);
        using var reload = ActivatorUtilities.CreateInstance<ReloadAgencyFiles>(_agency.Service<IServiceProvider>());
        await reload.LookAsync(Cancellation);
        await reload.LookAsync(Cancellation);
        Assert.DoesNotContain(_log.Lines, IsReloaded);

        // A file with errors meanwhile changes nothing of it.
        await File.AppendAllTextAsync(_agency.ProgramPath, "broken: [", Cancellation);
        await reload.LookAsync(Cancellation);
        await reload.LookAsync(Cancellation);
        Assert.Contains(_log.Lines, line => line.Contains("was refused and what ran before keeps running", StringComparison.Ordinal));
        Assert.Equal(11, _agency.Service<Agency>().Programs.Pulses[0].Schedule.GetNextValidTimeAfter(DateTimeOffset.UnixEpoch)?.Hour);

        _store.BeforeCall = null;
        await reload.LookAsync(Cancellation);
        Assert.Single(_log.Lines, IsReloaded);
        await reload.LookAsync(Cancellation);
        Assert.Single(_log.Lines, IsReloaded);

        static bool IsReloaded(string line) => line.Contains("were loaded again", StringComparison.Ordinal);
    }

    private void Break(Func<StoreCall, bool> fails)
    {
        _store.Calls.Clear();
        _store.BeforeCall = call =>
        {
            if (fails(call))
            {
                throw new EntityStoreException(StoreProblem.Unavailable, "The store is out of order.", new IOException(Secret));
            }
        };
    }
}
