using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>The real host in a process of its own, used over HTTP, that kills itself where it is told to.</summary>
internal sealed class VictimProcess : IAsyncDisposable
{
    private const int KilledBySignal9 = 128 + 9;

    private readonly Process _process;
    private readonly HttpClient _http;

    private VictimProcess(Process process, Uri root)
    {
        (_process, Root) = (process, root);
        _http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = root };
    }

    public Uri Root { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="folder">With the roster, the programs and the data.</param>
    /// <param name="step">Where it is to die, such as <c>after replace Rounds 2</c>.</param>
    public static async Task<VictimProcess> StartAsync(string folder, string step)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(
            AppContext.BaseDirectory.Replace("LeadershipBot.Tests", "LeadershipBot.Victim", StringComparison.Ordinal), "LeadershipBot.Victim.dll"));
        start.ArgumentList.Add(folder);
        var process = Process.Start(start)!;
        try
        {
            var root = await process.StandardOutput.ReadLineAsync(Cancellation);
            Assert.True(Uri.TryCreate(root, UriKind.Absolute, out var address), "The process did not start.");
            await process.StandardInput.WriteLineAsync(step.AsMemory(), Cancellation);
            await process.StandardInput.FlushAsync(Cancellation);
            Assert.Equal("armed", await process.StandardOutput.ReadLineAsync(Cancellation));
            return new(process, address);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

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
        return await PostAsync(
            $"sandbox/api/people/{personId}/actions",
            new { activityId = poll.Id, verb = SubmitBallot.VerbName, data = answers },
            answer => Assert.Contains(AnswerAgain.VerbName, answer, StringComparison.Ordinal));
    }

    /// <summary>Waits for its end, which must be the one it was told to come to.</summary>
    public async Task DiedAsync(string step)
    {
        var isOver = _process.WaitForExitAsync(Cancellation);
        Assert.True(await Task.WhenAny(isOver, Task.Delay(TimeSpan.FromSeconds(20), Cancellation)) == isOver, $"There was no \"{step}\" to die at.");
        Assert.Equal(KilledBySignal9, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

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
