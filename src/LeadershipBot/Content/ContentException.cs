namespace LeadershipBot.Content;

/// <summary>A content file is malformed. The message is for whoever edits the file and names the file and the field.</summary>
public sealed class ContentException(string file, string field, string problem, Exception? cause = null)
    : Exception($"{file}, {field}: {problem}", cause)
{
    public string File { get; } = file;

    public string Field { get; } = field;
}
