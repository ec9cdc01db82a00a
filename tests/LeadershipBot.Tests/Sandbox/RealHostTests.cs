using System.Net.Http.Json;
using System.Text.Json;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Limits;
using LeadershipBot.Sandbox.Receipts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

/// <summary>The sandbox around the host that runs in production.</summary>
public sealed class RealHostTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("sandbox-host");
    private SandboxServer _sandbox = null!;
    private HttpClient _http = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { DataDirectory = _data.FullName, Port = 0 }, Cancellation);
        _http = new HttpClient { BaseAddress = _sandbox.Root };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Everyone_is_greeted_once_and_the_first_pulse_opens_at_ten_in_each_zone()
    {
        var people = await _http.GetFromJsonAsync<JsonElement[]>("sandbox/api/people", Cancellation);
        foreach (var person in people!.Where((_, index) => index % 20 == 0))
        {
            var chat = await _http.GetFromJsonAsync<JsonElement[]>($"sandbox/api/people/{person.GetProperty("id").GetString()}/chat", Cancellation);
            Assert.Single(chat!);
        }

        Assert.Equal(
            [("2026-10-05T16:00Z", "Monthly pulse"), ("2026-10-05T17:00Z", "Monthly pulse"), ("2026-10-06T15:00Z", "Weekly nudge"), ("2026-10-06T16:00Z", "Weekly nudge"), ("2026-10-07T16:00Z", "Circles (Denver"), ("2026-10-07T17:00Z", "Circles (Los")],
            (await NextAsync()).Select(next => (next.At, next.What[..next.What.IndexOf(' ', next.What.IndexOf(' ', StringComparison.Ordinal) + 1)])));
    }

    [Fact]
    public async Task Both_zones_answer_in_the_same_three_batches()
    {
        await SkipAsync();
        await SkipAsync();

        Assert.Equal(3, (await NextAsync()).Count(next => next.What.EndsWith("staff answer", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_kept_directory_goes_on_where_its_calendar_stood()
    {
        await SkipAsync();
        await _sandbox.DisposeAsync();

        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { DataDirectory = _data.FullName, Port = 0 }, Cancellation);
        _http.Dispose();
        _http = new HttpClient { BaseAddress = _sandbox.Root };

        var clock = await _http.GetFromJsonAsync<JsonElement>("sandbox/api/clock", Cancellation);
        Assert.Equal(new DateTimeOffset(2026, 10, 5, 16, 0, 0, TimeSpan.Zero), clock.GetProperty("now").GetDateTimeOffset());
        Assert.Equal("2026-10-05T17:00Z", (await NextAsync())[0].At);
    }

    [Fact]
    public async Task In_a_large_agency_nobody_is_greeted_and_the_first_poll_makes_the_conversations()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox-large");
        await using (var large = await SandboxServer.StartAsync(new SandboxOptions { DataDirectory = folder.FullName, Port = 0, People = 501, StaffAnswer = false }, Cancellation))
        {
            var receipts = large.Services.GetRequiredService<MessageReceipts>();
            var limits = large.Services.GetRequiredService<ConnectorLimits>();
            Assert.Equal((0, 0), (receipts.Total, limits.Counts.Passed));

            await large.Services.GetRequiredService<Timeline>().AdvanceAsync(new DateTimeOffset(2026, 10, 5, 17, 0, 0, TimeSpan.Zero), Cancellation);

            Assert.All(receipts.TimesReceived(new ReceiptFilter(Action: "pulse.submit")), entry => Assert.Equal(1, entry.Times));
            Assert.Equal((501, 1002), (receipts.Total, limits.Counts.Passed));
            using var http = new HttpClient { BaseAddress = large.Root };
            var listed = await http.GetFromJsonAsync<JsonElement[]>("sandbox/api/people?first=20", Cancellation);
            Assert.Equal(["administrator", "leader", "manager", "staff"], listed!.Select(person => person.GetProperty("role").GetString()).Distinct().Order());
            Assert.InRange(listed!.Length, 20, 24);
        }

        folder.Delete(recursive: true);
    }

    private async Task SkipAsync()
    {
        using var response = await _http.PostAsJsonAsync("sandbox/api/clock", new { skipToNext = true }, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<List<(string At, string What)>> NextAsync()
    {
        var clock = await _http.GetFromJsonAsync<JsonElement>("sandbox/api/clock", Cancellation);
        return
        [
            .. clock.GetProperty("next").EnumerateArray().Select(next => (
                next.GetProperty("at").GetDateTimeOffset().UtcDateTime.ToString("yyyy-MM-ddTHH:mmZ", null), next.GetProperty("what").GetString()!)),
        ];
    }
}
