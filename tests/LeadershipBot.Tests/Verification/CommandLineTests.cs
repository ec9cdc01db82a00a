using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Verification;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>The program as it is typed.</summary>
public sealed class CommandLineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://127.0.0.1:3978", "--environment", "Development", "--Bot:DevelopmentLoopback", "true")]
    [InlineData("--Bot:AppId=00000000-0000-0000-0000-000000000001", "--contentRoot", "/srv")]
    [InlineData("/Bot:AppId=x", "Roster:File=people.csv")]
    [InlineData("--Bot:ClientSecret", "@secret", "--Programs:File", "a b.yaml")]
    [InlineData("--Logging:LogLevel:Default", "Debug", "--", "--urls", "x")]
    [InlineData("--Bot:AppId", "", "--language", "es")]
    public async Task Without_a_command_it_is_the_bot_with_all_arguments_as_they_came(params string[] args)
    {
        string[]? handedOn = null;
        var command = HostCommand.Create(args, received =>
        {
            handedOn = received;
            return Task.FromResult(7);
        });

        var code = await command.Parse(args, HostCommand.Parser).InvokeAsync(cancellationToken: Cancellation);

        Assert.Equal(7, code);
        Assert.Equal(args, handedOn);
    }

    [Fact]
    public async Task A_mistyped_command_does_not_start_a_bot()
    {
        var errors = new StringWriter();
        var command = HostCommand.Create(["verify-anonimity"], _ => throw new InvalidOperationException("It started."));

        var code = await command.Parse(["verify-anonimity"], HostCommand.Parser)
            .InvokeAsync(new InvocationConfiguration { Output = errors, Error = errors }, Cancellation);

        Assert.Equal(1, code);
        Assert.Contains("There is no command \"verify-anonimity\".", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_program_itself_tells_beside_a_running_bot(bool isInTables)
    {
        // Tomorrow, because the program goes by the real calendar, and whatever day that is.
        var opens = new DateTimeOffset(DateTimeOffset.UtcNow.UtcDateTime.Date.AddDays(1).AddHours(17), TimeSpan.Zero);
        var programs = SandboxPrograms.Yaml
            .Replace("workingDays: [mon, tue, wed, thu, fri]", "workingDays: [mon, tue, wed, thu, fri, sat, sun]", StringComparison.Ordinal)
            .Replace("holidays: [2026-11-26, 2026-12-25, 2027-01-01]\n", "", StringComparison.Ordinal)
            .Replace("0 0 10 ? * MON#1", opens.ToString("'0 0 10 'd M' ? 'yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("0 0 9 ? * TUE", "0 0 9 1 1 ? 2099", StringComparison.Ordinal);
        await using var azurite = isInTables ? await AzuriteProcess.StartAsync(cancellationToken: Cancellation) : null;
        await using var agency = await AgencyAtWork.StartHarborAsync(
            programs: programs, change: azurite is null ? null : AuditedTables.StoreIn(azurite), start: opens.AddHours(-20));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(agency.Folder, "data"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await agency.AdvanceAsync(opens.AddHours(3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        await agency.Find("North1").AnswersAsync(Items.All(4));

        var (code, text) = await RunAsync(agency, "verify-anonymity", "--environment", "Sandbox");

        Assert.Equal(("", 0), (string.Join('\n', text.Split('\n').Where(line => line.Contains('✗', StringComparison.Ordinal))), code));
        Assert.Contains("is open and may hold sealed ballots until", text, StringComparison.Ordinal);
        Assert.Contains("All that can be seen from here holds.", text, StringComparison.Ordinal);

        (code, text) = await RunAsync(agency, "verify-anonymity", "--environment", "Sandbox", "--language", "es", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting", "Information");

        Assert.Equal(1, code);
        Assert.Contains("No todo se cumple", text, StringComparison.Ordinal);
        Assert.Contains("sealed", (await agency.Find("North3").AnswersAsync(Items.All(2))).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_as_a_bot_takes_its_time_to_end_and_leaves_a_tidy_store()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var data = Path.Combine(agency.Folder, "second");
        using var process = Process.Start(StartOf(agency, "--urls", "http://127.0.0.1:0", "--Storage:DataDirectory", data))!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line && !line.Contains("Application started", StringComparison.Ordinal))
            {
                // Not yet.
            }

            Assert.False(process.HasExited);
            using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.StandardOutput.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation);
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(0, process.ExitCode);
        Assert.Equal(["leadershipbot.db", "master.key"], Directory.EnumerateFiles(data).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    private static async Task<(int Code, string Text)> RunAsync(AgencyAtWork agency, params string[] args)
    {
        using var process = Process.Start(StartOf(agency, args))!;
        var text = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, text);
    }

    private static ProcessStartInfo StartOf(AgencyAtWork agency, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "LeadershipBot.dll"), .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = agency.Folder,
        };

        // The settings of the running bot, and no agent that the tests themselves may run under.
        var kept = new[] { "PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "SystemRoot", "TEMP", "DOTNET_CLI_HOME" };
        foreach (var name in start.Environment.Keys.Where(name => !kept.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (key, value) in agency.Service<IConfiguration>().AsEnumerable().Where(setting =>
            setting.Value is not null && new[] { "Bot", "Roster", "Programs", "Storage", "Pulses" }.Contains(setting.Key.Split(':')[0])))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }
}
