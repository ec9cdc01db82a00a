using System.Globalization;
using LeadershipBot.Sandbox.Agency;

namespace LeadershipBot.Sandbox;

/// <summary>The data directory and the two files the host reads from it.</summary>
public sealed class SandboxData
{
    private const string ClockFile = "clock.txt";

    private SandboxData(string directory, string rosterFile, string programFile, SandboxRoster roster)
    {
        Directory = directory;
        RosterFile = rosterFile;
        ProgramFile = programFile;
        Roster = roster;
    }

    public string Directory { get; }

    public string RosterFile { get; }

    public string ProgramFile { get; }

    public SandboxRoster Roster { get; }

    public static SandboxData Prepare(SandboxOptions options)
    {
        var directory = Path.GetFullPath(options.DataDirectory ?? SandboxOptions.DefaultDataDirectory);
        if (options.DataDirectory is null && System.IO.Directory.Exists(directory))
        {
            System.IO.Directory.Delete(directory, recursive: true);
        }

        MakeForOwnerAlone(directory);
        var programFile = options.ProgramFile is { } given ? Path.GetFullPath(given) : Path.Combine(directory, "programs.yaml");
        if (options.ProgramFile is null)
        {
            File.WriteAllText(programFile, SandboxPrograms.Yaml);
        }

        if (options.RosterFile is { } rosterFile)
        {
            return new SandboxData(directory, Path.GetFullPath(rosterFile), programFile, Agency.RosterFile.Read(rosterFile));
        }

        var (roster, teams) = SyntheticAgency.Create(options.Seed, options.People);
        var written = Path.Combine(directory, "roster.csv");
        Agency.RosterFile.Write(written, roster, teams);
        return new SandboxData(directory, written, programFile, roster);
    }

    /// <summary>The Azurite that these options ask for, started on this folder; null where they ask for none.</summary>
    public Task<AzuriteProcess?> StartAzuriteAsync(SandboxOptions options, CancellationToken cancellationToken) =>
        options is { Store: SandboxStore.Azurite, TableConnection: null }
            ? StartAsync(Path.Combine(Directory, "azurite"), cancellationToken)
            : Task.FromResult<AzuriteProcess?>(null);

    private static async Task<AzuriteProcess?> StartAsync(string directory, CancellationToken cancellationToken) =>
        await AzuriteProcess.StartAsync(directory, cancellationToken: cancellationToken);

    /// <summary>Where the calendar stood when a kept directory was last used; time never runs backwards for its data.</summary>
    public DateTimeOffset? ReadClock() =>
        File.Exists(ClockPath)
        && DateTimeOffset.TryParse(File.ReadAllText(ClockPath), CultureInfo.InvariantCulture, out var saved)
            ? saved
            : null;

    public void SaveClock(DateTimeOffset now) => File.WriteAllText(ClockPath, now.ToString("O", CultureInfo.InvariantCulture));

    private string ClockPath => Path.Combine(Directory, ClockFile);

    /// <summary>As a deployment's data folder should be, so that the check of anonymity has nothing to say about it.</summary>
    private static void MakeForOwnerAlone(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(directory);
        }
        else
        {
            System.IO.Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
