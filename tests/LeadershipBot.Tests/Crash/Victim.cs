using System.Net.Http.Json;
using System.Text.Json;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>One host of a process that dies, used over HTTP.</summary>
/// <param name="folder">With the roster, the programs and the data.</param>
/// <param name="step">Where it comes to its end, such as <c>after replace Rounds 2</c>.</param>
internal sealed class Victim(string folder, string step, Uri root) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = root };

    public string Folder => folder;

    public string Step => step;

    /// <summary>How many answers were acknowledged.</summary>
    public int Acknowledged { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts again on the same directory, where people's service URL still leads.</summary>
    public Task<AgencyAtWork> RestartAsync() => AgencyAtWork.StartHarborAsync(folder, port: root.Port);

    /// <summary>Moves the clock; false when the process died on the way.</summary>
    public Task<bool> AdvanceAsync(string instant) => PostAsync("sandbox/api/clock", new { advanceTo = instant });

    /// <summary>A person asks for the poll and answers it; true when the answer was acknowledged, false when the process died first.</summary>
    public async Task<bool> AnswerAsync(string personId, Dictionary<string, string> answers)
    {
        if (!await PostAsync($"sandbox/api/people/{personId}/messages", new { text = "pulse" }))
        {
            return false;
        }

        var chat = await _http.GetFromJsonAsync<JsonElement[]>($"sandbox/api/people/{personId}/chat", Cancellation);
        var poll = chat!.Select(activity => new Message(activity)).Last(message => message.IsFromBot && message.Offers(SubmitBallot.VerbName));
        var isAcknowledged = await PostAsync(
            $"sandbox/api/people/{personId}/actions",
            new { activityId = poll.Id, verb = SubmitBallot.VerbName, data = answers },
            answer => Assert.Contains(AnswerAgain.VerbName, answer, StringComparison.Ordinal));
        Acknowledged += isAcknowledged ? 1 : 0;
        return isAcknowledged;
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> PostAsync(string path, object body, Action<string>? check = null)
    {
        try
        {
            using var response = await _http.PostAsJsonAsync(path, body, Cancellation);
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.True(response.IsSuccessStatusCode, text);
            check?.Invoke(text);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
