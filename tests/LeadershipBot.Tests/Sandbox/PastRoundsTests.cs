using System.Net.Http.Json;
using System.Text.Json;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Results;
using LeadershipBot.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

public sealed class PastRoundsTests : IAsyncLifetime
{
    private const int Count = 5;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("sandbox-past");
    private SandboxServer _sandbox = null!;
    private HttpClient _http = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { DataDirectory = _data.FullName, Port = 0, PastRounds = Count }, Cancellation);
        _http = new HttpClient { BaseAddress = _sandbox.Root };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_sandbox_may_begin_with_rounds_behind_it_on_the_days_they_would_have_opened()
    {
        var releases = await ReadAsync();

        Assert.Equal(
            ["pulse-20260907", "pulse-20260803", "pulse-20260706", "pulse-20260601", "pulse-20260504"], releases.Select(release => release.RoundId));
        Assert.All(releases, release => Assert.True(release.Nodes[0].IsPublished));
        Assert.All(releases, release => Assert.Contains(release.Nodes, node => !node.IsPublished));
    }

    [Fact]
    public async Task The_next_round_opens_as_if_everybody_had_been_told_of_them()
    {
        using var skipped = await _http.PostAsJsonAsync("sandbox/api/clock", new { skipToNext = true }, Cancellation);
        skipped.EnsureSuccessStatusCode();

        var staff = (await _http.GetFromJsonAsync<JsonElement[]>("sandbox/api/people", Cancellation))!.First(person => person.GetProperty("role").GetString() == "staff");
        var chat = await _http.GetStringAsync($"sandbox/api/people/{staff.GetProperty("id").GetString()}/chat", Cancellation);
        Assert.Contains("pulse.submit", chat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_directory_gets_them_once()
    {
        await _sandbox.DisposeAsync();
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { DataDirectory = _data.FullName, Port = 0, PastRounds = Count + 1 }, Cancellation);

        Assert.Equal(Count, (await ReadAsync()).Count);
    }

    private async Task<IReadOnlyList<Release>> ReadAsync() => await _sandbox.Services.GetRequiredService<Releases>().AllAsync(Cancellation);
}
