using System.Net.Http.Json;
using System.Text.Json;
using LeadershipBot.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

/// <summary>A sandbox around the test bot, with a client that uses it as the page does.</summary>
public sealed class RunningSandbox : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("sandbox-data");
    private SandboxServer _server = null!;

    public HttpClient Http { get; private set; } = null!;

    public Uri Root => _server.Root;

    public JsonElement[] People { get; private set; } = [];

    internal TestBot.Memory Bot => Service<TestBot.Memory>();

    public async ValueTask InitializeAsync()
    {
        var options = new SandboxOptions { DataDirectory = _data.FullName, Port = 0, PageDirectory = _data.FullName };
        _server = await SandboxServer.StartAsync(options, TestBot.Host);
        Http = new HttpClient { BaseAddress = _server.Root };
        People = await Http.GetFromJsonAsync<JsonElement[]>("sandbox/api/people") ?? [];
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        _data.Delete(recursive: true);
    }

    public T Service<T>()
        where T : notnull => _server.Services.GetRequiredService<T>();

    public string PersonId(string role, int index = 0) =>
        People.Where(person => person.GetProperty("role").GetString() == role).ElementAt(index).GetProperty("id").GetString()!;

    public async Task<JsonElement[]> ChatAsync(string personId) =>
        await Http.GetFromJsonAsync<JsonElement[]>($"sandbox/api/people/{personId}/chat", TestContext.Current.CancellationToken) ?? [];

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public async Task<(int Status, JsonElement Body)> PostTextAsync(string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(path, content, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public async Task SkipToAsync(string what)
    {
        for (var i = 0; i < 20; i++)
        {
            var clock = await Http.GetFromJsonAsync<JsonElement>("sandbox/api/clock", TestContext.Current.CancellationToken);
            var next = clock.GetProperty("next")[0].GetProperty("what").GetString()!;
            Assert.Equal(200, (await PostAsync("sandbox/api/clock", new { skipToNext = true })).Status);
            if (next.Contains(what, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"\"{what}\" never came.");
    }

    private static async Task<(int Status, JsonElement Body)> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }
}
