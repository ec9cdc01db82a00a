using System.Globalization;

namespace LeadershipBot.EndToEnd.Docs;

/// <summary>
/// A folder that looks like a clone that was built: the repository's own files by links, so that nothing a command makes
/// ends up in it; settings of a made-up agency in the environment; and stand-ins first on PATH.
/// </summary>
internal sealed class Workplace : IDisposable
{
    private const string TenantId = "00000000-0000-4000-8000-00000000000a";

    private Workplace(string root) => Root = root;

    public string Root { get; }

    /// <summary>The process that a stand-in started, which may be a server.</summary>
    public string PidFile => Path.Combine(Root, "pid");

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public static Workplace Create()
    {
        var place = new Workplace(Directory.CreateTempSubdirectory("leadershipbot-docs-").FullName);
        foreach (var entry in new DirectoryInfo(Repository.Root).EnumerateFileSystemInfos())
        {
            var here = Path.Combine(place.Root, entry.Name);
            if (entry.Name == "infra")
            {
                CopyFiles(entry.FullName, here);
            }
            else if (entry.Name is not (".git" or ".data" or "artifacts"))
            {
                File.CreateSymbolicLink(here, entry.FullName);
            }
        }

        place.FillEnvironment();
        return place;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Folders in which commands of the pages make something.</summary>
    private static void CopyFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder) != "node_modules"))
        {
            CopyFiles(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private void FillEnvironment()
    {
        var roster = Path.Combine(Root, "roster.csv");
        var programs = Path.Combine(Root, "programs.yaml");
        File.WriteAllText(roster, CodeBlocks.Of("docs/roster.md").First(block => block.Language == "csv").Text);
        File.WriteAllText(programs, CodeBlocks.Of("docs/programs.md").First(block => block.Language == "yaml").Text);
        var data = Directory.CreateDirectory(Path.Combine(Root, "bot-data"));
        if (!OperatingSystem.IsWindows())
        {
            data.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        Environment["Bot__AppId"] = "00000000-0000-4000-8000-00000000000b";
        Environment["Bot__TenantId"] = TenantId;
        Environment["Bot__AppType"] = "UserAssignedMSI";
        Environment["Roster__File"] = roster;
        Environment["Programs__File"] = programs;
        Environment["Storage__DataDirectory"] = data.FullName;

        var standins = Repository.PathTo("tests", "LeadershipBot.EndToEnd", "Docs", "standins");
        Environment["PATH"] = standins + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH");
        Environment["DOCS_DOTNET"] = System.Environment.ProcessPath is { } process && Path.GetFileNameWithoutExtension(process) == "dotnet"
            ? process
            : new Prerequisite("The .NET SDK", "See https://dotnet.microsoft.com/download.", "dotnet").Locate();
        Environment["DOCS_ROOT"] = Root;
        Environment["DOCS_BUILD"] = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        Environment["DOCS_PID"] = PidFile;
        Environment["DOCS_SANDBOX_ARGS"] = "--port 0";
        Environment["DOCS_HOST_ARGS"] = "--urls http://127.0.0.1:0";
        Environment["CI"] = "";
        Environment["LC_ALL"] = "C.UTF-8";
        Environment["DOTNET_NOLOGO"] = true.ToString(CultureInfo.InvariantCulture);
    }
}
