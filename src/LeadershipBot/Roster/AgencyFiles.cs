using System.ComponentModel.DataAnnotations;
using LeadershipBot.Content;
using LeadershipBot.Core.Organization;
using LeadershipBot.Programs;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Roster;

/// <summary>Who works where; see <c>docs/roster.md</c>.</summary>
public sealed class RosterOptions
{
    public const string Section = "Roster";

    /// <summary>The CSV file of people. The bot reads it again when it changes.</summary>
    [Required(ErrorMessage = "Roster:File is missing: name the CSV file of people; docs/roster.md shows its columns.")]
    public string File { get; set; } = "";
}

/// <summary>What recurs; see <c>docs/programs.md</c>.</summary>
public sealed class ProgramsOptions
{
    public const string Section = "Programs";

    /// <summary>The YAML file of programs. The bot reads it again when it changes.</summary>
    [Required(ErrorMessage = "Programs:File is missing: name the YAML file of programs; docs/programs.md shows its settings.")]
    public string File { get; set; } = "";
}

/// <summary>An error in a file, with what a person needs to mend it.</summary>
public sealed record FileError(string File, InputError Error)
{
    /// <summary>Where it is, and nothing of what stands there.</summary>
    public string Place => $"{Path.GetFileName(File)}, line {Error.Line}, {Error.Field}";

    public override string ToString() => $"{Place}: {Error.Message}";
}

/// <summary>The roster or the programs have errors, and there are no others to go on with; the message lists all of them, for who starts the bot.</summary>
public sealed class UnusableFilesException(IReadOnlyList<FileError> errors)
    : Exception("The bot can't start until this is mended:" + string.Concat(errors.Select(error => Environment.NewLine + "  " + error)))
{
    public IReadOnlyList<FileError> Errors { get; } = errors;
}

/// <summary>Loads both files together: with any error in either, nothing changes.</summary>
public sealed partial class AgencyFiles(
    IOptions<RosterOptions> roster,
    IOptions<ProgramsOptions> programs,
    ContentLibrary content,
    Agency agency,
    TimeProvider clock,
    ILogger<AgencyFiles> logger)
{
    private bool _isHeld;

    /// <summary>When either file was last changed; it tells whether loading again is worth it.</summary>
    public (DateTime Roster, DateTime Programs) Changed =>
        (File.GetLastWriteTimeUtc(roster.Value.File), File.GetLastWriteTimeUtc(programs.Value.File));

    /// <summary>When the files that were last loaded, or refused, had been changed.</summary>
    public (DateTime Roster, DateTime Programs) Loaded { get; private set; }

    /// <summary>Whether the files as they are now were refused.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Empty when both files were accepted and are in force.</summary>
    public IReadOnlyList<FileError> Load()
    {
        Loaded = Changed;
        var errors = new List<FileError>();
        var people = Read(roster.Value.File, errors, reader => RosterFile.Parse(reader), result => result.Errors);
        var plans = Read(programs.Value.File, errors, reader => ProgramFile.Parse(reader, content.Instruments, clock.GetUtcNow()), result => result.Errors);
        IsRefused = errors.Count > 0;
        if (!IsRefused)
        {
            agency.Replace(people!.Roster!, plans!.Programs!);
            SayHold(plans.Programs!.LitigationHold is not null);
        }

        return errors;
    }

    private void SayHold(bool isHeld)
    {
        if (isHeld)
        {
            LogHeld(logger);
        }
        else if (_isHeld)
        {
            LogReleased(logger);
        }

        _isHeld = isHeld;
    }

    private static T? Read<T>(string path, List<FileError> errors, Func<TextReader, T> parse, Func<T, IReadOnlyList<InputError>> errorsOf)
        where T : class
    {
        try
        {
            using var reader = new StreamReader(path);
            var result = parse(reader);
            errors.AddRange(errorsOf(result).Select(error => new FileError(path, error)));
            return result;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(path, new InputError(0, "file", "The file cannot be read: " + error.Message)));
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The programs file sets a litigation hold: no round opens until it is taken away. A round that is open goes on and closes as promised")]
    private static partial void LogHeld(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "The litigation hold was taken away: rounds open again from their next date on")]
    private static partial void LogReleased(ILogger logger);
}
