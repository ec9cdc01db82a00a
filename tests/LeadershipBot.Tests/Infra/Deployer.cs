using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Infra;

/// <summary>Somebody's machine: the scripts of <c>infra</c>, an agency's files and a program, with a stand-in for the Azure CLI.</summary>
internal sealed class Deployer : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("deployer-");

    public Deployer()
    {
        Directory.CreateDirectory(PathOf("infra", "environments"));
        Directory.CreateDirectory(PathOf("artifacts"));
        Directory.CreateDirectory(PathOf("state"));
        foreach (var file in Directory.EnumerateFiles(BicepFiles.PathOf()))
        {
            File.Copy(file, PathOf("infra", Path.GetFileName(file)));
        }

        var parameters = File.ReadAllText(BicepFiles.PathOf("environments", "production.bicepparam"));
        File.WriteAllText(PathOf("infra", "environments", "production.bicepparam"), parameters.Replace("example.org", "agency.example", StringComparison.Ordinal));
        File.WriteAllText(PathOf("roster.csv"), "people");
        File.WriteAllText(PathOf("programs.yaml"), "programs");
        BuildProgram("first program", FirstCommit);
    }

    public const string FirstCommit = "1111111111111111111111111111111111111111";

    public const string SecondCommit = "2222222222222222222222222222222222222222";

    public const string ThirdCommit = "3333333333333333333333333333333333333333";

    private const string Time = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>What was said, errors too.</summary>
    public string Said { get; private set; } = "";

    /// <summary>After this a run is ended. They take a few seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>By which a run takes too long.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked of the Azure CLI and curl since the last look.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            var calls = State("calls").Split('\n', StringSplitOptions.RemoveEmptyEntries);
            File.Delete(PathOf("state", "calls"));
            return calls;
        }
    }

    public string PathOf(params string[] parts) => Path.Combine([_home.FullName, .. parts]);

    /// <summary>The programs that this machine keeps, the oldest first.</summary>
    public IReadOnlyList<string> Kept => Directory.Exists(PathOf("artifacts", "deployed"))
        ? [.. Directory.EnumerateFiles(PathOf("artifacts", "deployed"), "*.zip", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Kept programs are named by the second in which they were sent.</summary>
    public void LetADayPass()
    {
        foreach (var file in Kept)
        {
            var parts = Path.GetFileName(file).Split('-', 2);
            var before = DateTime.ParseExact(parts[0], Time, CultureInfo.InvariantCulture).AddDays(-1).ToString(Time, CultureInfo.InvariantCulture);
            File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, $"{before}-{parts[1]}"));
        }
    }

    /// <summary>What runs in the web app.</summary>
    public string Program
    {
        get
        {
            using var zip = ZipFile.OpenRead(PathOf("state", "program.zip"));
            using var text = new StreamReader(zip.GetEntry("program")!.Open());
            return text.ReadToEnd();
        }
    }

    /// <summary>What infra/publish.sh makes; without a commit, one from before zips named theirs.</summary>
    public void BuildProgram(string text, string? commit)
    {
        using var zip = new ZipArchive(File.Create(PathOf("artifacts", "leadershipbot.zip")), ZipArchiveMode.Create);
        foreach (var (name, inside) in new[] { ("program", text), ("commit.txt", commit) })
        {
            if (inside is not null)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(inside);
            }
        }
    }

    /// <summary>What the stand-in keeps under a name; empty where it keeps nothing.</summary>
    public string State(string name) => File.Exists(PathOf("state", name)) ? File.ReadAllText(PathOf("state", name)) : "";

    public void SetState(string name, string text) => File.WriteAllText(PathOf("state", name), text);

    public Task<int> DeployAsync(params string[] more) =>
        RunAsync("deploy.sh", ["--group", "leadershipbot", "--location", "eastus", "--roster", "roster.csv", "--programs", "programs.yaml", .. more]);

    /// <summary>As after a change of the parameters: without the agency's files.</summary>
    public Task<int> DeployAgainAsync(params string[] more) => RunAsync("deploy.sh", ["--group", "leadershipbot", .. more]);

    public Task<int> UpdateAsync(params string[] more) => RunAsync("update.sh", ["--group", "leadershipbot", .. more]);

    public async Task<int> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [PathOf("infra", script), .. arguments])
        {
            WorkingDirectory = _home.FullName,
        };
        start.Environment["PATH"] = BicepFiles.Standins + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH");
        start.Environment["STANDIN_STATE"] = PathOf("state");
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        var run = await CommandRun.OfAsync(start, Longest, Clock, TestContext.Current.CancellationToken);
        Said = run.Output + run.Errors;
        return run.ExitCode;
    }

    public void Dispose() => _home.Delete(recursive: true);
}
