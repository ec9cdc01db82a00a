using System.Diagnostics;

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
        File.WriteAllText(PathOf("artifacts", "leadershipbot.zip"), "first program");
    }

    /// <summary>What was said, errors too.</summary>
    public string Said { get; private set; } = "";

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

    /// <summary>What the stand-in keeps under a name; empty where it keeps nothing.</summary>
    public string State(string name) => File.Exists(PathOf("state", name)) ? File.ReadAllText(PathOf("state", name)) : "";

    public void SetState(string name, string text) => File.WriteAllText(PathOf("state", name), text);

    public Task<int> DeployAsync(params string[] more) =>
        RunAsync("deploy.sh", ["--group", "leadershipbot", "--location", "eastus", "--roster", "roster.csv", "--programs", "programs.yaml", .. more]);

    public Task<int> UpdateAsync(params string[] more) => RunAsync("update.sh", ["--group", "leadershipbot", .. more]);

    public async Task<int> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [PathOf("infra", script), .. arguments])
        {
            WorkingDirectory = _home.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = BicepFiles.Standins + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH");
        start.Environment["STANDIN_STATE"] = PathOf("state");
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Said = await output + await errors;
        return process.ExitCode;
    }

    public void Dispose() => _home.Delete(recursive: true);
}
