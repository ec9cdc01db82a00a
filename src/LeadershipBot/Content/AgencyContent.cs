using Microsoft.Extensions.Options;

namespace LeadershipBot.Content;

/// <summary>Content of the agency's own, beside what comes with the bot; see <c>docs/own-content.md</c>.</summary>
public sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>The folder with the agency's own frameworks, nudges, instruments and circle questions; nothing where it has none.</summary>
    public string Folder { get; set; } = "";
}

/// <summary>The agency's own content files. One with an error is named in the log and on the administrators' status card; the rest is in use.</summary>
public sealed partial class AgencyContent
{
    /// <summary>No content file is near this; what is larger is left out unread.</summary>
    private const long MaxBytes = 4 * 1024 * 1024;

    private static readonly EnumerationOptions AllBelow = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    private readonly string _folder;
    private readonly ILogger<AgencyContent> _logger;
    private string? _loaded;
    private string? _before;

    public AgencyContent(IOptions<ContentOptions> options, ILogger<AgencyContent> logger)
    {
        _folder = options.Value.Folder;
        _logger = logger;
        _loaded = _before = Stamp();
        Library = ContentLibrary.Read(ContentLibrary.EmbeddedFiles(), Files());
        SayProblems();
    }

    public ContentLibrary Library { get; }

    /// <summary>One look: files that changed, and are no longer being written, are read again.</summary>
    public void Look()
    {
        var now = Stamp();
        if (now != _loaded && now == _before)
        {
            _loaded = now;
            Library.Reread(Files());
            LogReread(_logger);
            SayProblems();
        }

        _before = now;
    }

    private IEnumerable<string> Paths() => _folder.Length > 0 && Directory.Exists(_folder)
        ? Directory.EnumerateFiles(_folder, "*.json", AllBelow).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Which files there are, and when each was last changed.</summary>
    private string Stamp() => string.Join('|', Paths().Select(path => $"{path} {File.GetLastWriteTimeUtc(path).Ticks}"));

    private List<ContentFile> Files()
    {
        var files = new List<ContentFile>();
        foreach (var path in Paths())
        {
            try
            {
                if (new FileInfo(path).Length > MaxBytes)
                {
                    LogTooLarge(_logger, Path.GetFileName(path));
                    continue;
                }

                files.Add(new(Path.GetRelativePath(_folder, path).Replace('\\', '/'), File.ReadAllBytes(path)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                LogUnreadable(_logger, Path.GetFileName(path), error.GetType().Name);
            }
        }

        return files;
    }

    private void SayProblems()
    {
        if (_folder.Length > 0 && !Directory.Exists(_folder))
        {
            LogNoFolder(_logger);
        }

        foreach (var problem in Library.Problems)
        {
            LogLeftOut(_logger, problem.File, problem.Line, problem.Field, problem.Problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Left out of the agency's content: {File}, line {Line}, {Field}: {Problem}. The rest is in use")]
    private static partial void LogLeftOut(ILogger logger, string file, int line, string field, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Left out of the agency's content: {File} is larger than any content file")]
    private static partial void LogTooLarge(ILogger logger, string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Left out of the agency's content: {File} cannot be read, {ErrorType}")]
    private static partial void LogUnreadable(ILogger logger, string file, string errorType);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Content:Folder names a folder that is not there, so only the content that comes with the bot is in use")]
    private static partial void LogNoFolder(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "The agency's content was read again")]
    private static partial void LogReread(ILogger logger);
}
