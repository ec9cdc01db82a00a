using LeadershipBot.Sandbox;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

public sealed class SandboxCommandTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sandbox-command");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Without_options_it_plays_the_synthetic_agency_in_the_default_directory()
    {
        var options = await ParseAsync();

        Assert.Equal(new SandboxOptions { Limits = true }, options);
        Assert.Null(options?.DataDirectory);
    }

    [Fact]
    public async Task Every_option_reaches_the_sandbox()
    {
        var roster = Path.Combine(_directory.FullName, "people.csv");
        var program = Path.Combine(_directory.FullName, "programs.yaml");
        await File.WriteAllTextAsync(roster, "id", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(program, "agency: A", TestContext.Current.CancellationToken);
        var data = Path.Combine(_directory.FullName, "data");

        var options = await ParseAsync("--roster", roster, "--program", program, "--data", data, "--port", "0", "--people", "2000", "--past", "24", "--no-limits", "--store", "azurite");

        Assert.Equal((roster, program, data, 0), (options!.RosterFile, options.ProgramFile, options.DataDirectory, options.Port));
        Assert.Equal((2000, 24, false, SandboxStore.Azurite), (options.People, options.PastRounds, options.Limits, options.Store));
        Assert.Equal(SandboxStore.Sqlite, (await ParseAsync("--store", "sqlite"))?.Store);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "many")]
    [InlineData("--roster", "no-such-file.csv")]
    [InlineData("--program", "no-such-file.yaml")]
    [InlineData("--people", "20")]
    [InlineData("--past", "25")]
    [InlineData("--people", "100001")]
    [InlineData("--store", "x")]
    public async Task A_wrong_option_starts_nothing(string option, string value) => Assert.Null(await ParseAsync(option, value));

    [Fact]
    public async Task The_bot_alone_starts_beside_a_Teams_of_this_machine_only()
    {
        Uri? teams = null;
        SandboxOptions? options = null;
        var command = SandboxCommand.Create((_, _) => Task.FromResult(1), (address, given, _) =>
        {
            (teams, options) = (address, given);
            return Task.FromResult(0);
        });

        Assert.Equal(0, await InvokeAsync("bot", "--teams", "http://127.0.0.1:4711/", "--start", "2026-10-05T15:00:00Z", "--port", "0"));
        Assert.Equal((4711, new DateTimeOffset(2026, 10, 5, 15, 0, 0, TimeSpan.Zero)), (teams!.Port, options!.Start));
        Assert.Equal(1, await InvokeAsync("bot", "--teams", "http://example.org/"));
        Assert.Equal(1, await InvokeAsync("bot"));

        Task<int> InvokeAsync(params string[] args) => command.Parse(args).InvokeAsync(
            new() { Output = TextWriter.Null, Error = TextWriter.Null }, TestContext.Current.CancellationToken);
    }

    private static async Task<SandboxOptions?> ParseAsync(params string[] args)
    {
        SandboxOptions? received = null;
        var command = SandboxCommand.Create((options, _) =>
        {
            received = options;
            return Task.FromResult(0);
        });
        var code = await command.Parse(args).InvokeAsync(
            new() { Output = TextWriter.Null, Error = TextWriter.Null }, TestContext.Current.CancellationToken);
        Assert.Equal(received is not null, code == 0);
        return received;
    }
}
